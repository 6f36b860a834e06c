// SPDX-License-Identifier: Apache-2.0
// Running heads and folios by place: what repeats, counts or begins page after page at one height.
#pragma once

#include <cstdint>
#include <map>
#include <string_view>
#include <vector>

#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// The lines of each page, in the order of the text.
using PageLines = std::map<uint32_t, std::vector<std::size_t>>;

/// Marks running heads and folios as furniture, and sets their use. `body`: the size of most type.
void find_running_heads(std::string_view text, const std::vector<Line>& lines,
                        const PageLines& pages, float body, Profile& profile);

}  // namespace sagwan
