// SPDX-License-Identifier: Apache-2.0
// Tables and their captions: rows by their shape, by the statements in their cells, or by what the
// lines around them say.
#include "stages/read/assembler.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/bar_rows.h"
#include "stages/read/cells.h"
#include "stages/read/date_shape.h"
#include "stages/read/markers.h"

namespace sagwan {

namespace {

constexpr double kFilledTable = 0.5;
constexpr uint32_t kColumnGap = 4;         // spaces between captions beside each other
constexpr uint32_t kMostHead = 80;         // of a table's head
constexpr uint32_t kMostSecondHead = 110;  // below a row of periods

}  // namespace

void Assembler::captions(const Line& line) {
  const bool bracket = text_[line.begin] == '(';
  if (bracket && last_ != kNone && out_.list[last_].kind == BlockKind::caption && follows()) {
    append(last_, line);
    return;
  }
  structured_ = true;
  table_ = kNone;
  for (uint32_t begin = line.begin; begin < line.end;) {
    uint32_t end = begin;
    uint32_t spaces = 0;
    uint32_t next = line.end;
    for (uint32_t i = begin; i < line.end; ++i) {
      if (text_[i] == ' ' || text_[i] == '\t') {
        ++spaces;
        continue;
      }
      if (spaces >= kColumnGap) {
        next = i;
        break;
      }
      spaces = 0;
      end = i + 1;
    }
    begin_draft(BlockKind::caption, line);
    add_fragment(last_, {begin, end, kNone, line.trailing_space, false, false, true});
    caption_ = last_;
    begin = next;
  }
}

void Assembler::cell(const Line& line) {
  const bool label = line.content == LineContent::text;
  const bool open = last_ != kNone && out_.list[last_].kind == BlockKind::row &&
                    out_.list[last_].line + 1 == line_;
  // The head has words only; the first row begins with the word before the first number.
  const bool first_row = label && !cell_numbers_ && open && out_.list[last_].cell_count >= 2 &&
                         line_ + 1 < lines_.size() &&
                         lines_[line_ + 1].content == LineContent::numbers;
  if (!open || first_row || (label && cell_numbers_)) {
    start_row({line.begin, line.end}, line, false);
    cell_numbers_ = !label;
    return;
  }
  cell_numbers_ = cell_numbers_ || !label;
  append(last_, line);
  out_.cells.push_back({line.begin, line.end});
  ++out_.list[last_].cell_count;
}

bool Assembler::bullet_row(const Line& line) {
  if (last_ == kNone || !follows() || !is_bullet(line.marker, *config_)) return false;
  const BlockKind kind = out_.list[last_].kind;
  if (kind != BlockKind::row && kind != BlockKind::caption) return false;
  const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
  if (!shape.is_numeric() && shape.columns < 3) return false;
  start_row({line.begin, line.end}, line, true);
  return true;
}

bool Assembler::cell_row(const Line& line) {
  const uint32_t bullet = profile_->cell_bullet[line_];
  if (bullet != 0) {
    uint32_t end = bullet;
    while (end > line.begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
    start_row({line.begin, end}, line, false);
    begin_draft(BlockKind::item, line);
    Draft& item = out_.list.back();
    item.marker = utf8::decode(text_, bullet);
    item.marker_end = bullet + utf8::length(text_[bullet]);
    item.table = table_;
    item.parent = row_;
    add_fragment(last_, {bullet, line.end, kNone, line.trailing_space, false, false, true});
    return true;
  }
  if (!is_row_label(line_)) return false;
  if (goes_on(last_, line) && out_.list[last_].table == kNone) return false;
  start_row({line.begin, line.end}, line, false);
  return true;
}

bool Assembler::is_row_label(std::size_t at) const {
  const Line& line = lines_[at];
  if (line.start != LineStart::text || line.width > kMostRowLabel || line.ends_sentence)
    return false;
  if (at + 1 >= lines_.size()) return false;
  const Line& next = lines_[at + 1];
  if (next.start != LineStart::bullet || !is_cell_marker(next.marker)) return false;
  if (date_shape(text_.substr(line.begin, line.end - line.begin), *config_).is_period())
    return true;
  return last_ == kNone || out_.list[last_].table == kNone || line.blanks > 0 ||
         !is_full(lines_[out_.list[last_].line], line, profile_->body_width, kFilledTable);
}

/// A byline with its day and hour is no row.
bool Assembler::is_stamp(std::string_view content) const {
  return content.find(':') != std::string_view::npos && is_dateline(content, *config_);
}

bool Assembler::is_columns(std::size_t at) const {
  const Line& line = lines_[at];
  if (line.start != LineStart::text && line.start != LineStart::bare_number) return false;
  if (profile_->masthead[at]) return false;
  const std::string_view content = text_.substr(line.begin, line.end - line.begin);
  if (is_stamp(content)) return false;
  const RowShape shape = row_shape(content);
  return shape.is_numeric() || shape.columns >= 3;
}

bool Assembler::is_first_row(std::size_t at) const {
  if (at + 1 >= lines_.size() || lines_[at + 1].blanks > 0) return false;
  for (const std::size_t i : {at, at + 1}) {
    const Line& line = lines_[i];
    if (line.start != LineStart::text || line.content != LineContent::text || line.ends_sentence)
      return false;
    const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
    if (shape.numbers < 3 || !shape.is_numeric()) return false;
  }
  return true;
}

bool Assembler::columns_row(const Line& line) {
  const std::string_view content = text_.substr(line.begin, line.end - line.begin);
  const RowShape shape = row_shape(content);
  const bool after_table =
      last_ != kNone &&
      (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption) &&
      follows();
  if (!after_table && is_stamp(content)) return false;
  const bool numeric = shape.is_numeric() || shape.columns >= 3;
  if (after_table && line.content == LineContent::numbers && shape.words >= 2) {
    start_row({line.begin, line.end}, line, true);
    return true;
  }
  const bool short_row = after_table && line.blanks == 0 && !line.ends_sentence &&
                         (shape.numbers >= 1 || shape.columns >= 2) &&
                         line.width * 10 < profile_->body_width * 8;
  if (!numeric && !short_row) return false;
  if (line.ends_sentence && shape.numbers == 0) return false;
  // One line is no table: a text of a phrase or a date.
  if (lines_.size() == 1 && shape.columns < 3) return false;
  start_row({line.begin, line.end}, line, true);
  return true;
}

bool Assembler::head_row(const Line& line) {
  const bool group = table_ != kNone && out_.list[last_].kind == BlockKind::row;
  const bool second = group && lines_[out_.list[last_].line].content == LineContent::numbers;
  if (line.ends_sentence || line.width > (second ? kMostSecondHead : kMostHead) ||
      line_ + 1 >= lines_.size())
    return false;
  if (group && (!follows() || line.blanks > 0 || (line.width > 40 && !second))) return false;
  const Line& next = lines_[line_ + 1];
  if (next.blanks > 1) return false;
  const bool cells = profile_->cell_bullet[line_ + 1] != 0 || is_row_label(line_ + 1);
  bool columns = !cells && is_columns(line_ + 1);
  std::size_t first_row = line_ + 1;
  const bool under_caption =
      last_ != kNone && follows() && out_.list[last_].kind == BlockKind::caption;
  if (!cells && !columns && under_caption && line_ + 2 < lines_.size() && next.width <= 40 &&
      next.blanks == 0 && lines_[line_ + 2].blanks == 0 && is_columns(line_ + 2)) {
    columns = true;  // a line over a group of rows stands between
    first_row = line_ + 2;
  }
  if (!cells && !columns) return false;
  uint32_t count = 2;
  if (columns) {
    std::vector<Span> row;
    const Line& first = lines_[first_row];
    find_cells(text_, {first.begin, first.end},
               row_shape(text_.substr(first.begin, first.end - first.begin)), row);
    count = static_cast<uint32_t>(row.size());
  }
  if (group) {
    start_row({line.begin, line.end}, line, false);  // a line over a group of rows
    return true;
  }
  begin_row(line);
  Draft& row = out_.list.back();
  row.first_cell = static_cast<uint32_t>(out_.cells.size());
  find_head_cells(text_, {line.begin, line.end}, count, *config_, out_.cells);
  row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
  add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
  return true;
}

bool Assembler::head_of_cells(const Line& line) const {
  if (line_ + 1 >= lines_.size() || (last_ != kNone && out_.list[last_].table != kNone))
    return false;
  if (profile_->cell_bullet[line_ + 1] == 0 && !is_row_label(line_ + 1)) return false;
  return !(line.blanks == 0 && follows() && !lines_[out_.list[last_].line].ends_sentence &&
           goes_on(last_, line) && out_.list[last_].kind != BlockKind::caption);
}

void Assembler::bar_row(const Line& line) {
  const bool goes_on = last_ != kNone && out_.list[last_].bars && line.blanks == 0 &&
                       line_ <= out_.list[last_].line + 2;  // a rule may stand between
  if (!goes_on) table_ = kNone;
  begin_row(line);
  Draft& row = out_.list.back();
  row.bars = true;
  row.first_cell = static_cast<uint32_t>(out_.cells.size());
  find_bar_cells(text_, {line.begin, line.end}, out_.cells);
  row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
  add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
}

void Assembler::begin_row(const Line& line) {
  if (table_ == kNone) table_ = tables_++;
  begin_draft(BlockKind::row, line);
  row_ = last_;
  out_.list.back().table = table_;
  structured_ = true;
}

void Assembler::start_row(Span span, const Line& line, bool columns) {
  const bool below = table_ != kNone && last_ != kNone && out_.list[last_].table == table_;
  const uint32_t above = below ? out_.list[last_].cell_count : 0;
  begin_row(line);
  Draft& row = out_.list.back();
  row.first_cell = static_cast<uint32_t>(out_.cells.size());
  if (columns) {
    find_cells(text_, span, row_shape(slice(text_, span)), out_.cells);
    part_label(text_, above, row.first_cell, out_.cells);
    fit_cells(text_, above, row.first_cell, out_.cells);
  } else {
    out_.cells.push_back(span);
  }
  row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
  add_fragment(last_, {span.begin, span.end, kNone, line.trailing_space, false, false, true});
}

}  // namespace sagwan
