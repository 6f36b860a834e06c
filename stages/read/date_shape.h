// SPDX-License-Identifier: Apache-2.0
// date_shape: a line, or a part of one, that is nothing but a date.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/core/read_config.h"

namespace sagwan {

/// How many numbers such a line has, the names of months among them, and whether a year of four
/// digits or a unit is among them.
struct DateShape {
  uint32_t numbers = 0;
  bool year = false;
  bool unit = false;
  /// A date with year, month and day.
  [[nodiscard]] bool is_full() const { return year && numbers >= 3; }
  /// A period as tables print it.
  [[nodiscard]] bool is_period() const { return unit || (year && numbers >= 2); }
};
/// All zero where `content` holds anything else than digits, names of months, units of dates,
/// points, words that stand by dates, and a weekday in brackets.
[[nodiscard]] DateShape date_shape(std::string_view content, const ReadConfig& config);

[[nodiscard]] bool holds_digit(std::string_view word);

/// True if the last words of `content`, five at most, are a full date.
[[nodiscard]] bool ends_in_date(std::string_view content, const ReadConfig& config);

/// True if `content` begins with a period of five words at most, behind which it ends, or a colon
/// or a dash between spaces stands: the later end of an interval that labels what follows.
[[nodiscard]] bool begins_with_end(std::string_view content, const ReadConfig& config);

/// True if `content` is nothing but full dates, each behind two words of a label at most, with a
/// clock time and a short source behind it or not: when a text was published, and changed.
[[nodiscard]] bool is_dateline(std::string_view content, const ReadConfig& config);

}  // namespace sagwan
