// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/offset.h"

#include <chrono>
#include <cstdlib>

#include "pipeline/core/calendar_days.h"

namespace sagwan {

namespace {

/// Summer time holds from the second Sunday of March to the first of November in North America
/// (since 2007), from the last Sunday of March to the last of October in Europe (since 1996).
bool is_summer(SummerTime rule, std::chrono::sys_days day) {
  using namespace std::chrono;
  const year year = year_month_day{day}.year();
  if (rule == SummerTime::america)
    return day >= sys_days{year / March / Sunday[2]} && day < sys_days{year / November / Sunday[1]};
  if (rule == SummerTime::europe) {
    return day >= sys_days{year / March / Sunday[last]} &&
           day < sys_days{year / October / Sunday[last]};
  }
  return false;
}

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

std::string offset_text(const TimeZone& zone, const CalendarPoint& point) {
  if (!zone.known || point.hour < 0) return {};
  int minutes = zone.minutes;
  if (zone.summer != SummerTime::none) {
    const auto day = day_of(point);
    if (!day) return {};
    if (is_summer(zone.summer, *day)) minutes += 60;
  }
  if (minutes == 0) return "Z";
  const int size = std::abs(minutes);
  return (minutes < 0 ? "-" : "+") + two_digits(size / 60) + ":" + two_digits(size % 60);
}

}  // namespace sagwan
