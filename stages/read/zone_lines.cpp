// SPDX-License-Identifier: Apache-2.0
#include "stages/read/zone_lines.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/cells.h"
#include "stages/read/content.h"
#include "stages/read/date_shape.h"

namespace sagwan {

namespace {

// Legends and row labels are short; a line of text is longer. In columns.
constexpr uint32_t kMostLegend = 36;
constexpr uint32_t kMostLabel = 10;
constexpr uint32_t kMostDrifted = 12;
constexpr std::size_t kLeastWordBytes = 6;  // of a title's words, on average
constexpr uint32_t kColumnGap = 4;          // spaces

}  // namespace

std::string_view ZoneLines::content(std::size_t i) const {
  return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
}

bool ZoneLines::is_member(std::size_t i) const {
  const Line& line = lines_[i];
  if (profile_->furniture[i] || profile_->masthead[i] || profile_->cell_bullet[i] != 0 ||
      profile_->role[i] == LineRole::row)
    return false;
  if (line.content == LineContent::marks) return !is_raised(i) && !is_bullet_of_next(i);
  if (line.content == LineContent::numbers) {
    return (line.start == LineStart::text || line.start == LineStart::bare_number) &&
           !is_row_label(i) && !number_in_text(i);
  }
  if (line.start == LineStart::bullet) {  // a row's label
    return line.width <= kMostLegend && i > 0 && i + 1 < lines_.size() &&
           lines_[i + 1].content == LineContent::numbers && lines_[i + 1].width <= kMostLegend;
  }
  if (line.start != LineStart::text || line.ends_sentence) return false;
  if (i > 0 && lines_[i - 1].start == LineStart::caption && lines_[i - 1].width <= kMostLabel)
    return false;  // the title behind its label
  const bool columns = line.has_gap && widest(i) <= kMostLegend;
  if (line.width <= 2 * kMostLegend && is_bracketed(content(i))) return true;
  if (line.width > kMostLegend && !columns) return false;
  if (columns && is_bracketed(content(i))) return true;
  // A row begins with its label; beside an axis a number comes first.
  if (row_shape(content(i)).is_numeric())
    return columns && is_digit(static_cast<unsigned char>(text_[line.begin]));
  return !goes_on_before(i);
}

uint32_t ZoneLines::widest(std::size_t i) const {
  uint32_t most = 0;
  uint32_t width = 0;
  uint32_t spaces = 0;
  const std::string_view line = content(i);
  for (std::size_t at = 0; at < line.size(); at += utf8::length(line[at])) {
    if (line[at] == ' ') {
      ++spaces;
      continue;
    }
    width = spaces >= kColumnGap ? 0 : width + spaces;
    spaces = 0;
    width += utf8::length(line[at]) >= 3 ? 2U : 1U;
    most = std::max(most, width);
  }
  return most;
}

bool ZoneLines::goes_on_before(std::size_t i) const {
  if (i == 0) return false;
  const Line& before = lines_[i - 1];
  if (before.ends_sentence || before.content != LineContent::text || before.has_gap ||
      profile_->furniture[i - 1] || profile_->masthead[i - 1] || before.start == LineStart::caption)
    return false;
  if (lines_[i].blanks > 1 || (lines_[i].blanks == 1 && profile_->blanks_part)) return false;
  // A statement that ends as others do, and a title behind it.
  if (!before.ends_open && title_follows(i) &&
      (over_unit(i) || (over_number(i) && !ends_in_phrase(i - 1)) ||
       profile_->last_words.contains(last_word(content(i - 1)))))
    return false;
  if (before.ends_mark && lines_[i].blanks == 0 && before.width > kMostLegend) return true;
  return before.width > kMostLegend && is_full(before, lines_[i], profile_->body_width, 0.88);
}

bool ZoneLines::title_like(std::size_t i) const {
  const RowShape shape = row_shape(content(i));
  return lines_[i].ends_mark || (shape.words >= 2 && (!lines_[i].has_gap || shape.numbers == 0));
}

bool ZoneLines::several_brackets(std::size_t i) const {
  const std::string_view line = content(i);
  const std::size_t close = line.find(')');
  return close != std::string_view::npos && line.find('(', close) != std::string_view::npos;
}

bool ZoneLines::is_table_caption(std::size_t i) const {
  std::string_view words = content(i);
  while (!words.empty() && script_of(utf8::decode(words, 0)) == Script::none)
    words.remove_prefix(utf8::length(words[0]));
  return std::any_of(config_->table_labels.begin(), config_->table_labels.end(),
                     [&](const std::string& label) { return words.starts_with(label); });
}

bool ZoneLines::is_drifted(std::size_t i) const {
  if (i == 0 || i + 1 >= lines_.size() || lines_[i].width > kMostDrifted) return false;
  return lines_[i].blanks > 0 && lines_[i + 1].blanks > 0 &&
         (lines_[i - 1].content == LineContent::marks ||
          lines_[i + 1].content == LineContent::marks) &&
         lines_[i - 1].width <= kMostDrifted && lines_[i + 1].width <= kMostDrifted;
}

bool ZoneLines::inner_title(std::size_t i) const {
  if (lines_[i].content != LineContent::text || lines_[i].start != LineStart::text) return false;
  const RowShape shape = row_shape(content(i));
  return shape.numbers == 0 && shape.columns <= 2 && !is_bracketed(content(i)) &&
         content(i).size() >= kLeastWordBytes * shape.words &&
         (shape.words >= 4 || (shape.words >= 2 && lines_[i].ends_mark));
}

bool ZoneLines::is_row_label(std::size_t i) const {
  if (i + 1 >= lines_.size() || lines_[i + 1].start != LineStart::bullet) return false;
  const DateShape date = date_shape(content(i), *config_);
  return date.is_period() && (date.unit || date.numbers <= 3);
}

bool ZoneLines::is_raised(std::size_t i) const {
  if (i == 0 || lines_[i].same_line) return false;
  const Line& before = lines_[i - 1];
  const Line& line = lines_[i];
  const bool last_line = i + 1 == lines_.size();
  if (is_stop_of(before, line) &&
      (last_line || (lines_[i + 1].blanks > 0 && lines_[i + 1].content != LineContent::marks)))
    return true;
  if (last_line) return false;
  const bool open = before.ends_open && before.content == LineContent::text;
  if (line.blanks > (open ? 1 : 0) || line.width > 4 || profile_->furniture[i - 1]) return false;
  // Stars and brackets are set small; other marks on a line of their own have drifted, unless the
  // text goes on directly behind them.
  const char first = text_[line.begin];
  const bool small =
      first == '*' || first == '#' || first == ')' || is_digit(static_cast<unsigned char>(first));
  if (!open && !small && lines_[i + 1].blanks > 0) return false;
  if (before.content != LineContent::text) return number_in_text(i - 1);
  return open || before.width > kMostLegend || before.marker != kNoMarker || !is_member(i - 1);
}

bool ZoneLines::is_stop_of(const Line& before, const Line& line) const {
  const char first = text_[line.begin];
  return (first == '.' || first == '?' || first == '!') && line.blanks == 0 && line.width <= 2 &&
         before.content == LineContent::text && before.width > kMostLegend && !before.ends_sentence;
}

bool ZoneLines::number_in_text(std::size_t i) const {
  const bool more = i + 1 < lines_.size() && lines_[i + 1].content == LineContent::numbers;
  return !more && goes_on_before(i);
}

bool ZoneLines::is_bullet_of_next(std::size_t i) const {
  return lines_[i].start == LineStart::bullet && lines_[i].marker_end == lines_[i].end &&
         i + 1 < lines_.size() && lines_[i + 1].start == LineStart::text &&
         lines_[i + 1].blanks <= 1 && lines_[i + 1].content == LineContent::text &&
         lines_[i + 1].width > 8;
}

bool ZoneLines::over_unit(std::size_t i) const {
  if (i + 2 >= lines_.size() || lines_[i + 1].start != LineStart::text ||
      !is_bracketed(content(i + 1)))
    return false;
  return lines_[i + 2].content == LineContent::numbers ||
         (lines_[i + 2].start == LineStart::text &&
          (is_bracketed(content(i + 2)) || row_shape(content(i + 2)).is_numeric()));
}

bool ZoneLines::over_number(std::size_t i) const {
  return i + 1 < lines_.size() && lines_[i + 1].content == LineContent::numbers &&
         lines_[i + 1].width <= kMostDrifted;
}

bool ZoneLines::ends_in_phrase(std::size_t i) const {
  const std::string_view line = content(i);
  const Script script = script_of(utf8::decode_before(line, line.size()));
  for (const JoinWords& words : config_->joins) {
    if (words.script != script) continue;
    for (std::size_t begin = line.size();
         begin > 0 && line.size() - begin < words.closes.longest();) {
      begin = utf8::previous(line, begin);
      if (words.closes.has(line.substr(begin))) return true;
    }
  }
  return false;
}

bool ZoneLines::title_follows(std::size_t i) const {
  if (i + 1 >= lines_.size() || !title_like(i)) return false;
  // Over short lines with a number or a unit among the first.
  for (std::size_t k = i + 1; k < std::min(lines_.size(), i + 4); ++k) {
    if (lines_[k].content == LineContent::numbers) return true;
    if (lines_[k].start != LineStart::text || lines_[k].width > kMostLegend) break;
    if (is_bracketed(content(k))) return true;
  }
  const Line& next = lines_[i + 1];
  if (next.start == LineStart::source || next.start == LineStart::remark ||
      next.start == LineStart::unit || next.content == LineContent::numbers)
    return true;
  if (next.start != LineStart::text) return false;
  const std::string_view words = content(i + 1);
  if (is_bracketed(words)) return true;
  const RowShape shape = row_shape(words);
  if (shape.is_numeric() || (shape.columns >= 3 && !next.ends_sentence)) return true;
  // A title over two lines, or beside another.
  return i + 2 < lines_.size() && lines_[i].ends_mark && title_like(i + 1) &&
         lines_[i + 2].content == LineContent::numbers;
}

}  // namespace sagwan
