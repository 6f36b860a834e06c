// SPDX-License-Identifier: Apache-2.0
// Charts on a PDF page: what stands between their axes, the axes' numbers, and the labels below
// them. It is no text and no table. poppler-cpp gives no drawings: the numbers of the vertical axes
// say where a chart is.
#pragma once

#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

/// Charts that stand beside each other.
struct Charts {
  Box box;
  std::vector<Word> words;
};

/// Takes the words of charts out of `words`.
[[nodiscard]] std::vector<Charts> take_charts(std::vector<Word>& words);

/// Before which of `lines` charts are read: behind the last line above them.
[[nodiscard]] std::size_t place_of(const Charts& charts, const std::vector<Line>& lines);

}  // namespace sagwan::readers
