// SPDX-License-Identifier: Apache-2.0
// Axes: what tells the lines that a chart left from those of a table.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "stages/read/lines.h"

namespace sagwan {

/// Value of the first digits of a word, its sign before them; commas part thousands.
[[nodiscard]] double number_of(std::string_view word);

/// Numbers alone, or columns of which the first is a number.
[[nodiscard]] bool holds_numbers(std::string_view text, const Line& line);

/// Questions about lines `[begin, end)`; `text`, `lines` and `config` outlive it.
class Axes {
 public:
  Axes(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config)
      : text_(text), lines_(lines), config_(&config) {}

  /// A word that only axes and legends have.
  [[nodiscard]] bool names(std::size_t begin, std::size_t end) const;
  /// Rows as a table has them: as many numbers behind one label as behind another.
  [[nodiscard]] bool is_regular(std::size_t begin, std::size_t end) const;
  /// Numbers that go up or down in equal steps: from one line to the next, within a line (where
  /// years and months in steps of one may be a table's head), or among all that stand alone.
  [[nodiscard]] bool counts(std::size_t begin, std::size_t end) const;

 private:
  [[nodiscard]] std::string_view text_of(std::size_t i) const {
    return text_.substr(lines_[i].begin, lines_[i].end - lines_[i].begin);
  }

  std::string_view text_;
  const std::vector<Line>& lines_;
  const ReadConfig* config_;
};

}  // namespace sagwan
