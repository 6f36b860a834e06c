// SPDX-License-Identifier: Apache-2.0
// Masthead: lines about the issue, its date, its authors and how to reach them, mostly above the
// first statement; and the line that is labelled as the title.
#pragma once

#include <string_view>
#include <vector>

#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// Sets `profile.masthead` and `profile.title`. Furniture and cells of `profile` are known. Looks
/// at the first two pages only.
void find_masthead(std::string_view text, const std::vector<Line>& lines, const ReadConfig& config,
                   Profile& profile);

}  // namespace sagwan
