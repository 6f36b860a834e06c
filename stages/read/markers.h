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

/// What a line that is nothing but a date says: how many numbers, and whether a year of four digits
/// or a unit is among them.
struct DateShape {
  uint32_t numbers = 0;
  bool year = false;
  bool unit = false;
  /// A date with year, month and day.
  [[nodiscard]] bool is_full() const { return year && numbers >= 3; }
  /// A period as tables print it.
  [[nodiscard]] bool is_period() const { return unit || (year && numbers >= 2); }
};
/// All zero where `content` holds anything else than digits, units of dates, points and a weekday
/// in brackets.
[[nodiscard]] DateShape date_shape(std::string_view content, const ReadConfig& config);

/// True if `content`, brackets around it taken off, is one of `words`.
[[nodiscard]] bool is_one_of(std::string_view content, const std::vector<std::string>& words);

/// True if `content` holds one of `words`. A `{n}` in a word stands for digits, hyphens and spaces.
[[nodiscard]] bool holds_any(std::string_view content, const std::vector<std::string>& words);
/// The same for words that begin one: not behind a letter of their script.
[[nodiscard]] bool begins_any(std::string_view content, const std::vector<std::string>& words);

}  // namespace sagwan
