// SPDX-License-Identifier: Apache-2.0
// One walk over the lines. Each line either begins a block or goes on with one that is open: the
// last block, or, over notes, captions and page furniture, the body's last statement.
#include "stages/read/blocks.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/cells.h"
#include "stages/read/content.h"
#include "stages/read/markers.h"

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
constexpr double kMostFilled = 1.08;      // what parts of one line may come to
constexpr std::size_t kMostBracket = 60;  // bytes
constexpr uint32_t kShattered = 6;        // columns: a syllable or three
constexpr uint32_t kColumnGap = 4;        // spaces between captions beside each other
constexpr uint32_t kMostLabel = 10;
constexpr uint32_t kMostHead = 80;         // of a table's head
constexpr uint32_t kMostSecondHead = 110;  // below a row of periods
constexpr uint32_t kMostRowLabel = 26;
constexpr uint32_t kMostNoteGap = 3;  // numbers that notes may leap: a note lost in extraction
constexpr std::size_t kNoteLookahead = 6;

class Assembler {
 public:
  Assembler(std::string_view text, const Lines& lines, const Profile& profile,
            const ReadConfig& config)
      : text_(text), lines_(lines.list), calls_(lines.calls), profile_(&profile), config_(&config) {
    called_.resize(1000);
    out_.list.reserve(lines_.size() / 2 + 1);
    out_.fragments.reserve(lines_.size() + 1);
  }

  Drafts assemble() {
    for (line_ = 0; line_ < lines_.size(); ++line_) {
      place(lines_[line_]);
      if (!is_stray(line_)) solid_ = line_;
      for (; next_call_ < calls_.size() && calls_[next_call_].line <= line_; ++next_call_) {
        if (calls_[next_call_].number < called_.size()) ++called_[calls_[next_call_].number];
      }
    }
    return std::move(out_);
  }

 private:
  // --- where a line goes
  // -------------------------------------------------------------------------------------------

  void place(const Line& line) {
    if (profile_->furniture[line_]) {
      // A running head is no end of what it interrupts.
      const uint32_t keep = last_;
      start(line, BlockKind::furniture);
      last_ = keep;
      return;
    }
    if (profile_->role[line_] != LineRole::none && by_role(line)) return;
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
        text_line(line);
    }
  }

  // What the lines around say: residue, a caption without a label, a cell.
  bool by_role(const Line& line) {
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

  // One caption, or several beside each other; a bracket under one is its unit or its second line.
  void captions(const Line& line) {
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

  // A table that was written one cell a line: a line with a word begins a row.
  void cell(const Line& line) {
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

  // A mark on a line of its own, set in smaller type: part of what stands before it.
  bool raised(const Line& line) {
    if (line.start == LineStart::bullet || line.start == LineStart::page_number) return false;
    if (last_ == kNone || !follows() || line.blanks > (out_.list[last_].open > 0 ? 1 : 0))
      return false;
    const BlockKind kind = out_.list[last_].kind;
    if (kind == BlockKind::furniture || kind == BlockKind::masthead || kind == BlockKind::row)
      return false;
    append_part(last_, line);
    return true;
  }

  // The highest `N)` in the text of a table's notes.
  static uint32_t last_table_note(std::string_view text) {
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

  bool bullet(const Line& line) {
    if (line.marker_end == line.end && !text_behind()) return false;
    if (bullet_row(line)) return true;
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

  bool numbered(const Line& line) {
    const Numbering numbering = numbering_of(line.marker);
    if (numbering == Numbering::digit_paren && table_note(line)) return true;
    if (numbering == Numbering::digit_paren && is_note(line)) {
      start_marked(line, BlockKind::footnote);
      last_note_ = line.number;
      note_ = last_;
      if (called_[std::min<std::size_t>(line.number, called_.size() - 1)] > 0)
        --called_[line.number];
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

  // `2)` under the notes of a table whose first line holds `1)`.
  bool table_note(const Line& line) {
    if (table_note_ == 0 || line.number != table_note_ + 1 || last_ == kNone || !follows() ||
        out_.list[last_].kind != BlockKind::remark)
      return false;
    start_marked(line, BlockKind::remark);
    out_.list[last_].parent = caption_;
    table_note_ = line.number;
    return true;
  }

  // A label in brackets behind the marker: dashes in running text have none.
  [[nodiscard]] bool labelled(const Line& line) const {
    uint32_t at = line.marker_end;
    while (at < line.end && text_[at] == ' ') ++at;
    return at < line.end && (text_[at] == '(' || text_[at] == '[');
  }

  // A line between dashes under the title.
  bool subtitle(const Line& line) {
    if (structured_ || last_ == kNone || out_.list[last_].kind != BlockKind::title) return false;
    if (is_bullet(line.marker, *config_) || line.end <= line.marker_end + 2 ||
        utf8::decode_before(text_, line.end) != line.marker)
      return false;
    start(line, BlockKind::title);
    return true;
  }

  // A row whose label has a bullet, among rows.
  bool bullet_row(const Line& line) {
    if (last_ == kNone || !follows() || !is_bullet(line.marker, *config_)) return false;
    const BlockKind kind = out_.list[last_].kind;
    if (kind != BlockKind::row && kind != BlockKind::caption) return false;
    const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
    if (!shape.is_numeric() && shape.columns < 3) return false;
    start_row({line.begin, line.end}, line, true);
    return true;
  }

  // Whether the same numbering begins anew right below: what stands above it is a heading.
  [[nodiscard]] bool restarts_below(const Line& line) const {
    if (line.width * 10 > profile_->body_width * 9 && profile_->body_width > 0) return false;
    for (std::size_t i = line_ + 1; i < std::min(lines_.size(), line_ + kNoteLookahead); ++i) {
      if (lines_[i].marker == kNoMarker) continue;
      return lines_[i].marker == line.marker && lines_[i].number == 1;
    }
    return false;
  }

  // Whether the line behind is text: a marker may stand on a line of its own.
  [[nodiscard]] bool text_behind() const {
    return line_ + 1 < lines_.size() && lines_[line_ + 1].start == LineStart::text &&
           lines_[line_ + 1].content == LineContent::text && lines_[line_ + 1].blanks <= 1 &&
           profile_->role[line_ + 1] == LineRole::none;
  }

  void heading(const Line& line) {
    start_marked(line, BlockKind::heading);
    table_ = kNone;
    body_ = last_;
    structured_ = true;
    const std::string_view words =
        text_.substr(line.marker_end > 0 ? line.marker_end : line.begin,
                     line.end - (line.marker_end > 0 ? line.marker_end : line.begin));
    references_ = is_one_of(words, config_->references);
  }

  // Whether the last statement calls the mark of `line` (* ** #): behind a word, and not at the
  // start of a line.
  [[nodiscard]] bool is_called_mark(const Line& line) const {
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

  [[nodiscard]] bool calls(const Draft& draft, std::string_view mark) const {
    for (uint32_t f = draft.first; f != kNone; f = out_.fragments[f].next) {
      const Fragment& fragment = out_.fragments[f];
      const std::string_view content = text_.substr(fragment.begin, fragment.end - fragment.begin);
      const std::size_t from = f == draft.first && draft.kind != BlockKind::furniture ? 1 : 0;
      for (std::size_t at = content.find(mark, from); at != std::string_view::npos;
           at = content.find(mark, at + mark.size())) {
        const bool longer =
            at + mark.size() < content.size() && content[at + mark.size()] == mark[0];
        const bool behind_word = at == 0 || (content[at - 1] != ' ' && content[at - 1] != mark[0]);
        if (behind_word && !longer) return true;
      }
    }
    return false;
  }

  // A line `1)` is a note if the text called that number, or if it goes on with the notes and cites
  // something.
  [[nodiscard]] bool is_note(const Line& line) const {
    const bool called = line.number < called_.size() && called_[line.number] > 0;
    const bool next = line.number > last_note_ && line.number <= last_note_ + kMostNoteGap;
    const bool in_notes = last_ != kNone && out_.list[last_].kind == BlockKind::footnote;
    return called || (next && in_notes) || (next && cites(line));
  }

  // A quoted title or an address right behind the number.
  [[nodiscard]] bool cites(const Line& line) const {
    std::size_t at = line.marker_end;
    while (at < line.end && text_[at] == ' ') ++at;
    if (at >= line.end) return false;
    const char32_t c = utf8::decode(text_, at);
    return c == 0x201C || c == 0x300C || c == 0x300E || c == 0xAB || c == 0x300A || c == 0xFF62 ||
           text_.substr(at).starts_with("http") || text_.substr(at).starts_with("Ibid");
  }

  void text_line(const Line& line) {
    if (cell_row(line)) return;
    if (last_ != kNone && out_.list[last_].kind == BlockKind::caption && goes_on(last_, line) &&
        lines_[out_.list[last_].line].width <= kMostLabel) {
      append(last_, line);
      return;
    }
    const bool in_table =
        last_ != kNone && follows() &&
        (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption);
    if (in_table && (columns_row(line) || head_row(line))) return;
    if (line.width <= 40 && head_of_cells(line) && head_row(line)) return;
    if (!in_table && is_first_row(line_) && columns_row(line)) return;
    const uint32_t open = continued_by(line);
    if (open != kNone) {
      if (parts_of_line(open, line)) {
        append_part(open, line);
      } else {
        append(open, line);
      }
      return;
    }
    if (!in_table && (columns_row(line) || head_row(line))) return;
    if (!structured_ && front(line)) return;
    start(line, BlockKind::paragraph);
    table_ = kNone;
    body_ = last_;
  }

  // Title lines, before the first statement.
  bool front(const Line& line) {
    const bool other = profile_->title != kNone && profile_->title != line_;
    if (line.ends_sentence || line.width > 110 || titled_ || other) {
      structured_ = structured_ || line.ends_sentence;
      return false;
    }
    titled_ = true;
    start(line, BlockKind::title);
    return true;
  }

  // --- going on
  // ----------------------------------------------------------------------------------------------------

  [[nodiscard]] uint32_t width_of(BlockKind kind) const {
    return kind == BlockKind::footnote ? profile_->note_width : profile_->body_width;
  }

  // True if the last block's last line stands directly before this one.
  [[nodiscard]] bool follows() const { return last_ != kNone && directly(out_.list[last_]); }

  // True if nothing but marks that drifted away stands between `draft` and this line.
  [[nodiscard]] bool directly(const Draft& draft) const { return draft.line == solid_; }

  [[nodiscard]] bool is_stray(std::size_t i) const {
    return profile_->role[i] == LineRole::residue && lines_[i].content == LineContent::marks;
  }

  // Whether `line` shows by itself that it goes on with the line before: that one ended with a
  // raised mark, or this one begins with what closes or with a word part that cannot begin a word.
  [[nodiscard]] bool attaches(const Line& before, const Line& line) const {
    if (before.ends_sentence) return false;
    const char32_t first = utf8::decode(text_, line.begin);
    if (first == ')' || first == ',' || first == '.' || first == '%' || first == ']' ||
        first == '>' || first == 0x2019 || first == 0x201D || first == 0x300D || first == 0x300F ||
        first == 0x300B)
      return true;
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

  // Inside a bracket that one of the last lines opened.
  [[nodiscard]] bool is_open(const Draft& draft, const Line& line) const {
    return draft.open > 0 && line.blanks <= 1 && draft.line + 1 == line_ &&
           line.content != LineContent::text && draft.kind != BlockKind::row;
  }

  // Whether statements of this document end with the word that `line` ends with.
  [[nodiscard]] bool ends_like_others(const Line& line) const {
    return profile_->marked && !line.ends_open &&
           profile_->last_words.contains(last_word(slice(text_, {line.begin, line.end})));
  }

  // Letters that some programs write one a line, where they were set narrower than the rest.
  [[nodiscard]] bool is_shattered(const Draft& draft, const Line& line) const {
    const Line& before = lines_[draft.line];
    if (line.blanks > 0 || before.ends_sentence || line.content == LineContent::numbers ||
        draft.line + 1 != line_ || draft.marker_end == 0)
      return false;
    const bool narrow = before.width <= kShattered || line.width <= kShattered;
    if (draft.parts >= 3) return draft.width < width_of(draft.kind);
    return narrow && line.width <= 3 * kShattered &&
           (draft.parts > 0 || (line.width <= kShattered && before.width <= 2 * kShattered));
  }

  [[nodiscard]] const JoinWords* words_of(Script script) const {
    for (const JoinWords& words : config_->joins) {
      if (words.script == script) return &words;
    }
    return nullptr;
  }

  // Whether `line` and the last one of draft `index` are parts of one printed line.
  [[nodiscard]] bool parts_of_line(uint32_t index, const Line& line) const {
    const Draft& draft = out_.list[index];
    if (is_open(draft, line) && line.blanks > 0) return true;
    if (draft.loose && draft.line + 1 == line_ && line.blanks <= 1)
      return draft.width + line.width <= kMostFilled * width_of(draft.kind);
    return line.blanks == 0 && draft.line + 1 == line_ &&
           (attaches(lines_[draft.line], line) || is_shattered(draft, line)) &&
           draft.width + line.width <= kMostFilled * width_of(draft.kind);
  }

  // Whether `line` may be the next line of draft `index`, from widths, blanks and the end of the
  // line before.
  [[nodiscard]] bool goes_on(uint32_t index, const Line& line) const {
    if (index == kNone || line.leader) return false;
    const Draft& draft = out_.list[index];
    const Line& before = lines_[draft.line];
    if (before.leader) return false;
    const bool adjacent = directly(draft);
    if (text_[line.begin] == '<' && text_[line.end - 1] == '>' && !before.ends_open)
      return false;  // a title in angles
    // Columns behind a blank line are captions beside each other, or a table's head.
    if (line.has_gap && line.blanks > 0 && !before.has_gap) return false;
    const uint32_t width = width_of(draft.kind);
    const double share = draft.table != kNone   ? kFilledTable
                         : before.ends_sentence ? kFilledAfterSentence
                                                : kFilled;
    const bool full = is_full(draft.width, line, width, share);
    if (draft.marker_end == before.end && draft.first == draft.last && adjacent && line.blanks <= 2)
      return true;  // a marker on a line of its own
    if (draft.kind == BlockKind::caption && draft.first == draft.last && adjacent &&
        before.width <= kMostLabel && line.blanks <= 2)
      return line.content == LineContent::text;  // a label on a line of its own
    switch (draft.kind) {
      case BlockKind::row:
      case BlockKind::furniture:
      case BlockKind::masthead:
        return false;
      case BlockKind::heading:
      case BlockKind::title:
      case BlockKind::caption:
        return adjacent && line.blanks <= 1 && !before.ends_sentence &&
               !is_bracketed(slice(text_, {line.begin, line.end})) &&
               (is_full(before, line, width, kFilledTitle) || before.ends_open ||
                (line.blanks == 0 && attaches(before, line) && !before.ends_mark));
      default:
        break;
    }
    // A page may be cut anywhere; a statement that should have ended goes on behind the cut.
    if (!adjacent)
      return !before.ends_sentence && line.content == LineContent::text &&
             !(ends_like_others(before) && !attaches(before, line)) &&
             (full ||
              (profile_->statements_end && (before.width > 20 || draft.first != draft.last)));
    const uint32_t gap = draft.line + 1 == line_ && !draft.loose ? line.blanks : 0;
    if (attaches(before, line) || is_shattered(draft, line) || is_open(draft, line)) return true;
    if (gap == 0 && width > 0 && profile_->marked && draft.kind == BlockKind::item &&
        !before.ends_sentence && line.start == LineStart::text &&
        (line.width > kMostRowLabel || !is_bracketed(slice(text_, {line.begin, line.end}))) &&
        static_cast<double>(draft.width) >= kFilledMarked * width)
      return true;  // paragraphs of their own are not this document's habit
    if (references_ && draft.kind == BlockKind::paragraph && before.ends_sentence) {
      return full &&
             starts_quoted(
                 line);  // entries of a bibliography end with a full stop, as their parts may
    }
    if (gap == 0) return full || (before.ends_open && !before.ends_sentence);
    if (profile_->blanks_part) return gap == 1 && full && !before.ends_sentence;
    if (gap == 1) return full || (before.ends_open && !before.ends_sentence);
    return gap == 2 && full && !before.ends_sentence;
  }

  // The block that this unmarked line goes on with, or kNone.
  [[nodiscard]] uint32_t continued_by(const Line& line) const {
    if (last_ == kNone) return kNone;
    const bool last_goes_on = goes_on(last_, line);
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
    if (note_ != kNone && note_ != last_ && note_follows() && goes_on(note_, line)) {
      const uint32_t other = last_goes_on ? last_ : body_goes_on ? body_ : kNone;
      if (other == kNone) return note_;
      const Fitness note = fitness(note_, line);
      if (note.closes && note.score > fitness(other, line).score) return note_;
    }
    if (last_goes_on) return last_;
    return body_goes_on ? body_ : kNone;
  }

  [[nodiscard]] bool starts_quoted(const Line& line) const {
    const char32_t c = utf8::decode(text_, line.begin);
    return c == 0x201C || c == 0x300C || c == 0x300E || c == 0xAB || c == 0x300A || c == 0xFF62;
  }

  // Opening less closing quotes in a stretch of text, and the lowest value on the way.
  struct Balance {
    int sum = 0;
    int lowest = 0;
    void add(std::string_view content) {
      for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i])) {
        const char32_t c = utf8::decode(content, i);
        if (c == 0x300C || c == 0x300E || c == 0x201C) ++sum;
        if (c == 0x300D || c == 0x300F || c == 0x201D) --sum;
        lowest = std::min(lowest, sum);
      }
    }
  };

  // How well `line` goes on with draft `index`, where two could: quotes that it closes, script on
  // both sides.
  struct Fitness {
    int score = 0;
    bool closes = false;  // a quote that the draft left open
  };
  [[nodiscard]] Fitness fitness(uint32_t index, const Line& line) const {
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

  // Whether the next marked line is the next note.
  [[nodiscard]] bool note_follows() const {
    for (std::size_t i = line_ + 1; i < std::min(lines_.size(), line_ + kNoteLookahead); ++i) {
      if (lines_[i].start == LineStart::text) continue;
      return lines_[i].marker == class_of(Numbering::digit_paren) &&
             lines_[i].number == last_note_ + 1;
    }
    return false;
  }

  // --- tables
  // ------------------------------------------------------------------------------------------------------

  [[nodiscard]] bool is_cell_marker(MarkerClass marker) const {
    return profile_->cell_markers.contains(marker);
  }

  // A short label before a bullet in mid-line, or alone on the line before a line with such a
  // bullet.
  bool cell_row(const Line& line) {
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

  [[nodiscard]] bool is_row_label(std::size_t at) const {
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

  [[nodiscard]] bool is_columns(std::size_t at) const {
    const Line& line = lines_[at];
    if (line.start != LineStart::text && line.start != LineStart::bare_number) return false;
    const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
    return shape.is_numeric() || shape.columns >= 3;
  }

  // Rows of three numbers and more behind a label, one below the other: no text goes on with them.
  [[nodiscard]] bool is_first_row(std::size_t at) const {
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

  bool columns_row(const Line& line) {
    const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
    const bool after_table =
        last_ != kNone &&
        (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption) &&
        follows();
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
    start_row({line.begin, line.end}, line, true);
    return true;
  }

  // Columns before the first wide gap.
  [[nodiscard]] uint32_t first_column(const Line& line) const {
    uint32_t width = 0;
    for (uint32_t i = line.begin; i < line.end; i += utf8::length(text_[i])) {
      if (text_[i] == ' ' && slice(text_, {i, line.end}).starts_with("    ")) break;
      width += utf8::length(text_[i]) >= 3 ? 2 : 1;
    }
    return width;
  }

  // A short line over the first row.
  bool head_row(const Line& line) {
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
    find_head_cells(text_, {line.begin, line.end}, count, out_.cells);
    row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
    add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
    return true;
  }

  // A line over rows of cells, which a statement that was cut would not stand over.
  [[nodiscard]] bool head_of_cells(const Line& line) const {
    if (line_ + 1 >= lines_.size() || (last_ != kNone && out_.list[last_].table != kNone))
      return false;
    if (profile_->cell_bullet[line_ + 1] == 0 && !is_row_label(line_ + 1)) return false;
    return !(line.blanks == 0 && follows() && !lines_[out_.list[last_].line].ends_sentence &&
             goes_on(last_, line) && out_.list[last_].kind != BlockKind::caption);
  }

  void begin_row(const Line& line) {
    if (table_ == kNone) table_ = tables_++;
    begin_draft(BlockKind::row, line);
    row_ = last_;
    out_.list.back().table = table_;
    structured_ = true;
  }

  void start_row(Span span, const Line& line, bool columns) {
    begin_row(line);
    Draft& row = out_.list.back();
    row.first_cell = static_cast<uint32_t>(out_.cells.size());
    if (columns) {
      find_cells(text_, span, row_shape(slice(text_, span)), out_.cells);
    } else {
      out_.cells.push_back(span);
    }
    row.cell_count = static_cast<uint32_t>(out_.cells.size()) - row.first_cell;
    add_fragment(last_, {span.begin, span.end, kNone, line.trailing_space, false, false, true});
  }

  // --- drafts
  // ------------------------------------------------------------------------------------------------------

  void begin_draft(BlockKind kind, const Line& line) {
    Draft draft;
    draft.kind = kind;
    draft.line = static_cast<uint32_t>(line_);
    draft.width = line.width;
    out_.list.push_back(draft);
    out_.pages.push_back(line.page);
    last_ = static_cast<uint32_t>(out_.list.size()) - 1;
  }

  void add_fragment(uint32_t index, const Fragment& fragment) {
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

  // Round brackets that are open behind `content`, of `open` before it. One that nothing closes in
  // the next line of text is a mistake of the text.
  static int32_t brackets(std::string_view content, int32_t open) {
    if (open > 0 && content.size() > kMostBracket) open = 0;
    if (open == 0 && content.find('(') == std::string_view::npos) return 0;
    for (const char c : content) {
      if (c == '(') ++open;
      if (c == ')' && open > 0) --open;
    }
    return open;
  }

  void start(const Line& line, BlockKind kind) {
    begin_draft(kind, line);
    add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, false, true});
  }

  void start_marked(const Line& line, BlockKind kind) {
    start(line, kind);
    out_.list[last_].marker = line.marker;
    out_.list[last_].marker_end = line.marker_end;
  }

  void append(uint32_t index, const Line& line) {
    const bool interrupted = out_.list[index].line + 1 != line_;
    add_fragment(index,
                 {line.begin, line.end, kNone, line.trailing_space, interrupted, false, true});
    out_.list[index].width = line.width;
    last_ = index;
  }

  // Appends a part of the printed line that the draft's last line is a part of too.
  void append_part(uint32_t index, const Line& line) {
    const uint32_t width = out_.list[index].width;
    append(index, line);
    out_.list[index].width += width;
    if (line.blanks > 0) out_.list[index].loose = true;
    ++out_.list[index].parts;
    out_.fragments.back().part = true;
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Call>& calls_;
  const Profile* profile_;
  const ReadConfig* config_;
  Drafts out_;
  std::size_t line_ = 0;
  std::size_t next_call_ = 0;
  std::vector<uint32_t> called_;  // calls of each number that no note has answered yet
  std::array<uint32_t, 13> last_number_{};
  uint32_t last_ = kNone;  // the block before, furniture left out
  uint32_t body_ = kNone;  // the body's last statement
  uint32_t note_ = kNone;
  uint32_t caption_ = kNone;
  uint32_t row_ = kNone;
  uint32_t table_ = kNone;  // the open table
  uint32_t tables_ = 0;
  uint32_t last_note_ = 0;
  uint32_t table_note_ = 0;   // the last number in the notes under a table
  uint32_t residue_ = kNone;  // the last stretch of residue
  uint32_t before_residue_ = kNone;
  std::size_t solid_ = 0;      // the line before, drifted marks left out
  bool cell_numbers_ = false;  // the open row has numbers
  bool structured_ = false;    // the front matter is over
  bool titled_ = false;
  bool references_ = false;  // under the heading of a bibliography
};

}  // namespace

Drafts find_blocks(std::string_view text, const Lines& lines, const Profile& profile,
                   const ReadConfig& config) {
  return Assembler(text, lines, profile, config).assemble();
}

}  // namespace sagwan
