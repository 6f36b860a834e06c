// SPDX-License-Identifier: Apache-2.0
// Markers: how a line starts - bullet, number, label, or nothing of these. Characters and words come from
// configs/reading.toml.
#pragma once

#include <string_view>

#include "stages/read/lines.h"

namespace sagwan {

/// Sets `start`, `marker`, `marker_end` and `number` of `line`, whose text is `content` (clean, trimmed).
void find_start(std::string_view content, const ReadConfig& config, Line& line);

/// True if all of `content` is a date: digits, units of dates, points, brackets, and a year among them.
[[nodiscard]] bool is_date_only(std::string_view content, const ReadConfig& config);

/// True if `content` holds one of `words`. A `{n}` in a word stands for digits, hyphens and spaces.
[[nodiscard]] bool holds_any(std::string_view content, const std::vector<std::string>& words);

}  // namespace sagwan
