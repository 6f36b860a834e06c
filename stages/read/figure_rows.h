// SPDX-License-Identifier: Apache-2.0
// Rows of figures: lines of numbers below each other, which are a table's whatever stands above.
#pragma once

#include <string_view>
#include <vector>

#include "stages/read/profile.h"

namespace sagwan {

/// Sets the role of each line: row for rows of figures, caption for units over their head, else
/// none.
void find_figure_rows(std::string_view text, const std::vector<Line>& lines, Profile& profile);

}  // namespace sagwan
