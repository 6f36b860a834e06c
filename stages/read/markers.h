// SPDX-License-Identifier: Apache-2.0
// Markers: how a line starts - bullet, number, label, or nothing of these. Characters and words
// come from configs/reading.toml.
#pragma once

#include <string_view>

#include "stages/read/lines.h"

namespace sagwan {

/// Sets `start`, `marker`, `marker_end` and `number` of `line`, whose text is `content` (clean,
/// trimmed).
void find_start(std::string_view content, const ReadConfig& config, Line& line);

/// True if `content`, brackets around it taken off, is one of `words`.
[[nodiscard]] bool is_one_of(std::string_view content, const std::vector<std::string>& words);

/// True if `content` holds one of `words`. A `{n}` in a word stands for digits, hyphens and spaces.
[[nodiscard]] bool holds_any(std::string_view content, const std::vector<std::string>& words);
/// The same for words that begin one: not behind a letter of their script.
[[nodiscard]] bool begins_any(std::string_view content, const std::vector<std::string>& words);

}  // namespace sagwan
