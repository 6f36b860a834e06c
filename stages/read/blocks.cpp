// SPDX-License-Identifier: Apache-2.0
// One walk over the lines. Each line either begins a block or goes on with one that is open: the
// last block, or, over notes, captions and page furniture, the body's last statement.
#include "stages/read/blocks.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/assembler.h"
#include "stages/read/content.h"
#include "stages/read/labels.h"
#include "stages/read/markers.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostBracket = 60;  // bytes

/// A format without pages has said which lines are rows; what looks like one is a paragraph.
bool has_own_rows(const Line& line) { return line.set != nullptr && line.set->page == 0; }

/// True if `words` has a number that is no year: (5 mn tonnes), not (mn tonnes; change on 2023, %).
bool has_amount(std::string_view words) {
  constexpr std::size_t kYear = 4;  // figures
  constexpr std::string_view kDigits = "0123456789";
  for (std::size_t at = words.find_first_of(kDigits); at != std::string_view::npos;) {
    const std::size_t end = std::min(words.find_first_not_of(kDigits, at), words.size());
    const std::string_view number = words.substr(at, end - at);
    if (number.size() != kYear || !(number.starts_with("19") || number.starts_with("20")))
      return true;
    at = words.find_first_of(kDigits, end);
  }
  return false;
}

}  // namespace

Assembler::Assembler(std::string_view text, const Lines& lines, const Profile& profile,
                     const ReadConfig& config)
    : text_(text), lines_(lines.list), calls_(lines.calls), profile_(&profile), config_(&config) {
  called_.resize(1000);
  out_.list.reserve(lines_.size() / 2 + 1);
  out_.fragments.reserve(lines_.size() + 1);
}

Drafts Assembler::assemble() {
  for (line_ = 0; line_ < lines_.size(); ++line_) {
    place(lines_[line_]);
    if (!is_stray(line_)) solid_ = line_;
    for (; next_call_ < calls_.size() && calls_[next_call_].line <= line_; ++next_call_) {
      if (calls_[next_call_].number < called_.size()) ++called_[calls_[next_call_].number];
    }
  }
  return std::move(out_);
}

void Assembler::place(const Line& line) {
  if (line_ < profile_->bar_row.size() && profile_->bar_row[line_]) return bar_row(line);
  if (profile_->furniture[line_]) {
    // A running head is no end of what it interrupts.
    const uint32_t keep = last_;
    start(line, BlockKind::furniture);
    last_ = keep;
    return;
  }
  if (!profile_->set.empty() && by_set(line)) return;
  if (!has_own_rows(line) && profile_->role[line_] != LineRole::none && by_role(line)) return;
  if (profile_->masthead[line_]) {
    if (last_ != kNone && out_.list[last_].kind == BlockKind::masthead && follows()) {
      append(last_, line);
    } else {
      start(line, BlockKind::masthead);
    }
    return;
  }
  if (line.content == LineContent::marks && raised(line)) return;
  switch (line.start) {
    case LineStart::bullet:
    case LineStart::weak_bullet:
      if (!bullet(line)) text_line(line);
      return;
    case LineStart::numbered:
      if (!numbered(line)) text_line(line);
      return;
    case LineStart::remark_mark:
      // A mark that the statement above calls is a note to it.
      start_marked(line, is_called_mark(line) ? BlockKind::footnote : BlockKind::remark);
      return;
    case LineStart::caption:
      if (!line.same_line && goes_on(last_, line) && lines_[out_.list[last_].line].ends_open) {
        text_line(line);
        return;
      }
      start(line, BlockKind::caption);
      caption_ = last_;
      table_ = kNone;
      return;
    case LineStart::source:
    case LineStart::remark:
      start(line, line.start == LineStart::source ? BlockKind::source : BlockKind::remark);
      out_.list[last_].parent = caption_;
      table_ = kNone;
      if (line.start == LineStart::remark)
        table_note_ = last_table_note(text_.substr(line.begin, line.end - line.begin));
      return;
    case LineStart::unit:
      if (last_ != kNone && out_.list[last_].kind == BlockKind::caption && follows() &&
          line.blanks == 0) {
        append(last_, line);
      } else {
        start(line, BlockKind::remark);
        out_.list[last_].parent = caption_;
      }
      return;
    case LineStart::heading_word:
      if (goes_on(last_, line) && line.blanks == 0 &&
          !lines_[out_.list[last_].line].ends_sentence) {
        text_line(line);
        return;
      }
      heading(line);
      return;
    default:
      if (table_ == kNone && opens_period(line) &&
          (last_ == kNone || !lines_[out_.list[last_].line].ends_open)) {
        heading(line);
        return;
      }
      text_line(line);
  }
}

bool Assembler::by_role(const Line& line) {
  switch (profile_->role[line_]) {
    case LineRole::residue: {
      // A chart is no end of what it interrupts.
      if (residue_ != kNone && out_.list[residue_].line + 1 == line_) {
        append(residue_, line);
        out_.fragments[out_.list[residue_].last].interrupted = false;
        last_ = before_residue_;
      } else {
        before_residue_ = last_;
        start(line, BlockKind::furniture);
        residue_ = last_;
        last_ = before_residue_;
      }
      return true;
    }
    case LineRole::caption:
      captions(line);
      return true;
    case LineRole::cell:
      cell(line);
      return true;
    case LineRole::row:
      if (columns_row(line) || head_row(line)) return true;
      start_row({line.begin, line.end}, line, true);
      return true;
    case LineRole::none:
      break;
  }
  return false;
}

bool Assembler::bullet(const Line& line) {
  if (line.marker_end == line.end && !text_behind()) return false;
  if (!has_own_rows(line) && bullet_row(line)) return true;
  const bool open =
      last_ != kNone && !lines_[out_.list[last_].line].ends_sentence && goes_on(last_, line);
  if (line.start == LineStart::weak_bullet && open) return false;
  // A dash that opens one line only, where the line before is not finished, is a dash.
  const auto count = profile_->marker_lines.find(line.marker);
  if (open && count->second == 1 && !is_bullet(line.marker, *config_) && !labelled(line))
    return false;
  if (subtitle(line)) return true;
  if (table_ != kNone && is_cell_marker(line.marker)) {
    start_marked(line, BlockKind::item);
    out_.list[last_].table = table_;
    out_.list[last_].parent = row_;
    return true;
  }
  start_marked(line, BlockKind::item);
  table_ = kNone;
  body_ = last_;
  structured_ = true;
  return true;
}

bool Assembler::numbered(const Line& line) {
  const Numbering numbering = numbering_of(line.marker);
  if (numbering == Numbering::digit_paren && table_note(line)) return true;
  if (numbering == Numbering::digit_paren && is_note(line)) {
    start_marked(line, BlockKind::footnote);
    last_note_ = line.number;
    note_ = last_;
    if (called_[std::min<std::size_t>(line.number, called_.size() - 1)] > 0) --called_[line.number];
    return true;
  }
  const auto kind = static_cast<std::size_t>(numbering);
  // A number that opens a line in mid-sentence must go on with a list.
  const bool in_order = line.number == 1 || line.number == last_number_[kind] + 1;
  const bool open =
      last_ != kNone && !lines_[out_.list[last_].line].ends_sentence && goes_on(last_, line);
  if ((open || numbering == Numbering::digit_digit) && !in_order) return false;
  if (open && lines_[out_.list[last_].line].ends_open && line.blanks == 0) return false;
  last_number_[kind] = line.number;
  if (!line.leader && (profile_->heading_numbering[kind] || restarts_below(line)) &&
      !line.ends_sentence && line.width <= 120) {
    heading(line);
    return true;
  }
  start_marked(line, BlockKind::item);
  table_ = kNone;
  body_ = last_;
  structured_ = true;
  return true;
}

bool Assembler::labelled(const Line& line) const {
  uint32_t at = line.marker_end;
  while (at < line.end && text_[at] == ' ') ++at;
  return at < line.end && (text_[at] == '(' || text_[at] == '[');
}

bool Assembler::subtitle(const Line& line) {
  if (structured_ || last_ == kNone || out_.list[last_].kind != BlockKind::title) return false;
  if (is_bullet(line.marker, *config_) || line.end <= line.marker_end + 2 ||
      utf8::decode_before(text_, line.end) != line.marker)
    return false;
  start(line, BlockKind::title);
  return true;
}

bool Assembler::restarts_below(const Line& line) const {
  if (line.width * 10 > profile_->body_width * 9 && profile_->body_width > 0) return false;
  for (std::size_t i = line_ + 1; i < std::min(lines_.size(), line_ + kNoteLookahead); ++i) {
    if (lines_[i].marker == kNoMarker) continue;
    return lines_[i].marker == line.marker && lines_[i].number == 1;
  }
  return false;
}

bool Assembler::text_behind() const {
  return line_ + 1 < lines_.size() && lines_[line_ + 1].start == LineStart::text &&
         lines_[line_ + 1].content == LineContent::text && lines_[line_ + 1].blanks <= 1 &&
         profile_->role[line_ + 1] == LineRole::none;
}

void Assembler::heading(const Line& line) {
  start_marked(line, BlockKind::heading);
  table_ = kNone;
  body_ = last_;
  structured_ = true;
  const std::string_view words =
      text_.substr(line.marker_end > 0 ? line.marker_end : line.begin,
                   line.end - (line.marker_end > 0 ? line.marker_end : line.begin));
  references_ = is_one_of(words, config_->references);
}

bool Assembler::is_legend(const Line& line) const {
  if (last_ == kNone || out_.list[last_].kind != BlockKind::caption || !follows()) return false;
  const std::string_view words = slice(text_, {line.begin, line.end});
  return line.blanks == 0 && line.width <= kMostLegend && is_bracketed(words) && !has_amount(words);
}

void Assembler::text_line(const Line& line) {
  if (is_legend(line)) {
    append(last_, line);
    return;
  }
  const bool told = has_own_rows(line);
  if (!told && cell_row(line)) return;
  if (last_ != kNone && out_.list[last_].kind == BlockKind::caption && goes_on(last_, line) &&
      lines_[out_.list[last_].line].width <= kMostLabel) {
    append(last_, line);
    return;
  }
  const bool in_table =
      last_ != kNone && follows() &&
      (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption);
  if (!told && in_table && (columns_row(line) || head_row(line))) return;
  if (!told && line.width <= 40 && head_of_cells(line) && head_row(line)) return;
  if (!told && !in_table && is_first_row(line_) && columns_row(line)) return;
  const uint32_t open = continued_by(line);
  if (open != kNone) {
    if (parts_of_line(open, line)) {
      append_part(open, line);
    } else {
      append(open, line);
    }
    return;
  }
  if (!told && !in_table && (columns_row(line) || head_row(line))) return;
  if (!structured_ && front(line)) return;
  start(line, BlockKind::paragraph);
  table_ = kNone;
  body_ = last_;
}

bool Assembler::front(const Line& line) {
  const bool other = profile_->title != kNone && profile_->title != line_;
  if (line.ends_sentence || line.width > 110 || titled_ || other) {
    structured_ = structured_ || line.ends_sentence;
    return false;
  }
  titled_ = true;
  start(line, BlockKind::title);
  return true;
}

bool Assembler::is_cell_marker(MarkerClass marker) const {
  return profile_->cell_markers.contains(marker);
}

void Assembler::begin_draft(BlockKind kind, const Line& line) {
  Draft draft;
  draft.kind = kind;
  draft.line = static_cast<uint32_t>(line_);
  draft.width = line.width;
  out_.list.push_back(draft);
  out_.pages.push_back(line.page);
  last_ = static_cast<uint32_t>(out_.list.size()) - 1;
}

void Assembler::add_fragment(uint32_t index, const Fragment& fragment) {
  const auto added = static_cast<uint32_t>(out_.fragments.size());
  out_.fragments.push_back(fragment);
  Draft& draft = out_.list[index];
  if (draft.first == kNone) {
    draft.first = added;
  } else {
    out_.fragments[draft.last].next = added;
  }
  draft.last = added;
  draft.open = brackets(slice(text_, {fragment.begin, fragment.end}), draft.open);
  draft.line = static_cast<uint32_t>(line_);
}

int32_t Assembler::brackets(std::string_view content, int32_t open) {
  if (open > 0 && content.size() > kMostBracket) open = 0;
  if (open == 0 && content.find('(') == std::string_view::npos) return 0;
  for (const char c : content) {
    if (c == '(') ++open;
    if (c == ')' && open > 0) --open;
  }
  return open;
}

void Assembler::start(const Line& line, BlockKind kind) {
  begin_draft(kind, line);
  add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
}

void Assembler::start_marked(const Line& line, BlockKind kind) {
  start(line, kind);
  out_.list[last_].marker = line.marker;
  out_.list[last_].marker_end = line.marker_end;
}

void Assembler::append(uint32_t index, const Line& line) {
  const bool interrupted = out_.list[index].line + 1 != line_;
  add_fragment(index, {line.begin, line.end, kNone, line.trailing_space, interrupted, false, true});
  out_.list[index].width = line.width;
  last_ = index;
}

void Assembler::append_part(uint32_t index, const Line& line) {
  const uint32_t width = out_.list[index].width;
  append(index, line);
  out_.list[index].width += width;
  if (line.blanks > 0) out_.list[index].loose = true;
  ++out_.list[index].parts;
  out_.fragments.back().part = true;
}

Drafts find_blocks(std::string_view text, const Lines& lines, const Profile& profile,
                   const ReadConfig& config) {
  return Assembler(text, lines, profile, config).assemble();
}

}  // namespace sagwan
