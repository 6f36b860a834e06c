// SPDX-License-Identifier: Apache-2.0
// The words of a page as lines in reading order: columns of running text one after the other,
// between what goes over both.
#pragma once

#include <optional>
#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

using Words = std::vector<const Word*>;

/// A line of words that stand elsewhere: to look at, before it is settled what a line is.
struct LineView {
  Box box;
  Words words;  ///< from left to right
};

/// From the top down.
[[nodiscard]] std::vector<LineView> views_of(Words words);

/// What stands at one height is a line; from the top down.
[[nodiscard]] std::vector<Line> lines_of(std::vector<Word> words);

/// Where the columns of the pages before are parted.
struct Gutter {
  std::optional<double> at;
};

[[nodiscard]] std::vector<Line> lines_in_order(std::vector<Word> words, Gutter& known);

/// 0 of nothing.
[[nodiscard]] double median(std::vector<double> values);

}  // namespace sagwan::readers
