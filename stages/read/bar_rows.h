// SPDX-License-Identifier: Apache-2.0
// Rows whose cells stand between bars, as Markdown and programs print tables: `| a | b |`, or
// `a | b`.
#pragma once

#include <string_view>
#include <vector>

#include "sagwan/span.h"
#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// Notes in `profile` which lines are such rows; lines that rule them (`|---|---|`) are furniture.
/// Where a layout says what is a row, nothing is noted.
void find_bar_rows(std::string_view text, const std::vector<Line>& lines, Profile& profile);

/// Appends the cells of the row at bytes `line` of `text`, white space at their ends left out; some
/// may be empty. Bars at the ends of the line are outside of its cells.
void find_bar_cells(std::string_view text, Span line, std::vector<Span>& cells);

}  // namespace sagwan
