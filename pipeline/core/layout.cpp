// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/layout.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

const LineLayout* Layout::line_at(uint32_t at) const {
  const auto line =
      std::upper_bound(lines.begin(), lines.end(), at,
                       [](uint32_t place, const LineLayout& l) { return place < l.end; });
  return line != lines.end() && line->begin <= at ? &*line : nullptr;
}

PageBox hull(const PageBox& a, const PageBox& b) {
  return {std::min(a.left, b.left), std::min(a.top, b.top), std::max(a.right, b.right),
          std::max(a.bottom, b.bottom)};
}

Layout in_code_points(const Layout& layout, std::string_view text) {
  Layout out = layout;
  uint32_t at = 0;
  uint32_t points = 0;
  const auto count_to = [&](uint32_t byte) {
    points += utf8::count(text.substr(at, byte - at));
    at = byte;
    return points;
  };
  for (LineLayout& line : out.lines) {
    line.begin = count_to(line.begin);
    line.end = count_to(line.end);
  }
  return out;
}

std::optional<PagePlace> place_of(const Layout& layout, uint32_t begin, uint32_t end) {
  auto line = std::upper_bound(layout.lines.begin(), layout.lines.end(), begin,
                               [](uint32_t place, const LineLayout& l) { return place < l.end; });
  std::optional<PagePlace> out;
  for (; line != layout.lines.end() && line->begin < end; ++line) {
    if (line->page == 0 || (out && line->page != out->page)) break;
    if (!out) {
      out = PagePlace{line->page, line->box};
      continue;
    }
    out->box = hull(out->box, line->box);
  }
  return out;
}

}  // namespace sagwan
