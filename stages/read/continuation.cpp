// SPDX-License-Identifier: Apache-2.0
// What goes on with what: whether a line without a marker belongs to the last block, or to one that
// notes, captions or a page end interrupt.
#include "stages/read/assembler.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/content.h"
#include "stages/read/date_shape.h"

namespace sagwan {

namespace {

// Shares of the full width at which a line counts as filled. Lines cut at syllables are within a
// syllable or two of the width; those cut at words are shorter by a word, which is_full adds; the
// rest is the error of counting columns.
constexpr double kFilled = 0.85;
constexpr double kFilledAfterSentence = 0.94;
constexpr double kFilledTable = 0.5;
constexpr double kFilledTitle = 0.75;  // set larger than the body
// A line that is followed by one without a marker, where statements begin with markers.
constexpr double kFilledMarked = 0.6;
constexpr double kMostFilled = 1.08;  // what parts of one line may come to
constexpr uint32_t kShattered = 6;    // columns: a syllable or three

}  // namespace

uint32_t Assembler::width_of(BlockKind kind) const {
  return kind == BlockKind::footnote ? profile_->note_width : profile_->body_width;
}

bool Assembler::follows() const { return last_ != kNone && directly(out_.list[last_]); }

bool Assembler::directly(const Draft& draft) const { return draft.line == solid_; }

bool Assembler::is_stray(std::size_t i) const {
  return profile_->role[i] == LineRole::residue && lines_[i].content == LineContent::marks;
}

bool Assembler::attaches(const Line& before, const Line& line) const {
  if (before.ends_sentence) return false;
  const char32_t first = utf8::decode(text_, line.begin);
  if (first == ')' || first == ',' || first == '.' || first == '%' || first == ']' ||
      first == '>' || first == 0x2019 || first == 0x201D || first == 0x300D || first == 0x300F ||
      first == 0x300B)
    return true;
  if (first == 0x2192 && line.marker_end == 0) return true;  // of a series: markers.cpp
  if ((before.ends_mark || before.content == LineContent::marks) && line.blanks == 0) return true;
  const JoinWords* words = words_of(script_of(first));
  if (words == nullptr || line.blanks > 1) return false;
  uint32_t end = line.begin;
  while (end < line.end && end - line.begin < 24 &&
         script_of(utf8::decode(text_, end)) == words->script)
    end += utf8::length(text_[end]);
  // Suffixes of one letter are words as well; particles are not.
  const std::string_view word = text_.substr(line.begin, end - line.begin);
  const bool letter = word.size() == utf8::length(word[0]);
  return (letter ? words->closes.has(word) : words->behind.has(word)) && !words->begins.has(word);
}

bool Assembler::is_open(const Draft& draft, const Line& line) const {
  return draft.open > 0 && line.blanks <= 1 && draft.line + 1 == line_ &&
         line.content != LineContent::text && draft.kind != BlockKind::row;
}

bool Assembler::ends_like_others(const Line& line) const {
  return profile_->marked && !line.ends_open &&
         profile_->last_words.contains(last_word(slice(text_, {line.begin, line.end})));
}

bool Assembler::is_shattered(const Draft& draft, const Line& line) const {
  const Line& before = lines_[draft.line];
  if (line.blanks > 0 || before.ends_sentence || line.content == LineContent::numbers ||
      draft.line + 1 != line_ || draft.marker_end == 0)
    return false;
  const bool narrow = before.width <= kShattered || line.width <= kShattered;
  if (draft.parts >= 3) return draft.width < width_of(draft.kind);
  return narrow && line.width <= 3 * kShattered &&
         (draft.parts > 0 || (line.width <= kShattered && before.width <= 2 * kShattered));
}

bool Assembler::is_cut_word(const Line& before, const Line& line) const {
  if (before.end - before.begin < 3 || text_[before.end - 1] != '-') return false;
  const auto small = [](char32_t c) {
    return (c >= 'a' && c <= 'z') || (c >= 0x0430 && c <= 0x045F);
  };
  return small(utf8::decode_before(text_, before.end - 1)) &&
         small(utf8::decode(text_, line.begin));
}

const JoinWords* Assembler::words_of(Script script) const {
  for (const JoinWords& words : config_->joins) {
    if (words.script == script) return &words;
  }
  return nullptr;
}

bool Assembler::parts_of_line(uint32_t index, const Line& line) const {
  const Draft& draft = out_.list[index];
  if (is_open(draft, line) && line.blanks > 0) return true;
  if (draft.loose && draft.line + 1 == line_ && line.blanks <= 1)
    return draft.width + line.width <= kMostFilled * width_of(draft.kind);
  return line.blanks == 0 && draft.line + 1 == line_ &&
         (attaches(lines_[draft.line], line) || is_shattered(draft, line)) &&
         draft.width + line.width <= kMostFilled * width_of(draft.kind);
}

bool Assembler::goes_on(uint32_t index, const Line& line) const {
  if (index == kNone || line.leader) return false;
  const Draft& draft = out_.list[index];
  const Line& before = lines_[draft.line];
  if (before.leader) return false;
  const bool adjacent = directly(draft);
  if (text_[line.begin] == '<' && text_[line.end - 1] == '>' && !before.ends_open)
    return false;  // a title in angles
  if (opens_period(line) && !before.ends_open) return false;
  // Rows of a table without rules, each with its date.
  if (ends_in_date(slice(text_, {before.begin, before.end}), *config_) &&
      ends_in_date(slice(text_, {line.begin, line.end}), *config_))
    return false;
  // Columns behind a blank line are captions beside each other, or a table's head.
  if (line.has_gap && line.blanks > 0 && !before.has_gap) return false;
  const uint32_t width = width_of(draft.kind);
  const double share = draft.table != kNone   ? kFilledTable
                       : before.ends_sentence ? kFilledAfterSentence
                                              : kFilled;
  if (set_apart(draft, line)) return false;
  const bool full = before.room >= 0 && draft.parts == 0 ? is_full(before, line, width, share)
                                                         : is_full(draft.width, line, width, share);
  if (draft.marker_end == before.end && draft.first == draft.last && adjacent && line.blanks <= 2)
    return true;  // a marker on a line of its own
  if (draft.kind == BlockKind::caption && draft.first == draft.last && adjacent &&
      before.width <= kMostLabel && line.blanks <= 2)
    return line.content == LineContent::text;  // a label on a line of its own
  if (adjacent && line.blanks == 0 && is_cut_word(before, line)) return true;
  switch (draft.kind) {
    case BlockKind::row:
    case BlockKind::furniture:
    case BlockKind::masthead:
      return false;
    case BlockKind::heading:
    case BlockKind::title:
    case BlockKind::caption:
      // Where blank lines part paragraphs, one parts a title from a paragraph of several lines.
      if (draft.kind == BlockKind::title && profile_->blanks_part && line.blanks > 0 &&
          text_behind() && lines_[line_ + 1].blanks == 0)
        return false;
      return adjacent && line.blanks <= 1 && !before.ends_sentence &&
             !is_bracketed(slice(text_, {line.begin, line.end})) &&
             (is_full(before, line, width, kFilledTitle) || before.ends_open ||
              (line.blanks == 0 && attaches(before, line) && !before.ends_mark));
    default:
      break;
  }
  // A page may be cut anywhere; a statement that should have ended goes on behind the cut.
  if (!adjacent) {
    return !before.ends_sentence && line.content == LineContent::text &&
           !(ends_like_others(before) && !attaches(before, line)) &&
           (full || (profile_->statements_end && (before.width > 20 || draft.first != draft.last)));
  }
  const uint32_t gap = draft.line + 1 == line_ && !draft.loose ? line.blanks : 0;
  if (attaches(before, line) || is_shattered(draft, line) || is_open(draft, line)) return true;
  if (gap == 0 && width > 0 && profile_->marked && draft.kind == BlockKind::item &&
      !before.ends_sentence && line.start == LineStart::text &&
      (line.width > kMostRowLabel || !is_bracketed(slice(text_, {line.begin, line.end}))) &&
      static_cast<double>(draft.width) >= kFilledMarked * width)
    return true;  // paragraphs of their own are not this document's habit
  if (references_ && draft.kind == BlockKind::paragraph && before.ends_sentence) {
    return full && starts_quoted(
                       line);  // entries of a bibliography end with a full stop, as their parts may
  }
  if (gap == 0) return full || (before.ends_open && !before.ends_sentence);
  if (profile_->blanks_part) return gap == 1 && full && !before.ends_sentence;
  if (gap == 1) return full || (before.ends_open && !before.ends_sentence);
  return gap == 2 && full && !before.ends_sentence;
}

uint32_t Assembler::continued_by(const Line& line) const {
  if (last_ == kNone) return kNone;
  // Notes at the foot of a page hold what the layout says.
  const bool after_note = !profile_->set.empty() && out_.list[last_].kind == BlockKind::footnote &&
                          profile_->set[out_.list[last_].line].use == LineUse::note;
  const bool last_goes_on = !after_note && goes_on(last_, line);
  const bool body_goes_on = body_ != kNone && body_ != last_ && goes_on(body_, line) &&
                            out_.list[body_].kind != BlockKind::heading;
  if (out_.list[last_].kind == BlockKind::footnote && last_goes_on && body_goes_on) {
    const int note = fitness(last_, line).score;
    const int body = fitness(body_, line).score;
    if (note != body) return note > body ? last_ : body_;
    const bool note_open = !lines_[out_.list[last_].line].ends_sentence;
    return note_open || note_follows() ? last_ : body_;
  }
  // A note that was cut by the end of its page goes on at the foot of the next one, before that
  // page's notes.
  if (note_ != kNone && profile_->set.empty() && note_ != last_ && note_follows() &&
      goes_on(note_, line)) {
    const uint32_t other = last_goes_on ? last_ : body_goes_on ? body_ : kNone;
    if (other == kNone) return note_;
    const Fitness note = fitness(note_, line);
    if (note.closes && note.score > fitness(other, line).score) return note_;
  }
  if (last_goes_on) return last_;
  return body_goes_on ? body_ : kNone;
}

bool Assembler::opens_period(const Line& line) const {
  if (line.content != LineContent::numbers || line_ + 1 >= lines_.size() ||
      lines_[line_ + 1].content != LineContent::text)
    return false;
  const DateShape date = date_shape(slice(text_, {line.begin, line.end}), *config_);
  return date.year && date.unit && date.numbers <= 2;
}

bool Assembler::starts_quoted(const Line& line) const {
  const char32_t c = utf8::decode(text_, line.begin);
  return c == 0x201C || c == 0x300C || c == 0x300E || c == 0xAB || c == 0x300A || c == 0xFF62;
}

Assembler::Fitness Assembler::fitness(uint32_t index, const Line& line) const {
  Balance open;
  const Draft& draft = out_.list[index];
  const uint32_t from = draft.last > draft.first + 3 ? draft.last : draft.first;
  for (uint32_t f = from; f != kNone; f = out_.fragments[f].next) {
    const Fragment& fragment = out_.fragments[f];
    open.add(text_.substr(
        f == draft.first ? std::max(fragment.begin, draft.marker_end) : fragment.begin,
        fragment.end -
            (f == draft.first ? std::max(fragment.begin, draft.marker_end) : fragment.begin)));
  }
  Balance closed;
  closed.add(text_.substr(line.begin, line.end - line.begin));
  const bool quotes = (open.sum > 0) == (closed.lowest < 0);
  const Script before = script_of(utf8::decode_before(text_, lines_[draft.line].end));
  const Script behind = script_of(utf8::decode(text_, line.begin));
  const bool scripts = before == behind || before == Script::none || behind == Script::none;
  return {(quotes ? 1 : -2) + (scripts ? 1 : -1), open.sum > 0 && closed.lowest < 0};
}

bool Assembler::note_follows() const {
  for (std::size_t i = line_ + 1; i < std::min(lines_.size(), line_ + kNoteLookahead); ++i) {
    if (lines_[i].start == LineStart::text) continue;
    return lines_[i].marker == class_of(Numbering::digit_paren) &&
           lines_[i].number == last_note_ + 1;
  }
  return false;
}

}  // namespace sagwan
