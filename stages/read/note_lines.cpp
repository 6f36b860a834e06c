// SPDX-License-Identifier: Apache-2.0
// Notes: which lines are notes, of the text or of a table, and which marks belong to the text.
#include "stages/read/assembler.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kMostNoteGap = 3;  // numbers that notes may leap: a note lost in extraction

}  // namespace

bool Assembler::raised(const Line& line) {
  if (line.start == LineStart::bullet || line.start == LineStart::page_number) return false;
  if (last_ == kNone || !follows() || line.blanks > (out_.list[last_].open > 0 ? 1 : 0))
    return false;
  const BlockKind kind = out_.list[last_].kind;
  if (kind == BlockKind::furniture || kind == BlockKind::masthead || kind == BlockKind::row)
    return false;
  append_part(last_, line);
  return true;
}

uint32_t Assembler::last_table_note(std::string_view text) {
  uint32_t last = 0;
  for (std::size_t i = text.find(')'); i != std::string_view::npos; i = text.find(')', i + 1)) {
    std::size_t begin = i;
    while (begin > 0 && is_digit(static_cast<unsigned char>(text[begin - 1]))) --begin;
    if (begin == i || i - begin > 2 || begin == 0) continue;
    if (text[begin - 1] != ' ' && text[begin - 1] != ':') continue;
    uint32_t number = 0;
    for (std::size_t d = begin; d < i; ++d)
      number = number * 10 + static_cast<uint32_t>(text[d] - '0');
    if (number == last + 1) last = number;
  }
  return last;
}

bool Assembler::table_note(const Line& line) {
  if (table_note_ == 0 || line.number != table_note_ + 1 || last_ == kNone || !follows() ||
      out_.list[last_].kind != BlockKind::remark)
    return false;
  start_marked(line, BlockKind::remark);
  out_.list[last_].parent = caption_;
  table_note_ = line.number;
  return true;
}

bool Assembler::is_called_mark(const Line& line) const {
  const std::string_view mark = text_.substr(line.begin, line.marker_end - line.begin);
  if (mark.size() > 3 || (mark[0] != '*' && mark[0] != '#')) return false;
  if (body_ != kNone && calls(out_.list[body_], mark)) return true;
  // A note may have a note.
  if (last_ != kNone && out_.list[last_].kind == BlockKind::footnote &&
      calls(out_.list[last_], mark))
    return true;
  // The call may have drifted away.
  return residue_ != kNone && body_ != kNone && residue_ > body_ &&
         calls(out_.list[residue_], mark);
}

bool Assembler::calls(const Draft& draft, std::string_view mark) const {
  for (uint32_t f = draft.first; f != kNone; f = out_.fragments[f].next) {
    const Fragment& fragment = out_.fragments[f];
    const std::string_view content = text_.substr(fragment.begin, fragment.end - fragment.begin);
    const std::size_t from = f == draft.first && draft.kind != BlockKind::furniture ? 1 : 0;
    for (std::size_t at = content.find(mark, from); at != std::string_view::npos;
         at = content.find(mark, at + mark.size())) {
      const bool longer = at + mark.size() < content.size() && content[at + mark.size()] == mark[0];
      const bool behind_word = at == 0 || (content[at - 1] != ' ' && content[at - 1] != mark[0]);
      if (behind_word && !longer) return true;
    }
  }
  return false;
}

bool Assembler::is_note(const Line& line) const {
  const bool called = line.number < called_.size() && called_[line.number] > 0;
  const bool next = line.number > last_note_ && line.number <= last_note_ + kMostNoteGap;
  const bool in_notes = last_ != kNone && out_.list[last_].kind == BlockKind::footnote;
  return called || (next && in_notes) || (next && cites(line));
}

bool Assembler::cites(const Line& line) const {
  std::size_t at = line.marker_end;
  while (at < line.end && text_[at] == ' ') ++at;
  if (at >= line.end) return false;
  const char32_t c = utf8::decode(text_, at);
  return c == 0x201C || c == 0x300C || c == 0x300E || c == 0xAB || c == 0x300A || c == 0xFF62 ||
         text_.substr(at).starts_with("http") || text_.substr(at).starts_with("Ibid");
}

}  // namespace sagwan
