// SPDX-License-Identifier: Apache-2.0
// Days and weeks of the calendar: ISO weeks, weekdays near a date, the n-th week or weekday of a
// month.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string_view>

#include "sagwan/layers/time_value.h"

namespace sagwan {

/// `CalendarPoint::weekday` of a weekend, Saturday and Sunday.
inline constexpr uint8_t kWeekend = 8;
/// `CalendarPoint::nth` and `month_week` of the last one of a month.
inline constexpr uint8_t kLastOfMonth = 9;

/// Where an incomplete expression lies from the day that it is resolved against.
enum class Toward : uint8_t {
  past,    ///< the latest that does not begin after it
  before,  ///< wholly past: the last October, said in October, is a year ago
  future,  ///< the first that is not before it
  after,   ///< the first that begins after it
};

/// Monday of ISO week `week` of `iso_year`.
[[nodiscard]] std::chrono::sys_days monday_of(int iso_year, int week);
[[nodiscard]] CalendarPoint point_of(std::chrono::sys_days day);
/// The ISO week that holds `day`.
[[nodiscard]] CalendarPoint week_of(std::chrono::sys_days day);
/// None where year, month or day is not known, or no calendar has the date.
[[nodiscard]] std::optional<std::chrono::sys_days> day_of(const CalendarPoint& point);

/// The day (or weekend) of that name near `base`, which must be a date.
[[nodiscard]] std::optional<CalendarPoint> weekday_near(const CalendarPoint& base, uint8_t weekday,
                                                        Toward toward);

/// False for a fifth Monday or a fifth week that the month does not have; true where that is not
/// known.
[[nodiscard]] bool has_nth(const CalendarPoint& point);

/// Gives an ISO week, which has no month, that of its Thursday.
void name_month(CalendarPoint& point);

/// Puts `MM-DD` into `point`; false where `text` is none.
[[nodiscard]] bool put_month_day(std::string_view text, CalendarPoint& point);

/// Writes the week of a month as a week of the year (the first week of a month is the one with its
/// first Thursday, as in ISO 8601), and the n-th weekday or the last day of a month or a weekday of
/// a week as a date, where year and month are known. Clock fields stay.
void settle_days(CalendarPoint& point);

}  // namespace sagwan
