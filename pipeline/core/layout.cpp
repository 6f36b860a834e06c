// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/layout.h"

#include <algorithm>

namespace sagwan {

const LineLayout* Layout::line_at(uint32_t at) const {
  const auto line =
      std::upper_bound(lines.begin(), lines.end(), at,
                       [](uint32_t place, const LineLayout& l) { return place < l.end; });
  return line != lines.end() && line->begin <= at ? &*line : nullptr;
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
    out->box = {std::min(out->box.left, line->box.left), std::min(out->box.top, line->box.top),
                std::max(out->box.right, line->box.right),
                std::max(out->box.bottom, line->box.bottom)};
  }
  return out;
}

}  // namespace sagwan
