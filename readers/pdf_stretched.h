// SPDX-License-Identifier: Apache-2.0
// Justified lines: their blanks are stretched until both edges of the column are met, in a narrow
// column wider than the gap between two cells.
#pragma once

#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

/// Sets Line::stretched of the lines whose gaps are blanks, however wide. `lines` are in reading
/// order.
void mark_stretched(std::vector<Line>& lines);

}  // namespace sagwan::readers
