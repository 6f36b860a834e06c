// SPDX-License-Identifier: Apache-2.0
// Profile: what a document's lines say about its layout as a whole: how wide it was set, whether
// blank lines part its paragraphs, which numbers are headings, which lines are page furniture or
// masthead.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "pipeline/core/layout.h"
#include "stages/read/lines.h"

namespace sagwan {

/// What a line is by the lines around it.
enum class LineRole : uint8_t {
  none,
  residue,  ///< of a chart: axis numbers, legends; or marks that drifted out of the text
  caption,  ///< over a chart or table, without a label
  row,      ///< of words, under a table's caption
  cell,     ///< of a table that the extraction wrote one cell a line
};

/// What the layout says that a line is.
struct SetLine {
  LineUse use = LineUse::text;
  uint8_t level = 0;
  bool begins = true;     ///< a heading or note begins; otherwise the line goes on with one
  bool title = false;     ///< of the heading
  uint32_t mark_end = 0;  ///< of the number that a note begins with
};

struct Profile {
  uint32_t body_width = 0;  ///< columns of a full line of running text; 0: lines are not wrapped
  uint32_t note_width = 0;  ///< the same of notes, which are set smaller
  bool blanks_part = true;  ///< a blank line ends a paragraph
  bool statements_end = false;  ///< statements end as sentences do, so one that does not was cut
  std::vector<bool> furniture;  ///< for each line
  std::vector<bool> masthead;   ///< for each line
  std::vector<bool> bar_row;    ///< for each line: a row whose cells bars part; may be shorter
  std::vector<LineRole> role;   ///< for each line
  std::vector<SetLine> set;     ///< for each line; empty where the document has no layout
  uint32_t title = kNone;       ///< the line that is labelled as the title
  bool marked = false;          ///< statements begin with markers, so what has none goes on
  /// For each line: byte of a bullet in mid-line behind a short label, else 0.
  std::vector<uint32_t> cell_bullet;
  std::unordered_map<MarkerClass, uint32_t> marker_lines;  ///< lines that start with each marker
  std::unordered_map<MarkerClass, uint32_t> cell_markers;  ///< lines that hold it in mid-line
  std::array<bool, kNumberings> heading_numbering{};       ///< by Numbering
  /// Hashes of what stands before a marker: see last_word.
  std::unordered_set<uint64_t> last_words;
};

[[nodiscard]] Profile make_profile(std::string_view text, const Lines& lines,
                                   const ReadConfig& config);

/// Hash of the last word of `content`, or of its last mark: statements of one document end alike.
[[nodiscard]] uint64_t last_word(std::string_view content);

/// Whether `line` was filled so far that the first word of `next` did not fit any more. `share` is
/// the part of `width` that counts as filled: type set with proportional letters is not exact in
/// columns.
[[nodiscard]] bool is_full(const Line& line, const Line& next, uint32_t width, double share);
[[nodiscard]] bool is_full(uint32_t columns, const Line& next, uint32_t width, double share);

}  // namespace sagwan
