// SPDX-License-Identifier: Apache-2.0
// The words of a page as lines in reading order: columns of running text one after the other,
// between what goes over both.
#pragma once

#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

[[nodiscard]] std::vector<Line> lines_in_order(std::vector<Word> words);

/// 0 of nothing.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace sagwan::readers
