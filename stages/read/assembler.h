// SPDX-License-Identifier: Apache-2.0
// Assembler: the walk over the lines that makes blocks. Where a line goes is in blocks.cpp, what
// goes on with what in continuation.cpp, tables and captions in rows.cpp, notes in note_lines.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/utf8.h"
#include "stages/read/blocks.h"

namespace sagwan {

inline constexpr uint32_t kMostLegend = 60;    // columns of the bracket under a caption
inline constexpr uint32_t kMostLabel = 10;     // columns of a caption's label without its title
inline constexpr uint32_t kMostRowLabel = 26;  // a period, a country, a short noun
inline constexpr std::size_t kNoteLookahead = 6;

/// Makes drafts of blocks from lines, one line after the other. `text`, `lines`, `profile` and
/// `config` outlive it; `assemble` is called once.
class Assembler {
 public:
  Assembler(std::string_view text, const Lines& lines, const Profile& profile,
            const ReadConfig& config);
  Drafts assemble();

 private:
  void place(const Line& line);
  // What the lines around say: residue, a caption without a label, a cell.
  bool by_role(const Line& line);
  // What the layout says: a heading, a note, a row.
  bool by_set(const Line& line);
  void set_row(const Line& line);
  // Whether the layout parts `line` from the last line of `draft`.
  [[nodiscard]] bool set_apart(const Draft& draft, const Line& line) const;
  // One caption, or several beside each other; a bracket under one is its unit or its second line.
  void captions(const Line& line);
  // A table that was written one cell a line: a line with a word begins a row.
  void cell(const Line& line);
  // A mark on a line of its own, set in smaller type: part of what stands before it.
  bool raised(const Line& line);
  // The highest `N)` in the text of a table's notes.
  static uint32_t last_table_note(std::string_view text);
  bool bullet(const Line& line);
  bool numbered(const Line& line);
  // `2)` under the notes of a table whose first line holds `1)`.
  bool table_note(const Line& line);
  // A label in brackets behind the marker: dashes in running text have none.
  [[nodiscard]] bool labelled(const Line& line) const;
  // A line between dashes under the title.
  bool subtitle(const Line& line);
  // A row whose label has a bullet, among rows.
  bool bullet_row(const Line& line);
  // Whether the same numbering begins anew right below: what stands above it is a heading.
  [[nodiscard]] bool restarts_below(const Line& line) const;
  // Whether the line behind is text: a marker may stand on a line of its own.
  [[nodiscard]] bool text_behind() const;
  void heading(const Line& line);
  // Whether the last statement calls the mark of `line` (* ** #): behind a word, and not at the
  // start of a line.
  [[nodiscard]] bool is_called_mark(const Line& line) const;
  [[nodiscard]] bool calls(const Draft& draft, std::string_view mark) const;
  // A line `1)` is a note if the text called that number, or if it goes on with the notes and cites
  // something.
  [[nodiscard]] bool is_note(const Line& line) const;
  // A quoted title or an address right behind the number.
  [[nodiscard]] bool cites(const Line& line) const;
  /// True if the line is a bracket without figures directly under a caption, which says the unit.
  [[nodiscard]] bool is_legend(const Line& line) const;
  void text_line(const Line& line);
  // Title lines, before the first statement.
  bool front(const Line& line);

  // Going on.
  [[nodiscard]] uint32_t width_of(BlockKind kind) const;
  // True if the last block's last line stands directly before this one.
  [[nodiscard]] bool follows() const;
  // True if nothing but marks that drifted away stands between `draft` and this line.
  [[nodiscard]] bool directly(const Draft& draft) const;
  [[nodiscard]] bool is_stray(std::size_t i) const;
  // Whether `line` shows by itself that it goes on with the line before: that one ended with a
  // raised mark, or this one begins with what closes or with a word part that cannot begin a word.
  [[nodiscard]] bool attaches(const Line& before, const Line& line) const;
  // Whether a hyphen cuts a word between two lines.
  [[nodiscard]] bool is_cut_word(const Line& before, const Line& line) const;
  // Inside a bracket that one of the last lines opened.
  [[nodiscard]] bool is_open(const Draft& draft, const Line& line) const;
  // Whether statements of this document end with the word that `line` ends with.
  [[nodiscard]] bool ends_like_others(const Line& line) const;
  // Letters that some programs write one a line, where they were set narrower than the rest.
  [[nodiscard]] bool is_shattered(const Draft& draft, const Line& line) const;
  [[nodiscard]] const JoinWords* words_of(Script script) const;
  // Whether `line` and the last one of draft `index` are parts of one printed line.
  [[nodiscard]] bool parts_of_line(uint32_t index, const Line& line) const;
  // Whether `line` may be the next line of draft `index`, from widths, blanks and the end of the
  // line before.
  [[nodiscard]] bool goes_on(uint32_t index, const Line& line) const;
  // The block that this unmarked line goes on with, or kNone.
  [[nodiscard]] uint32_t continued_by(const Line& line) const;
  // Whether the line is a year alone, or a month of one, with what happened then behind it.
  [[nodiscard]] bool opens_period(const Line& line) const;
  [[nodiscard]] bool starts_quoted(const Line& line) const;
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
  [[nodiscard]] Fitness fitness(uint32_t index, const Line& line) const;
  // Whether the next marked line is the next note.
  [[nodiscard]] bool note_follows() const;

  // Tables.
  [[nodiscard]] bool is_cell_marker(MarkerClass marker) const;
  // A short label before a bullet in mid-line, or alone on the line before a line with such a
  // bullet.
  bool cell_row(const Line& line);
  // A row whose cells bars part.
  void bar_row(const Line& line);
  [[nodiscard]] bool is_row_label(std::size_t at) const;
  [[nodiscard]] bool is_stamp(std::string_view content) const;
  [[nodiscard]] bool is_columns(std::size_t at) const;
  // Rows of three numbers and more behind a label, one below the other: no text goes on with them.
  [[nodiscard]] bool is_first_row(std::size_t at) const;
  bool columns_row(const Line& line);
  // A short line over the first row.
  bool head_row(const Line& line);
  // A line over rows of cells, which a statement that was cut would not stand over.
  [[nodiscard]] bool head_of_cells(const Line& line) const;
  void begin_row(const Line& line);
  void start_row(Span span, const Line& line, bool columns);

  // Drafts.
  void begin_draft(BlockKind kind, const Line& line);
  void add_fragment(uint32_t index, const Fragment& fragment);
  // Round brackets that are open behind `content`, of `open` before it. One that nothing closes in
  // the next line of text is a mistake of the text.
  static int32_t brackets(std::string_view content, int32_t open);
  void start(const Line& line, BlockKind kind);
  void start_marked(const Line& line, BlockKind kind);
  void append(uint32_t index, const Line& line);
  // Appends a part of the printed line that the draft's last line is a part of too.
  void append_part(uint32_t index, const Line& line);

  std::string_view text_;
  const std::vector<Line>& lines_;
  const std::vector<Call>& calls_;
  const Profile* profile_;
  const ReadConfig* config_;
  Drafts out_;
  std::size_t line_ = 0;
  std::size_t next_call_ = 0;
  std::vector<uint32_t> called_;  // calls of each number that no note has answered yet
  std::array<uint32_t, kNumberings> last_number_{};
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

}  // namespace sagwan
