// SPDX-License-Identifier: Apache-2.0
// Residue: what charts leave in a text layer, axis numbers, legends and units line by line, and
// marks that drifted out of their sentences; the unlabelled captions above; and tables that were
// written one cell a line.
#pragma once

#include <string_view>
#include <vector>

#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// Sets `profile.role`. Widths, furniture and masthead of `profile` are known. Linear.
void find_residue(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
                  Profile& profile);

}  // namespace sagwan
