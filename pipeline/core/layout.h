// SPDX-License-Identifier: Apache-2.0
// Layout: where the lines of a source stood on their pages and how they were set, as a reader of
// documents gives it. Beside the text, never instead of it: a source without layout is read by its
// characters alone.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "sagwan/span.h"

namespace sagwan {

/// In points, from the upper left corner of the page.
struct PageBox {
  float left = 0;
  float top = 0;
  float right = 0;
  float bottom = 0;
};

/// The smallest box around both.
[[nodiscard]] PageBox hull(const PageBox& a, const PageBox& b);

/// What the format itself, or the place on the page, says that a line is.
enum class LineUse : uint8_t {
  text,
  heading,  ///< `level` says which
  note,     ///< of a footnote or endnote
  row,      ///< of a table; tabs part its cells
  margin,   ///< stands outside the body of its page: a running head, a folio
};

struct LineLayout {
  uint32_t begin = 0;  ///< bytes of the source
  uint32_t end = 0;
  uint32_t page = 0;  ///< from 1; 0 where the format has none
  PageBox box;        ///< empty where the format has none
  float size = 0;     ///< of most of its letters, in points; 0: not known
  bool bold = false;
  LineUse use = LineUse::text;
  uint8_t level = 0;
};

struct Layout {
  std::vector<LineLayout> lines;  ///< sorted, apart from each other

  /// The line that byte `at` of the source stands in, or null. O(log lines).
  [[nodiscard]] const LineLayout* line_at(uint32_t at) const;
};

/// The same lines with their places in code points of `text`, the source. Linear.
[[nodiscard]] Layout in_code_points(const Layout& layout, std::string_view text);

/// Page and box of what stands between two places of a source, in the unit of `layout`, on the
/// first of its pages.
struct PagePlace {
  uint32_t page = 0;
  PageBox box;
};
[[nodiscard]] std::optional<PagePlace> place_of(const Layout& layout, uint32_t begin, uint32_t end);

}  // namespace sagwan
