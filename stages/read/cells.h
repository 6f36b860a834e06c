// SPDX-License-Identifier: Apache-2.0
// Cells: whether a line is a row of a table, and where its cells are.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/read_config.h"
#include "sagwan/span.h"

namespace sagwan {

struct RowShape {
  uint32_t words = 0;
  uint32_t numbers = 0;  ///< words that are numbers, signs and units of percent included; 1 234 567
                         ///< is one word where the line is Russian
  uint32_t columns = 0;  ///< stretches parted by tabs or two and more spaces
  [[nodiscard]] bool is_numeric() const { return numbers >= 2 && numbers * 2 >= words; }
};

/// Shape of line `text`.
[[nodiscard]] RowShape row_shape(std::string_view text);

/// Cells of the row at bytes `line` of `text`: by tabs and wide gaps where it has them, else a
/// label and then one cell for each number.
void find_cells(std::string_view text, Span line, const RowShape& shape, std::vector<Span>& cells);

/// A row of a label and of numbers that spaces may part otherwise (234 567 345 678), whose cells
/// are `cells` from `first` on: parts the numbers alike, so that it has `columns` cells as the row
/// above it. Where that cannot be, `cells` stay.
void fit_cells(std::string_view text, uint32_t columns, std::size_t first,
               std::vector<Span>& cells);

/// A row of a label and of numbers, whose cells are `cells` from `first` on: makes a cell of the
/// number that came near to its label (fuels 14.4), where it has fewer than `columns` as the row
/// above it.
void part_label(std::string_view text, uint32_t columns, std::size_t first,
                std::vector<Span>& cells);

/// Cells of a head line over rows of `columns` cells: single words where they are as many, or dates
/// and labels of several words are one, else the first words and the rest.
void find_head_cells(std::string_view text, Span line, uint32_t columns, const ReadConfig& config,
                     std::vector<Span>& cells);

}  // namespace sagwan
