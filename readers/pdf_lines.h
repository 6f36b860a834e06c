// SPDX-License-Identifier: Apache-2.0
// The words of a PDF page as lines of text: what stands at one height is a line, columns of running
// text are read one after the other, indents and gaps are blanks, raised small digits superscript.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "readers/reader.h"

namespace sagwan::readers {

/// In points, from the page's upper left corner.
struct Box {
  double left = 0;
  double top = 0;
  double right = 0;
  double bottom = 0;
  [[nodiscard]] double height() const { return bottom - top; }
  [[nodiscard]] double width() const { return right - left; }
};

struct Word {
  Box box;
  std::string text;  ///< UTF-8
  double size = 0;   ///< of its font, in points
  int rotation = 0;  ///< in quarter turns, clockwise
  bool space_after = false;
  bool begins_cell = false;  ///< of a row that was put together from several lines
  bool bold = false;
  std::vector<Box> characters;  ///< of each code point; empty boxes where they are not known
};

struct Page {
  double width = 0;
  double height = 0;
  std::vector<Word> words;
};

/// Words that stand at one height.
struct Line {
  Box box;
  std::vector<Word> words;  ///< from left to right
  bool stretched = false;   ///< justified: its gaps are blanks, however wide
};

/// What was left out because its font says no characters.
struct Unmapped {
  uint64_t characters = 0;
  uint32_t first_page = 0;
};

class SeenWords;
struct Gutter;

/// Appends the text of a page and the layout of its lines to `out`. Words of another direction than
/// most are left out: they are stamps.
void add_page(Page page, uint32_t number, Extracted& out, Unmapped& unmapped, SeenWords& seen,
              Gutter& gutter);

}  // namespace sagwan::readers
