// SPDX-License-Identifier: Apache-2.0
// Markers: how a line starts - bullet, number (numberings.h), label (labels.h), or nothing of
// these. Characters and words come from configs/reading.toml.
#pragma once

#include <string_view>

#include "stages/read/lines.h"

namespace sagwan {

/// Sets `start`, `marker`, `marker_end` and `number` of `line`, whose text is `content` (clean,
/// trimmed).
void find_start(std::string_view content, const ReadConfig& config, Line& line);

/// Whether `c` is a bullet wherever it begins a line.
[[nodiscard]] bool is_bullet(char32_t c, const ReadConfig& config);

}  // namespace sagwan
