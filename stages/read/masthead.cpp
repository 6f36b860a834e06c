// SPDX-License-Identifier: Apache-2.0
#include "stages/read/masthead.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "stages/read/cells.h"
#include "stages/read/date_shape.h"
#include "stages/read/labels.h"

namespace sagwan {

namespace {

constexpr uint32_t kFigures = 3;          // columns of a row
constexpr std::size_t kFrontLines = 100;  // masthead and title stand on the first two pages
constexpr std::size_t kTopLines = 12;
constexpr std::size_t kDateLines = 6;      // a date beside other words stands at the very top
constexpr std::size_t kMostDateWords = 5;  // year, month, day, weekday, hour

class Finder {
 public:
  Finder(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
         Profile& profile)
      : text_(text), lines_(lines), config_(&config), out_(&profile) {}

  // A full date alone on a line, or the number of an issue under a series name; and what stands
  // with it. Above the first statement also a date beside other words, contacts and offices.
  void find() {
    if (lines_.size() < 2) return;  // a single line is all the text there is
    const std::size_t front = std::min(lines_.size(), kFrontLines);
    const std::size_t top = top_end();
    for (std::size_t i = 0; i < top && out_->title == kNone; ++i) {
      if (lines_[i].start == LineStart::text && has_title_label(lines_[i]))
        out_->title = static_cast<uint32_t>(i);
    }
    for (std::size_t i = 0; i < front; ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text && line.start != LineStart::numbered) continue;
      if (out_->cell_bullet[i] != 0 || out_->furniture[i] ||
          line.width > (line.has_gap ? 160U : 80U) || i == out_->title || is_figures(line))
        continue;
      const bool date = date_shape(content(line), *config_).is_full();
      const bool text = line.start == LineStart::text;
      const bool words = text && names_issue(line) &&
                         (!line.ends_sentence || starts_contact(line) || ends_in_date(line));
      const bool issue = text && line.width <= 60 && holds_any(content(line), config_->issue) &&
                         i > 0 && line.blanks == 0 &&
                         holds_any(content(lines_[i - 1]), config_->series);
      const bool beside = i < top && i < kDateLines && text &&
                          (ends_in_date(line) || is_dateline(content(line), *config_) ||
                           (line.has_gap && ends_in_month(line)));
      if (!date && !issue && !beside && !(i < kTopLines && words) &&
          !(i < top && holds_phone(line)))
        continue;
      out_->masthead[i] = true;
      const uint16_t most_blanks = i < top ? 2 : 0;
      for (std::size_t above = i; above > 0 && lines_[above].blanks <= most_blanks; --above) {
        const Line& other = lines_[above - 1];
        const bool more = names_issue(other) || (above - 1 < top && names_body(other));
        if (other.start != LineStart::text || other.ends_sentence || other.width > 60 || !more)
          break;
        out_->masthead[above - 1] = true;
        out_->furniture[above - 1] = false;
      }
      for (std::size_t below = i + 1; below < front && lines_[below].blanks <= most_blanks;
           ++below) {
        const Line& other = lines_[below];
        const bool label =
            below < top && is_one_of(squeezed(content(lines_[below - 1])), config_->contact);
        const bool more = begins_any(content(other), config_->contact) || label ||
                          date_shape(content(other), *config_).is_full() ||
                          (below < top && (names_body(other) || holds_phone(other)));
        if (other.start != LineStart::text || other.width > 80 || !more) break;
        out_->masthead[below] = true;
      }
    }
  }

 private:
  [[nodiscard]] std::string_view content(const Line& line) const {
    return text_.substr(line.begin, line.end - line.begin);
  }

  // A row of a table: its numbers are parted by wide gaps, a date's are not.
  [[nodiscard]] bool is_figures(const Line& line) const {
    if (!line.has_gap) return false;
    const RowShape shape = row_shape(content(line));
    return shape.columns >= kFigures && shape.is_numeric();
  }

  // Where the first statement or heading begins: above it stands front matter.
  [[nodiscard]] std::size_t top_end() const {
    std::size_t i = 0;
    while (i < std::min(lines_.size(), kFrontLines)) {
      const LineStart start = lines_[i].start;
      if (start == LineStart::bullet || start == LineStart::heading_word ||
          start == LineStart::caption ||
          (start == LineStart::numbered && !date_shape(content(lines_[i]), *config_).is_full()))
        break;
      ++i;
    }
    return i;
  }

  // Words without the spaces that front pages set between syllables.
  static std::string squeezed(std::string_view words) {
    std::string out;
    for (const char c : words) {
      if (c != ' ' && c != '\t') out += c;
    }
    return out;
  }

  [[nodiscard]] bool starts_contact(const Line& line) const {
    const std::string_view words = content(line);
    return std::any_of(config_->contact.begin(), config_->contact.end(),
                       [&](const std::string& label) { return words.starts_with(label); });
  }

  // `title: ...`
  [[nodiscard]] bool has_title_label(const Line& line) const {
    const std::string_view words = content(line);
    return std::any_of(config_->title_labels.begin(), config_->title_labels.end(),
                       [&](const std::string& label) {
                         if (!words.starts_with(label)) return false;
                         std::size_t i = label.size();
                         while (i < words.size() && words[i] == ' ') ++i;
                         return i < words.size() && words[i] == ':';
                       });
  }

  [[nodiscard]] bool names_body(const Line& line) const {
    if (line.width > 40 || line.content != LineContent::text) return false;
    const std::string_view words = content(line);
    return std::any_of(config_->bodies.begin(), config_->bodies.end(),
                       [&](const std::string& end) { return words.ends_with(end); });
  }

  // Three or four digits, a hyphen, four digits, and an area code before them: (02) 123-4567.
  [[nodiscard]] bool holds_phone(const Line& line) const {
    const std::string_view words = content(line);
    const auto digit = [&](std::size_t i) {
      return i < words.size() && is_digit(static_cast<unsigned char>(words[i]));
    };
    for (std::size_t dash = words.find('-'); dash != std::string_view::npos;
         dash = words.find('-', dash + 1)) {
      std::size_t end = dash + 1;
      while (digit(end)) ++end;
      std::size_t begin = dash;
      while (begin > 0 && digit(begin - 1)) --begin;
      if (end - dash != 5 || dash - begin < 3 || dash - begin > 4) continue;
      std::size_t code = begin;
      while (code > 0 &&
             (words[code - 1] == ' ' || words[code - 1] == '-' || words[code - 1] == ')'))
        --code;
      const std::size_t code_end = code;
      while (code > 0 && digit(code - 1)) --code;
      if (code_end < begin && code_end - code >= 2 && code_end - code <= 3 && words[code] == '0')
        return true;
    }
    return false;
  }

  // Whether the last column of a line is a year and a month.
  [[nodiscard]] bool ends_in_month(const Line& line) const {
    const std::string_view words = content(line);
    const std::size_t gap = words.rfind("   ");
    if (gap == std::string_view::npos) return false;
    const DateShape date = date_shape(words.substr(gap + 3), *config_);
    return date.year && date.numbers == 2;
  }

  // Whether the first or the last words of a line are a full date, or its last brackets hold one.
  [[nodiscard]] bool ends_in_date(const Line& line) const {
    const std::string_view words = content(line);
    const std::size_t open = words.ends_with(')') ? words.rfind('(') : std::string_view::npos;
    if (open != std::string_view::npos &&
        date_shape(words.substr(open + 1, words.size() - open - 2), *config_).is_full())
      return true;
    std::size_t behind = 0;
    std::size_t before = words.size();
    for (std::size_t k = 0; k < kMostDateWords; ++k) {
      behind = words.find(' ', behind + 1);
      if (behind == std::string_view::npos) break;
      if (date_shape(words.substr(0, behind), *config_).is_full()) return true;
      before = before == 0 ? std::string_view::npos : words.rfind(' ', before - 1);
      if (before == std::string_view::npos) break;
      if (date_shape(words.substr(before + 1), *config_).is_full()) return true;
    }
    return false;
  }

  [[nodiscard]] bool names_issue(const Line& line) const {
    if (line.width <= 40) {
      const std::string words = squeezed(content(line));
      if (is_one_of(words, config_->series) || is_one_of(words, config_->contact)) return true;
    }
    return holds_any(content(line), config_->series) || holds_any(content(line), config_->issue) ||
           begins_any(content(line), config_->contact);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig* config_;
  Profile* out_;
};

}  // namespace

void find_masthead(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
                   Profile& profile) {
  Finder(text, lines, config, profile).find();
}

}  // namespace sagwan
