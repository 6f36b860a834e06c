// SPDX-License-Identifier: Apache-2.0
// Blocks that the layout of a document tells: headings, notes, rows with their cells.
#include <algorithm>
#include <cmath>

#include "stages/read/assembler.h"

namespace sagwan {

namespace {

constexpr float kSameSize = 0.6F;  // points: one paragraph is set in one size
// Of the size: what a font says of its size is that far from what its letters measure.
constexpr float kLikeSize = 0.2F;
constexpr float kHanging = 3;    // of the size: a note's text behind its mark
constexpr float kIndent = 0.8F;  // of the size: the first line of a paragraph

bool is_gap(char c) { return c == ' ' || c == '\t'; }

}  // namespace

bool Assembler::by_set(const Line& line) {
  const SetLine& set = profile_->set[line_];
  switch (set.use) {
    case LineUse::note: {
      if (!set.begins && note_ == kNone) return false;
      if (!set.begins) {
        append(note_, line);
        return true;
      }
      Line marked = line;
      if (set.mark_end > 0) marked.marker_end = set.mark_end;
      start_marked(marked, BlockKind::footnote);
      note_ = last_;
      return true;
    }
    case LineUse::heading:
      if (line.start == LineStart::bullet) return false;  // a statement, whatever its style
      if (!set.begins && last_ != kNone && follows() &&
          (out_.list[last_].kind == BlockKind::heading ||
           out_.list[last_].kind == BlockKind::title)) {
        append(last_, line);
        return true;
      }
      if (set.title) {
        start(line, BlockKind::title);
        titled_ = true;
        return true;
      }
      heading(line);
      out_.list[last_].set_level = set.level;
      return true;
    case LineUse::row:
      set_row(line);
      return true;
    default:
      return false;
  }
}

void Assembler::set_row(const Line& line) {
  begin_row(line);
  Draft& row = out_.list[last_];
  row.first_cell = static_cast<uint32_t>(out_.cells.size());
  // Cells without text at the ends of the row are outside the line.
  uint32_t begin = line.begin;
  while (begin > 0 && is_gap(text_[begin - 1])) --begin;
  uint32_t last = line.end;
  while (last < text_.size() && is_gap(text_[last])) ++last;
  for (uint32_t i = begin; i <= last; ++i) {
    if (i < last && text_[i] != '\t') continue;
    uint32_t end = i;
    while (end > begin && text_[end - 1] == ' ') --end;
    while (begin < end && text_[begin] == ' ') ++begin;
    out_.cells.push_back({begin, end});
    begin = i + 1;
  }
  row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
  add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
}

bool Assembler::set_apart(const Draft& draft, const Line& line) const {
  const LineLayout* before = lines_[draft.line].set;
  const LineLayout* here = line.set;
  if (before == nullptr || here == nullptr) return false;
  if (here->page == 0) return true;  // each line is a paragraph
  if (line.same_line) return false;
  // A heading's further lines are set as it is.
  const bool lighter = here->size < before->size - kSameSize || (before->bold && !here->bold);
  if (draft.kind == BlockKind::heading && draft.set_level > 0 && lighter &&
      profile_->set[line_].use == LineUse::text)
    return true;
  const float like = lines_[draft.line].ends_sentence ? kSameSize : kLikeSize * before->size;
  if (std::abs(before->size - here->size) > std::max(like, kSameSize)) return true;
  // A note's further lines stand below its text, a title below it in the middle.
  if (draft.kind == BlockKind::footnote && before->page == here->page &&
      here->box.left - before->box.left > kHanging * here->size)
    return true;
  // A paragraph's first line stands in, its others do not.
  const bool settled = draft.first != draft.last || lines_[draft.line].ends_sentence;
  return draft.kind == BlockKind::paragraph && settled && before->page == here->page &&
         directly(draft) && before->box.left < here->box.left &&
         here->box.left - before->box.left > kIndent * here->size &&
         here->box.left < before->box.right;
}

}  // namespace sagwan
