// SPDX-License-Identifier: Apache-2.0
// Cells that wrap: a label of several lines beside one line of numbers is one row of a table. The
// lines of such a row become one line, cell after cell.
#pragma once

#include <string_view>
#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

/// `lines` in reading order; `known` is text of the document in which words are looked up that a
/// line end may have cut.
[[nodiscard]] std::vector<Line> join_wrapped_cells(std::vector<Line> lines, std::string_view known);

}  // namespace sagwan::readers
