// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/completion.h"

#include <optional>

#include "pipeline/core/calendar.h"

namespace sagwan {

namespace {

bool is_ahead(Toward toward) { return toward == Toward::future || toward == Toward::after; }

/// The day of the month that a point names, if only as its n-th Friday or last week; else 0.
unsigned day_in(CalendarPoint point) {
  if (point.nth == 0 && point.month_week == 0) return point.day;
  const auto month = point.month;
  settle_days(point);
  const auto at = extent(point);
  if (!at) return 0;
  const CalendarPoint day = point_of(std::chrono::floor<std::chrono::days>(at->begin));
  return day.month == month ? day.day : 0U;
}

/// Moves `point`, which has the base's year, to the year before or the next one.
void move_year(CalendarPoint& point, const CalendarPoint& base, Toward toward) {
  const unsigned first = first_month(point);
  const bool after =
      first > base.month || (first == base.month && base.day != 0 && day_in(point) > base.day);
  const unsigned last = point.quarter != 0 || point.season != Season::none ? first + 2
                        : point.half != 0                                  ? first + 5
                                                                           : first;
  if (!is_ahead(toward)) {
    const bool running = toward == Toward::before && last >= base.month && point.day == 0;
    if (after || running) --point.year;
    return;
  }
  // The next spring is not the one that runs; the next 3 May is past on the fifth.
  const bool begun =
      toward == Toward::after && first <= base.month &&
      (point.day == 0 || first < base.month || (base.day != 0 && point.day <= base.day));
  if (last < base.month || begun) ++point.year;
}

/// Moves `point`, a week of the base's year, to the year before or the next one.
void move_week(CalendarPoint& point, const CalendarPoint& base, Toward toward) {
  const auto week = extent(point);
  const auto day = extent(base);
  if (!week || !day || base.day == 0) return;
  if (!is_ahead(toward) && week->begin > day->begin) --point.year;
  if (is_ahead(toward) && week->end <= day->begin) ++point.year;
}

/// Moves `point`, a bare day, to the month before or the next one.
void move_month(CalendarPoint& point, const CalendarPoint& base, Toward toward) {
  const bool after = point.day > base.day;
  const bool before = point.day != 0 && point.day < base.day;
  const int step = !is_ahead(toward) && after ? -1 : is_ahead(toward) && before ? 1 : 0;
  CalendarPoint month = base;
  month.day = 0;
  month.grain = Grain::month;
  auto moved = shifted(month, Grain::month, step);
  // The 31st is of the nearest month that has one.
  for (int tries = 0; moved && tries < 2; ++tries) {
    point.month = moved->month;
    point.year = moved->year;
    if (is_possible(point)) break;
    moved = shifted(*moved, Grain::month, is_ahead(toward) ? 1 : -1);
  }
}

}  // namespace

void put_day(const CalendarPoint& day, CalendarPoint& point) {
  CalendarPoint out = day;
  if (point.has_clock()) {
    out.hour = point.hour;
    out.minute = point.minute;
    out.second = point.second;
    out.daypart = point.daypart;
    out.grain = point.grain;
  }
  point = out;
}

void day_before_year(CalendarPoint& point) {
  constexpr int kLastShortYear = 60;
  CalendarPoint turned = point;
  turned.day = static_cast<uint8_t>(point.year % 100);
  turned.year = static_cast<int16_t>((point.day <= kLastShortYear ? 2000 : 1900) + point.day);
  if (turned.day != 0 && is_possible(turned)) point = turned;
}

bool complete_toward(CalendarPoint& point, const CalendarPoint& base, Toward toward) {
  const Grain lack = missing(point);
  if (lack == Grain::week) {
    const auto day = weekday_near(base, point.weekday, toward);
    if (day) put_day(*day, point);
    return day.has_value();
  }
  complete_from(point, base);
  if (lack == Grain::year && point.week != 0) {
    move_week(point, base, toward);
  } else if (lack == Grain::year && base.month != 0) {
    move_year(point, base, toward);
  } else if (lack == Grain::month && base.day != 0 && base.month != 0) {
    move_month(point, base, toward);
  }
  return true;
}

}  // namespace sagwan
