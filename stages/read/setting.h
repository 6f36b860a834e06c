// SPDX-License-Identifier: Apache-2.0
// Setting: what the layout of a document says of its lines: headings by size and weight, notes by
// size and place, running heads by place and repetition, how much room a line left. Documents
// without layout have none; lines.cpp and profile.cpp then decide by the characters.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/layout.h"
#include "stages/read/clean.h"
#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// Gives each line its layout, the room it left, and sets Profile::set and what of
/// Profile::furniture the layout tells. Linear in lines but for the square of a page's.
void find_setting(const CleanText& clean, const Layout& layout, Lines& lines);
void add_setting(std::string_view text, const Lines& lines, Profile& profile);

}  // namespace sagwan
