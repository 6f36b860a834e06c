// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/completion.h"

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

/// The 29th of February is of a year that has one.
void keep_leap_day(CalendarPoint& point, Toward toward) {
  constexpr int kMostYears = 8;
  for (int tries = 0; !is_possible(point) && tries < kMostYears; ++tries) {
    point.year = static_cast<int16_t>(point.year + (is_ahead(toward) ? 1 : -1));
  }
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

void share_ends(CalendarPoint& from, CalendarPoint& to) {
  constexpr uint8_t kDecember = 12;
  // From the 21st to 12 September: of the month before.
  if (from.month == 0 && to.month != 0 && to.day != 0 && from.day > to.day) {
    from.month = to.month == 1 ? kDecember : static_cast<uint8_t>(to.month - 1);
    if (to.has_year() && !from.has_year())
      from.year = static_cast<int16_t>(to.year - (to.month == 1 ? 1 : 0));
  }
  if (!from.has_year() && to.has_year()) {
    complete_from(from, to);
    const auto begin = extent(from);
    const auto end = extent(to);
    if (begin && end && end->begin < begin->begin && from.grain < Grain::year) --from.year;
  }
  if (from.day != 0 && from.month == 0 && to.month != 0) from.month = to.month;
  if (from.has_year()) complete_from(to, from);
}

void order_ends(CalendarPoint& from, CalendarPoint& to, bool names_month) {
  const auto begin = extent(from);
  const auto end = extent(to);
  if (!begin || !end || end->begin >= begin->begin || to.year != from.year) return;
  if (to.hour >= 0) {  // from half past three to five; from ten at night to six
    constexpr int kEvening = 20;
    constexpr int kShort = 3;  // hours: half past eight to ten is an evening, ten to six a night
    const int later = to.hour + 12;
    if (to.hour < 12 && later > from.hour &&
        (from.hour < kEvening || later - from.hour <= kShort)) {
      to.hour = static_cast<int8_t>(to.hour + 12);
    } else if (const auto day = day_of(to)) {
      put_day(point_of(*day + std::chrono::days{1}), to);
    }
  } else if (to.day != 0 && !names_month && to.month == from.month) {
    CalendarPoint month = to;
    month.day = 0;
    month.grain = Grain::month;
    const auto next = shifted(month, Grain::month, 1);
    if (!next) return;
    CalendarPoint day = to;
    day.year = next->year;
    day.month = next->month;
    if (is_possible(day)) to = day;
  } else if (to.grain < Grain::year) {
    ++to.year;
  }
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
    keep_leap_day(point, toward);
  } else if (lack == Grain::month && base.day != 0 && base.month != 0) {
    move_month(point, base, toward);
  }
  return true;
}

CalendarPoint moved_by_years(const CalendarPoint& point, int years) {
  CalendarPoint out = point;
  if (out.has_clock()) {
    out.hour = out.minute = out.second = -1;
    out.daypart = DayPart::none;
    out.grain = Grain::day;
  }
  out.year = static_cast<int16_t>(out.year + years);
  if (!is_possible(out) && out.day == 29) out.day = 28;
  return out;
}

bool is_weekday(const CalendarPoint& point, uint8_t weekday) {
  const auto day = day_of(point);
  return !day || std::chrono::weekday{*day}.iso_encoding() == weekday;
}

bool put_by_weekday(const CalendarPoint& base, Grain lack, uint8_t weekday, Toward toward,
                    CalendarPoint& point) {
  if (base.month == 0 || point.day == 0) return false;
  const int ahead = is_ahead(toward) ? 1 : -1;
  for (const int step : {0, ahead, -ahead, 2 * ahead}) {
    if (ahead * step < 0 && ahead > 0) continue;
    CalendarPoint tried = point;
    tried.year = base.year;
    if (lack == Grain::year) {
      tried.year = static_cast<int16_t>(base.year + step);
    } else {
      CalendarPoint month = base;
      month.day = 0;
      month.grain = Grain::month;
      const auto moved = shifted(month, Grain::month, step);
      if (!moved) continue;
      tried.year = moved->year;
      tried.month = moved->month;
    }
    if (!day_of(tried) || !is_weekday(tried, weekday)) continue;
    point = tried;
    return true;
  }
  return false;
}

}  // namespace sagwan
