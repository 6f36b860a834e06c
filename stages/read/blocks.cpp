// SPDX-License-Identifier: Apache-2.0
// One walk over the lines. Each line either begins a block or goes on with one that is open: the
// last block, or, over notes, captions and page furniture, the body's last statement.
#include "stages/read/blocks.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/cells.h"
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
    if (profile_->masthead[line_]) {
      if (last_ != kNone && out_.list[last_].kind == BlockKind::masthead && follows()) {
        append(last_, line);
      } else {
        start(line, BlockKind::masthead);
      }
      return;
    }
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
        if (goes_on(last_, line) && lines_[out_.list[last_].line].ends_open) {
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

  bool bullet(const Line& line) {
    const bool open =
        last_ != kNone && !lines_[out_.list[last_].line].ends_sentence && goes_on(last_, line);
    if (line.start == LineStart::weak_bullet && open) return false;
    // A dash that opens one line only, where the line before is not finished, is a dash.
    const auto count = profile_->marker_lines.find(line.marker);
    if (open && count->second == 1 && !is_bullet(line.marker, *config_)) return false;
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
    if (open && !in_order) return false;
    if (open && lines_[out_.list[last_].line].ends_open) return false;
    last_number_[kind] = line.number;
    if (profile_->heading_numbering[kind] && !line.ends_sentence && line.width <= 120) {
      heading(line);
      return true;
    }
    start_marked(line, BlockKind::item);
    table_ = kNone;
    body_ = last_;
    structured_ = true;
    return true;
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
    if (body_ == kNone) return false;
    const std::string_view mark = text_.substr(line.begin, line.marker_end - line.begin);
    if (mark.size() > 3 || (mark[0] != '*' && mark[0] != '#')) return false;
    for (uint32_t f = out_.list[body_].first; f != kNone; f = out_.fragments[f].next) {
      const Fragment& fragment = out_.fragments[f];
      const std::string_view content = text_.substr(fragment.begin, fragment.end - fragment.begin);
      for (std::size_t at = content.find(mark, 1); at != std::string_view::npos;
           at = content.find(mark, at + mark.size())) {
        const bool longer =
            at + mark.size() < content.size() && content[at + mark.size()] == mark[0];
        if (content[at - 1] != ' ' && content[at - 1] != mark[0] && !longer) return true;
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
    const bool in_table =
        last_ != kNone && follows() &&
        (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption);
    if (in_table && (columns_row(line) || head_row(line))) return;
    if (line.width <= 40 && head_of_cells(line) && head_row(line)) return;
    const uint32_t open = continued_by(line);
    if (open != kNone) {
      append(open, line);
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
    if (line.ends_sentence || line.width > 110 || titled_) {
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
  [[nodiscard]] bool follows() const {
    return last_ != kNone && out_.list[last_].line + 1 == line_;
  }

  // Whether `line` may be the next line of draft `index`, from widths, blanks and the end of the
  // line before.
  [[nodiscard]] bool goes_on(uint32_t index, const Line& line) const {
    if (index == kNone) return false;
    const Draft& draft = out_.list[index];
    const Line& before = lines_[draft.line];
    const bool adjacent = draft.line + 1 == line_;
    const uint32_t width = width_of(draft.kind);
    const double share = draft.table != kNone   ? kFilledTable
                         : before.ends_sentence ? kFilledAfterSentence
                                                : kFilled;
    const bool full = is_full(before, line, width, share);
    switch (draft.kind) {
      case BlockKind::row:
      case BlockKind::furniture:
      case BlockKind::masthead:
        return false;
      case BlockKind::heading:
      case BlockKind::title:
      case BlockKind::caption:
        return adjacent && line.blanks <= 1 && !before.ends_sentence &&
               (is_full(before, line, width, kFilledTitle) || before.ends_open);
      default:
        break;
    }
    // A page may be cut anywhere; a statement that should have ended goes on behind the cut.
    if (!adjacent)
      return !before.ends_sentence && (full || (profile_->statements_end &&
                                                (before.width > 20 || draft.first != draft.last)));
    const uint32_t gap = line.blanks;
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
      add_fragment(last_, {bullet, line.end, kNone, line.trailing_space, false, true});
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

  bool columns_row(const Line& line) {
    const RowShape shape = row_shape(text_.substr(line.begin, line.end - line.begin));
    const bool after_table =
        last_ != kNone &&
        (out_.list[last_].kind == BlockKind::row || out_.list[last_].kind == BlockKind::caption) &&
        follows();
    const bool numeric = shape.is_numeric() || shape.columns >= 3;
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

  // A short line over the first row.
  bool head_row(const Line& line) {
    if (line.ends_sentence || line.width > 80 || line_ + 1 >= lines_.size()) return false;
    const bool group = table_ != kNone && out_.list[last_].kind == BlockKind::row;
    if (group && (!follows() || line.blanks > 0 || line.width > 40)) return false;
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
    add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, true});
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
    add_fragment(last_, {span.begin, span.end, kNone, line.trailing_space, false, true});
  }

  // --- drafts
  // ------------------------------------------------------------------------------------------------------

  void begin_draft(BlockKind kind, const Line& line) {
    Draft draft;
    draft.kind = kind;
    draft.line = static_cast<uint32_t>(line_);
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
    draft.line = static_cast<uint32_t>(line_);
  }

  void start(const Line& line, BlockKind kind) {
    begin_draft(kind, line);
    add_fragment(last_, {line.begin, line.end, kNone, line.trailing_space, false, true});
  }

  void start_marked(const Line& line, BlockKind kind) {
    start(line, kind);
    out_.list[last_].marker = line.marker;
    out_.list[last_].marker_end = line.marker_end;
  }

  void append(uint32_t index, const Line& line) {
    const bool interrupted = out_.list[index].line + 1 != line_;
    add_fragment(index, {line.begin, line.end, kNone, line.trailing_space, interrupted, true});
    last_ = index;
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
  bool structured_ = false;  // the front matter is over
  bool titled_ = false;
  bool references_ = false;  // under the heading of a bibliography
};

}  // namespace

Drafts find_blocks(std::string_view text, const Lines& lines, const Profile& profile,
                   const ReadConfig& config) {
  return Assembler(text, lines, profile, config).assemble();
}

}  // namespace sagwan
