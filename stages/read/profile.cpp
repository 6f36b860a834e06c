// SPDX-License-Identifier: Apache-2.0
#include "stages/read/profile.h"

#include <algorithm>
#include <cmath>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/markers.h"
#include "stages/read/residue.h"

namespace sagwan {

namespace {

constexpr uint32_t kMostLabelColumns = 26;  // a row's label: a period, a country, a short noun
constexpr uint32_t kMostHeadingColumns =
    90;  // a heading is set in larger type, and so is shorter than a line
constexpr uint32_t kUsualColumns =
    84;  // A4 with 11 point type, where the text has too few lines to tell
constexpr uint32_t kUsualNoteColumns = 100;
constexpr uint32_t kMostPrintedColumns =
    170;                                  // no page is wider; longer lines are unwrapped paragraphs
constexpr std::size_t kFrontLines = 100;  // masthead and title stand on the first two pages
constexpr std::size_t kTopLines = 12;
constexpr std::size_t kDateLines = 6;      // a date beside other words stands at the very top
constexpr std::size_t kMostDateWords = 5;  // year, month, day, weekday, hour
constexpr std::size_t kLeastMarkers = 6;

uint32_t percentile(std::vector<uint32_t>& values, double share) {
  if (values.empty()) return 0;
  const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
  std::nth_element(values.begin(), values.begin() + at, values.end());
  return values[static_cast<std::size_t>(at)];
}

uint64_t hash_of(std::string_view bytes) {
  uint64_t hash = 1469598103934665603ULL;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
  return hash;
}

class Profiler {
 public:
  Profiler(std::string_view text, const Lines& lines, const ReadConfig& config)
      : text_(text), lines_(lines.list), config_(&config) {}

  Profile make() {
    out_.furniture.resize(lines_.size());
    out_.masthead.resize(lines_.size());
    out_.cell_bullet.resize(lines_.size());
    widths();
    blanks();
    statements();
    markers();
    headings();
    page_numbers();
    running_heads();
    repeated_headings();
    masthead();
    marked();
    last_words();
    find_residue(text_, lines_, *config_, out_);
    return std::move(out_);
  }

 private:
  [[nodiscard]] std::string_view content(const Line& line) const {
    return text_.substr(line.begin, line.end - line.begin);
  }
  [[nodiscard]] static bool is_note(const Line& line) {
    return line.marker == class_of(Numbering::digit_paren);
  }

  void widths() {
    std::vector<uint32_t> body;
    std::vector<uint32_t> notes;
    bool note = false;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text) note = is_note(line);
      const Line& next = lines_[i + 1];
      if (next.start != LineStart::text || next.blanks > 1 || line.width < 30) continue;
      if (line.content != LineContent::text || line.has_gap) continue;
      (note ? notes : body).push_back(line.width);
    }
    out_.body_width = percentile(body, 0.75);
    out_.note_width = percentile(notes, 0.75);
    if (notes.empty()) out_.note_width = body.empty() ? kUsualNoteColumns : out_.body_width * 6 / 5;
    if (body.empty()) out_.body_width = notes.empty() ? kUsualColumns : out_.note_width * 5 / 6;
    if (out_.body_width > kMostPrintedColumns || unwrapped()) out_.body_width = 0;
    if (out_.note_width > kMostPrintedColumns * 6 / 5) out_.note_width = 0;
  }

  // Whether lines are paragraphs: no page is so uneven that a third of its full lines are wider by
  // a third than the rest.
  [[nodiscard]] bool unwrapped() const {
    std::size_t full = 0;
    std::size_t wider = 0;
    for (const Line& line : lines_) {
      if (line.has_gap || line.content != LineContent::text || is_note(line)) continue;
      if (line.width * 3 > out_.body_width * 4) {
        ++wider;
      } else if (line.width * 5 >= out_.body_width * 4) {
        ++full;
      }
    }
    return wider >= 3 && wider * 3 > full;
  }

  void blanks() {
    // Lines that are cut in mid-sentence with a blank line behind them: extraction doubled the line
    // ends.
    std::size_t apart = 0;
    std::size_t together = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& next = lines_[i + 1];
      if (next.start != LineStart::text || lines_[i].ends_sentence) continue;
      if (!is_full(lines_[i], next, out_.body_width, 0.8)) continue;
      if (next.blanks == 0) ++together;
      if (next.blanks == 1) ++apart;
    }
    out_.blanks_part = !(apart >= 3 && apart > together);
  }

  // Of lines before a bullet, those that end as sentences do.
  void statements() {
    std::size_t ended = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const bool statement =
          lines_[i].start == LineStart::bullet || lines_[i].start == LineStart::text;
      if (!statement || lines_[i + 1].start != LineStart::bullet || lines_[i].width < 12) continue;
      ++all;
      ended += lines_[i].ends_sentence ? 1U : 0U;
    }
    out_.statements_end = all >= 3 && ended * 100 >= all * 60;
  }

  void markers() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.marker != kNoMarker) ++out_.marker_lines[line.marker];
      if (line.start != LineStart::text) continue;
      const std::string_view text = content(line);
      uint32_t columns = 0;
      bool space = false;
      for (std::size_t at = 0; at < text.size() && columns <= kMostLabelColumns;) {
        const auto byte = static_cast<unsigned char>(text[at]);
        if (byte < 0x80) {
          space = byte == ' ' || byte == '\t';
          ++columns;
          ++at;
          continue;
        }
        if (space && at > 0) {
          const char32_t c = utf8::decode(text, at);
          const std::size_t behind = at + utf8::length(text[at]);
          const bool spaced =
              std::binary_search(config_->spaced.begin(), config_->spaced.end(), c) &&
              date_shape(text.substr(0, at), *config_).is_period();
          if ((is_bullet(c, *config_) || spaced) && behind < text.size() && text[behind] == ' ') {
            out_.cell_bullet[i] = line.begin + static_cast<uint32_t>(at);
            ++out_.cell_markers[c];
            break;
          }
        }
        space = false;
        columns += 2;
        at += utf8::length(text[at]);
      }
    }
  }

  void headings() {
    std::array<uint32_t, 13> like{};
    std::array<uint32_t, 13> all{};
    std::array<uint32_t, 13> alone{};
    uint32_t last_part = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::numbered || line.leader) continue;
      const auto kind = static_cast<std::size_t>(numbering_of(line.marker));
      // An amount at the start of a line, 47.2 m, is in no order.
      if (kind == static_cast<std::size_t>(Numbering::digit_digit)) {
        if (line.number != 1 && line.number != last_part + 1) continue;
        last_part = line.number;
      }
      ++all[kind];
      const bool goes_on = i + 1 < lines_.size() && lines_[i + 1].start == LineStart::text &&
                           lines_[i + 1].blanks == 0 && !line.ends_sentence &&
                           is_full(line, lines_[i + 1], out_.body_width, 0.85);
      if (!line.ends_sentence && line.width <= kMostHeadingColumns && !goes_on) ++like[kind];
      const bool apart = i + 1 < lines_.size() && lines_[i + 1].marker != line.marker &&
                         (lines_[i + 1].start == LineStart::bullet || lines_[i + 1].ends_sentence ||
                          (lines_[i + 1].start == LineStart::text &&
                           lines_[i + 1].width * 10 > out_.body_width * 7));
      if (line.width <= kMostHeadingColumns / 2 && apart) ++alone[kind];
    }
    for (std::size_t kind = 1; kind < all.size(); ++kind) {
      const bool bracketed = kind >= static_cast<std::size_t>(Numbering::digit_paren);
      // Items of a list in brackets follow each other; headings have something under them.
      out_.heading_numbering[kind] =
          all[kind] > 0 && like[kind] * 5 >= all[kind] * 3 &&
          kind != static_cast<std::size_t>(Numbering::circled) &&
          (!bracketed || (all[kind] >= 2 && alone[kind] * 5 >= all[kind] * 4));
    }
  }

  // Numbers alone on a line that go up by one through the document, far from each other.
  void page_numbers() {
    std::size_t last = kNone;
    uint32_t last_number = 0;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start == LineStart::page_number) {
        out_.furniture[i] = true;
      } else if (line.start == LineStart::bare_number) {
        uint32_t number = 0;
        for (const char c : content(line)) number = number * 10 + static_cast<uint32_t>(c - '0');
        if (last != kNone && number == last_number + 1 && i - last >= 8) {
          out_.furniture[i] = true;
          out_.furniture[last] = true;
        }
        const bool next_in_row = last != kNone && number == last_number + 1 && i - last < 8;
        if (!next_in_row && (last == kNone || number > last_number || !out_.furniture[last])) {
          last = i;
          last_number = number;
        }
      }
    }
  }

  // A chapter's heading again at the top of a page; other headings may stand in two chapters.
  void repeated_headings() {
    std::unordered_map<uint64_t, uint32_t> seen;
    std::vector<std::pair<std::size_t, uint64_t>> tops;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::numbered || line.width > 100 || line.ends_sentence ||
          line.marker_end == line.end)
        continue;
      const uint64_t hash = hash_of(content(line));
      const bool new_page = i > 0 && (out_.furniture[i - 1] || lines_[i - 1].page != line.page);
      if (seen[hash]++ > 0 && new_page) tops.emplace_back(i, hash);
    }
    for (const auto& [i, hash] : tops) {
      if (lines_[i].marker == class_of(Numbering::chapter) || seen[hash] > 2)
        out_.furniture[i] = true;
    }
  }

  // Legends of charts repeat too; they stand among the numbers of an axis.
  [[nodiscard]] bool beside_numbers(std::size_t i) const {
    for (std::size_t k = i > 2 ? i - 2 : 0; k < std::min(lines_.size(), i + 3); ++k) {
      if (lines_[k].content == LineContent::numbers && lines_[k].start != LineStart::page_number &&
          !out_.furniture[k])
        return true;
    }
    return false;
  }

  // Unmarked short lines that stand three times and more, digits not counted: running heads and
  // feet.
  void running_heads() {
    std::unordered_map<uint64_t, uint32_t> seen;
    std::vector<std::pair<std::size_t, uint64_t>> candidates;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text || line.width < 6 || line.width > 100 || line.ends_sentence)
        continue;
      if (beside_numbers(i)) continue;
      uint64_t hash = 1469598103934665603ULL;
      uint32_t letters = 0;
      for (const char byte : content(line)) {
        if (is_digit(static_cast<unsigned char>(byte)) || byte == ' ') continue;
        hash = (hash ^ static_cast<unsigned char>(byte)) * 1099511628211ULL;
        ++letters;
      }
      if (letters < 12) continue;
      ++seen[hash];
      candidates.emplace_back(i, hash);
    }
    std::unordered_map<uint64_t, std::size_t> last;
    for (const auto& [i, hash] : candidates) {
      if (seen[hash] < 3) continue;
      // A table repeats its words within a few lines, a page does not.
      const auto before = last.find(hash);
      const bool close = before != last.end() && i - before->second < 12 &&
                         (i == 0 || lines_[i - 1].start != LineStart::page_number);
      const bool front =
          before == last.end() && i < kTopLines;  // the name itself, of which the others are echoes
      last[hash] = i;
      if (!close && !front && out_.cell_bullet[i] == 0) out_.furniture[i] = true;
    }
  }

  // A full date alone on a line, or the number of an issue under a series name; and what stands
  // with it. Above the first statement also a date beside other words, contacts and offices.
  void masthead() {
    const std::size_t front = std::min(lines_.size(), kFrontLines);
    const std::size_t top = top_end();
    for (std::size_t i = 0; i < top && out_.title == kNone; ++i) {
      if (lines_[i].start == LineStart::text && has_title_label(lines_[i]))
        out_.title = static_cast<uint32_t>(i);
    }
    for (std::size_t i = 0; i < front; ++i) {
      const Line& line = lines_[i];
      if (line.start != LineStart::text && line.start != LineStart::numbered) continue;
      if (out_.cell_bullet[i] != 0 || out_.furniture[i] ||
          line.width > (line.has_gap ? 160U : 80U) || i == out_.title)
        continue;
      const bool date = date_shape(content(line), *config_).is_full();
      const bool text = line.start == LineStart::text;
      const bool words = text && names_issue(line) &&
                         (!line.ends_sentence || starts_contact(line) || ends_in_date(line));
      const bool issue = text && line.width <= 60 && holds_any(content(line), config_->issue) &&
                         i > 0 && line.blanks == 0 &&
                         holds_any(content(lines_[i - 1]), config_->series);
      const bool beside = i < top && i < kDateLines && text &&
                          (ends_in_date(line) || (line.has_gap && ends_in_month(line)));
      if (!date && !issue && !beside && !(i < kTopLines && words) &&
          !(i < top && holds_phone(line)))
        continue;
      out_.masthead[i] = true;
      const uint16_t most_blanks = i < top ? 2 : 0;
      for (std::size_t above = i; above > 0 && lines_[above].blanks <= most_blanks; --above) {
        const Line& other = lines_[above - 1];
        const bool more = names_issue(other) || (above - 1 < top && names_body(other));
        if (other.start != LineStart::text || other.ends_sentence || other.width > 60 || !more)
          break;
        out_.masthead[above - 1] = true;
        out_.furniture[above - 1] = false;
      }
      for (std::size_t below = i + 1; below < front && lines_[below].blanks <= most_blanks;
           ++below) {
        const Line& other = lines_[below];
        const bool label =
            below < top && is_one_of(squeezed(content(lines_[below - 1])), config_->contact);
        const bool more = holds_any(content(other), config_->contact) || label ||
                          date_shape(content(other), *config_).is_full() ||
                          (below < top && (names_body(other) || holds_phone(other)));
        if (other.start != LineStart::text || other.width > 80 || !more) break;
        out_.masthead[below] = true;
      }
    }
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

  // Whether the first or the last words of a line are a full date.
  [[nodiscard]] bool ends_in_date(const Line& line) const {
    const std::string_view words = content(line);
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

  void last_words() {
    for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
      const Line& line = lines_[i];
      // Notes and remarks may stand where a page cut the statement.
      const Line& next = lines_[i + 1];
      const bool statement =
          next.start == LineStart::bullet ||
          (next.start == LineStart::numbered && next.marker != class_of(Numbering::digit_paren));
      if (!statement || line.content != LineContent::text || line.ends_open || line.ends_sentence ||
          line.width < 12)
        continue;
      out_.last_words.insert(last_word(content(line)));
    }
  }

  // Whether unmarked lines are parts of marked statements: paragraphs of their own are few.
  void marked() {
    std::size_t markers = 0;
    std::size_t paragraphs = 0;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line& line = lines_[i];
      if (line.marker != kNoMarker && line.content == LineContent::text) ++markers;
      const bool starts = line.start == LineStart::text && lines_[i - 1].ends_sentence &&
                          line.width * 2 > out_.body_width;
      if (starts) ++paragraphs;
    }
    out_.marked = markers >= kLeastMarkers && paragraphs * 3 <= markers;
  }

  [[nodiscard]] bool names_issue(const Line& line) const {
    if (line.width <= 40) {
      const std::string words = squeezed(content(line));
      if (is_one_of(words, config_->series) || is_one_of(words, config_->contact)) return true;
    }
    return holds_any(content(line), config_->series) || holds_any(content(line), config_->issue) ||
           holds_any(content(line), config_->contact);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig* config_;
  Profile out_;
};

}  // namespace

Profile make_profile(std::string_view text, const Lines& lines, const ReadConfig& config) {
  return Profiler(text, lines, config).make();
}

uint64_t last_word(std::string_view content) {
  std::size_t begin = content.size();
  while (begin > 0 && content.size() - begin < 24) {
    const std::size_t previous = utf8::previous(content, begin);
    if (script_of(utf8::decode(content, previous)) == Script::none) break;
    begin = previous;
  }
  if (begin == content.size() && begin > 0) begin = utf8::previous(content, begin);
  return hash_of(content.substr(begin));
}

bool is_full(const Line& line, const Line& next, uint32_t width, double share) {
  return is_full(line.width, next, width, share);
}

bool is_full(uint32_t columns, const Line& next, uint32_t width, double share) {
  // A word of more than twenty columns is an address or a table's rule.
  const uint32_t word = std::min<uint32_t>(next.first_word, 20);
  return width > 0 && static_cast<double>(columns + word + 1) >= share * static_cast<double>(width);
}

}  // namespace sagwan
