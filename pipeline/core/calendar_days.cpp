// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/calendar_days.h"

#include <charconv>

namespace sagwan {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr unsigned kThursday = 4;
constexpr unsigned kSaturday = 6;

unsigned iso_weekday(sys_days at) { return std::chrono::weekday{at}.iso_encoding(); }

/// Puts the date of `at` into `point`, which keeps its clock.
void put_date(CalendarPoint& point, sys_days at) {
  const CalendarPoint date = point_of(at);
  point.year = date.year;
  point.month = date.month;
  point.day = date.day;
  point.week = point.month_week = point.nth = point.weekday = 0;
  if (!point.has_clock()) point.grain = Grain::day;
}

/// The n-th day `weekday` of the month of `point`; none where the month has no such day.
std::optional<sys_days> nth_of_month(const CalendarPoint& point, unsigned weekday, unsigned nth) {
  const std::chrono::year_month ym = year{point.year} / month{point.month};
  const std::chrono::weekday name{weekday};
  if (nth == kLastOfMonth) return sys_days{ym / name[std::chrono::last]};
  const std::chrono::year_month_weekday date = ym / name[nth];
  return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

/// The Thursday of the n-th week of the month of `point`; some also count as its fifth the week in
/// which it ends and the next month has more days.
std::optional<sys_days> thursday_of_week(const CalendarPoint& point) {
  constexpr unsigned kFourth = 4;
  constexpr int kWeek = 7;
  constexpr int kMondayBefore = 3;
  const auto own = nth_of_month(point, kThursday, point.month_week);
  if (own || point.month_week != kFourth + 1) return own;
  const auto fourth = nth_of_month(point, kThursday, kFourth);
  if (!fourth) return {};
  const sys_days next = *fourth + days{kWeek};
  const bool begins = point_of(next - days{kMondayBefore}).month == point.month;
  return begins ? std::optional(next) : std::nullopt;
}

}  // namespace

sys_days monday_of(int iso_year, int week) {
  const sys_days fourth{year{iso_year} / month{1} / day{4}};
  return fourth - days{static_cast<int>(iso_weekday(fourth)) - 1} + days{7 * (week - 1)};
}

CalendarPoint point_of(sys_days at) {
  const year_month_day date{at};
  CalendarPoint out;
  out.year = static_cast<int16_t>(static_cast<int>(date.year()));
  out.month = static_cast<uint8_t>(static_cast<unsigned>(date.month()));
  out.day = static_cast<uint8_t>(static_cast<unsigned>(date.day()));
  out.grain = Grain::day;
  return out;
}

CalendarPoint week_of(sys_days at) {
  const sys_days thursday =
      at + days{static_cast<int>(kThursday) - static_cast<int>(iso_weekday(at))};
  const year_month_day date{thursday};
  CalendarPoint out;
  out.year = static_cast<int16_t>(static_cast<int>(date.year()));
  out.week =
      static_cast<uint8_t>((thursday - sys_days{date.year() / month{1} / day{1}}).count() / 7 + 1);
  out.grain = Grain::week;
  return out;
}

std::optional<sys_days> day_of(const CalendarPoint& p) {
  if (!p.has_year() || p.month == 0 || p.day == 0) return std::nullopt;
  const year_month_day date = year{p.year} / month{p.month} / day{p.day};
  return date.ok() ? std::optional(sys_days{date}) : std::nullopt;
}

std::optional<CalendarPoint> weekday_near(const CalendarPoint& base, uint8_t weekday,
                                          Toward toward) {
  const auto from = day_of(base);
  if (!from || weekday == 0 || weekday > kWeekend) return std::nullopt;
  const bool weekend = weekday == kWeekend;
  const int name = static_cast<int>(weekend ? kSaturday : weekday);
  int distance = name - static_cast<int>(iso_weekday(*from));  // within the week of the base
  switch (toward) {
    case Toward::past:
      if (distance > 0) distance -= 7;
      break;
    case Toward::before:
      if (distance >= (weekend ? -1 : 0)) distance -= 7;
      break;
    case Toward::future:
      if (distance < (weekend ? -1 : 0)) distance += 7;
      break;
    case Toward::after:
      if (distance <= 0) distance += 7;
      break;
  }
  const sys_days at = *from + days{distance};
  if (!weekend) return point_of(at);
  CalendarPoint out = week_of(at);
  out.weekday = kWeekend;
  return out;
}

bool put_month_day(std::string_view text, CalendarPoint& point) {
  if (text.size() != 5 || text[2] != '-') return false;
  const auto number = [&](std::size_t at) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + 2, value);
    return error == std::errc() && end == text.data() + at + 2 ? value : 0;
  };
  if (number(0) == 0 || number(3) == 0) return false;
  point.month = static_cast<uint8_t>(number(0));
  point.day = static_cast<uint8_t>(number(3));
  return true;
}

bool has_nth(const CalendarPoint& p) {
  const unsigned nth = p.month_week != 0 ? p.month_week : p.nth;
  if (p.nth == kLastOfMonth) return true;
  if (nth == 0 || nth == kLastOfMonth || p.month == 0 || p.month > 12 || !p.has_year()) return true;
  if (p.month_week != 0) return nth <= 5 && thursday_of_week(p).has_value();
  const unsigned weekday = p.weekday;
  return weekday >= 1 && weekday <= 7 && nth <= 5 && nth_of_month(p, weekday, nth).has_value();
}

void name_month(CalendarPoint& p) {
  if (!p.has_year() || p.week == 0 || p.month != 0) return;
  p.month = point_of(monday_of(p.year, p.week) + days{3}).month;
}

void settle_days(CalendarPoint& p) {
  if (!p.has_year()) return;
  if (p.month_week != 0 && p.month != 0 && p.weekday == kWeekend) {
    const auto saturday = nth_of_month(p, kWeekend - 2, p.month_week);
    if (!saturday) return;
    const CalendarPoint week = week_of(*saturday);
    p.year = week.year;
    p.week = week.week;
    p.month = p.month_week = 0;
    return;
  }
  if (p.month_week != 0 && p.month != 0) {
    const auto thursday = thursday_of_week(p);
    if (!thursday) return;
    if (p.weekday >= 1 && p.weekday <= 7) {
      // The Monday of a month's first week is a day of that month.
      const auto first =
          *thursday + days{static_cast<int>(p.weekday) - static_cast<int>(kThursday)};
      const auto nth = nth_of_month(p, p.weekday, p.month_week);
      if (point_of(first).month != p.month && nth) return put_date(p, *nth);
    }
    const CalendarPoint week = week_of(*thursday);
    p.year = week.year;
    p.week = week.week;
    p.month = p.month_week = 0;
    if (p.weekday == 0 && !p.has_clock()) p.grain = Grain::week;
  }
  if (p.month_week != 0 && p.month == 0) {  // of a year
    constexpr uint8_t kLastOfYear = 52;
    p.week = p.month_week == kLastOfMonth ? kLastOfYear : p.month_week;
    p.month_week = 0;
    if (p.weekday == 0 && !p.has_clock()) p.grain = Grain::week;
  }
  if (p.nth != 0 && p.month != 0 && p.weekday >= 1 && p.weekday <= 7) {
    if (const auto at = nth_of_month(p, p.weekday, p.nth)) put_date(p, *at);
    return;
  }
  if (p.nth == kLastOfMonth && p.weekday == 0 && p.month != 0) {
    put_date(p, sys_days{year{p.year} / month{p.month} / std::chrono::last});
    return;
  }
  if (p.week != 0 && p.weekday >= 1 && p.weekday <= 7)
    put_date(p, monday_of(p.year, p.week) + days{p.weekday - 1});
}

}  // namespace sagwan
