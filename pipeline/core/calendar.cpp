// SPDX-License-Identifier: Apache-2.0
// Quarters, halves and seasons are runs of months; weeks are those of ISO 8601; before Christ the
// years are astronomical (1 BC is 0), as EDTF counts, while TIMEX3 writes BC with the year as
// people count it.
#include "pipeline/core/calendar.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>

#include "pipeline/core/calendar_days.h"

namespace sagwan {

namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::year;
using std::chrono::year_month;
using std::chrono::year_month_day;
using std::chrono::years;

constexpr std::array<std::string_view, 7> kDayParts = {"", "MO", "MI", "AF", "EV", "NI", "DT"};
constexpr std::array<std::string_view, 5> kSeasons = {"", "SP", "SU", "FA", "WI"};
// EDTF level 2, sub-year groupings: seasons 21-24, quarters 33-36, semesters 40-41.
constexpr int kEdtfSeason = 20;
constexpr int kEdtfQuarter = 32;
constexpr int kEdtfHalf = 39;
// Meteorological seasons, the use of Korean and Russian reports: spring is March to May.
constexpr unsigned kSpring = 3;

std::string two(int number) {
  char out[8];
  std::snprintf(out, sizeof out, "%02d", number);
  return out;
}

std::string four(int number) {
  char out[16];
  std::snprintf(out, sizeof out, "%04d", number);
  return out;
}

std::string year_text(const CalendarPoint& p) {
  if (!p.has_year()) return "XXXX";
  // The first century begins with the year 0 of the count by hundreds.
  const bool before_christ = p.grain == Grain::century ? p.year < 0 : p.year <= 0;
  const int count = before_christ ? 1 - p.year : p.year;
  std::string text = four(before_christ && p.grain == Grain::century ? count - 1 : count);
  if (p.grain == Grain::decade) text.back() = 'X';
  if (p.grain == Grain::century) text.replace(text.size() - 2, 2, "XX");
  return before_christ ? "BC" + text : text;
}

/// A clock time or part of a day, known or not.
bool has_time(const CalendarPoint& p) {
  return p.has_clock() || (p.grain != Grain::none && p.grain <= Grain::hour);
}

std::string clock_text(const CalendarPoint& p) {
  if (!p.has_clock() && has_time(p)) return "TXX:XX";
  if (p.hour < 0) {
    return p.daypart == DayPart::none
               ? ""
               : "T" + std::string(kDayParts[static_cast<std::size_t>(p.daypart)]);
  }
  std::string out = "T" + two(p.hour) + ":" + two(p.minute < 0 ? 0 : p.minute);
  if (p.second >= 0) out += ":" + two(p.second);
  return out;
}

sys_days first_day(const CalendarPoint& p, unsigned first) {
  return sys_days{year{p.year} / month{first} / day{1}};
}

Extent whole_days(sys_days begin, sys_days end) {
  return {sys_seconds{begin}, sys_seconds{end}, false};
}

Extent months_from(const CalendarPoint& p, unsigned first, int count) {
  const year_month begin = year{p.year} / month{first};
  return whole_days(sys_days{begin / day{1}}, sys_days{(begin + months{count}) / day{1}});
}

/// What is not known below the year, where nothing but the unit is: today, last week.
std::string_view unknown_part(const CalendarPoint& p) {
  if (p.has_year() || p.month != 0 || p.day != 0 || has_time(p)) return {};
  switch (p.grain) {
    case Grain::day:
      return "-XX-XX";
    case Grain::week:
      return "-WXX";
    case Grain::month:
      return "-XX";
    case Grain::quarter:
      return "-QX";
    case Grain::half:
      return "-HX";
    default:
      return {};
  }
}

}  // namespace

bool is_possible(const CalendarPoint& p) {
  if (p.month > 12 || p.quarter > 4 || p.half > 2 || p.week > 53 || p.weekday > kWeekend)
    return false;
  if (p.month_week > 5 && p.month_week != kLastOfMonth) return false;
  if (p.hour > 24 || p.minute > 59 || p.second > 60) return false;
  if (p.hour == 24 && (p.minute > 0 || p.second > 0)) return false;
  if (!has_nth(p)) return false;
  if (p.day == 0) return true;
  if (p.month == 0) return p.day <= 31;
  // Without its year a 29 February is possible.
  const year y{p.has_year() ? p.year : 2024};
  return (y / month{p.month} / day{p.day}).ok();
}

std::string timex_value(const CalendarPoint& p) {
  std::string out = year_text(p);
  if (p.season != Season::none)
    return out + "-" + std::string(kSeasons[static_cast<std::size_t>(p.season)]);
  if (p.quarter != 0) return out + "-Q" + std::to_string(p.quarter);
  if (p.half != 0) return out + "-H" + std::to_string(p.half);
  if (p.week != 0) {
    out += "-W" + two(p.week);
    return p.weekday == 0          ? out
           : p.weekday == kWeekend ? out + "-WE"
                                   : out + "-" + std::to_string(p.weekday);
  }
  if (p.weekday != 0 && p.nth == 0) {
    return out + "-WXX-" + (p.weekday == kWeekend ? "WE" : std::to_string(p.weekday)) +
           clock_text(p);
  }
  out += unknown_part(p);
  if (p.month != 0) {
    out += "-" + two(p.month);
  } else if (p.day != 0 || has_time(p)) {
    out += "-XX";
  }
  if (p.day != 0) {
    out += "-" + two(p.day);
  } else if (has_time(p)) {
    out += "-XX";
  }
  return out + clock_text(p);
}

std::string edtf_value(const CalendarPoint& p, Mod mod) {
  if (p.week != 0 || p.weekday != 0 || p.month_week != 0 || p.daypart != DayPart::none) return {};
  if (has_time(p) && (!p.has_clock() || !day_of(p))) return {};
  const bool part_of_year = p.season != Season::none || p.quarter != 0 || p.half != 0;
  if (part_of_year && !p.has_year()) return {};
  if (!p.has_year() &&
      (p.grain == Grain::quarter || p.grain == Grain::half || p.grain == Grain::week))
    return {};
  std::string out;
  if (!p.has_year()) {
    out = "XXXX";
  } else if (p.year < 0) {
    if (p.grain == Grain::decade) return {};
    out = "-" + four(-p.year);
    if (p.grain == Grain::century) out.replace(3, 2, "XX");
  } else {
    out = four(p.year);
    if (p.grain == Grain::decade) out.back() = 'X';
    if (p.grain == Grain::century) out.replace(2, 2, "XX");
  }
  if (p.season != Season::none) {
    out += "-" + two(kEdtfSeason + static_cast<int>(p.season));
  } else if (p.quarter != 0) {
    out += "-" + two(kEdtfQuarter + p.quarter);
  } else if (p.half != 0) {
    out += "-" + two(kEdtfHalf + p.half);
  } else {
    if (p.month == 0 && p.day == 0) out += unknown_part(p);
    if (p.month != 0 || p.day != 0) out += "-" + (p.month == 0 ? std::string("XX") : two(p.month));
    if (p.day != 0) out += "-" + two(p.day);
    if (p.hour >= 0) {
      out += "T" + two(p.hour) + ":" + two(p.minute < 0 ? 0 : p.minute) + ":" +
             two(p.second < 0 ? 0 : p.second);
    }
  }
  switch (mod) {
    case Mod::approx:
      return p.hour < 0 ? out + "~" : out;
    case Mod::before:  // an open interval of EDTF holds its end
    case Mod::after:
      return {};
    case Mod::on_or_before:
      return "../" + out;
    case Mod::on_or_after:
      return out + "/..";
    default:
      return out;
  }
}

unsigned first_month(const CalendarPoint& p) {
  if (p.quarter != 0) return p.quarter * 3U - 2U;
  if (p.half != 0) return p.half * 6U - 5U;
  if (p.season != Season::none) return kSpring + 3U * (static_cast<unsigned>(p.season) - 1U);
  return p.month;
}

std::optional<Extent> extent(const CalendarPoint& p) {
  if (!p.has_year() || !is_possible(p)) return std::nullopt;
  const auto years_from = [&](int count) {
    return whole_days(first_day(p, 1), sys_days{year{p.year + count} / month{1} / day{1}});
  };
  if (p.grain == Grain::century) return years_from(100);
  if (p.grain == Grain::decade) return years_from(10);
  if (p.week != 0) {
    const sys_days monday = monday_of(p.year, p.week);
    if (p.weekday == kWeekend) return whole_days(monday + days{5}, monday + days{7});
    if (p.weekday != 0) return whole_days(monday + days{p.weekday - 1}, monday + days{p.weekday});
    return whole_days(monday, monday + days{7});
  }
  if (p.season != Season::none || p.quarter != 0) return months_from(p, first_month(p), 3);
  if (p.half != 0) return months_from(p, first_month(p), 6);
  if (p.month == 0)
    return p.day == 0 && !p.has_clock() ? std::optional(years_from(1)) : std::nullopt;
  if (p.day == 0) return p.has_clock() ? std::nullopt : std::optional(months_from(p, p.month, 1));
  const sys_days at{*day_of(p)};
  if (p.hour < 0) return whole_days(at, at + days{1});  // parts of a day have no fixed hours
  Extent out;
  out.clock = true;
  out.begin = at + std::chrono::hours{p.hour};
  if (p.minute < 0) {
    out.end = out.begin + std::chrono::hours{1};
  } else if (p.second < 0) {
    out.begin += std::chrono::minutes{p.minute};
    out.end = out.begin + std::chrono::minutes{1};
  } else {
    out.begin += std::chrono::minutes{p.minute} + std::chrono::seconds{p.second};
    out.end = out.begin + std::chrono::seconds{1};
  }
  return out;
}

std::string iso_text(sys_seconds time, bool clock) {
  const sys_days at = std::chrono::floor<days>(time);
  const year_month_day date{at};
  const int y = static_cast<int>(date.year());
  std::string out = (y < 0 ? "-" + four(-y) : four(y)) + "-" +
                    two(static_cast<int>(static_cast<unsigned>(date.month()))) + "-" +
                    two(static_cast<int>(static_cast<unsigned>(date.day())));
  if (!clock) return out;
  const auto rest = (time - sys_seconds{at}).count();
  out += "T" + two(static_cast<int>(rest / 3600)) + ":" + two(static_cast<int>(rest / 60 % 60));
  return rest % 60 == 0 ? out : out + ":" + two(static_cast<int>(rest % 60));
}

Grain missing(const CalendarPoint& p) {
  if (p.weekday != 0 && p.week == 0 && p.nth == 0 && p.month_week == 0) return Grain::week;
  if ((p.nth != 0 || p.month_week != 0) && p.month == 0) return Grain::month;
  if (p.has_clock() && p.day == 0 && p.week == 0 && p.nth == 0 && p.month_week == 0)
    return Grain::day;
  const bool below_year =
      p.month != 0 || p.quarter != 0 || p.half != 0 || p.week != 0 || p.season != Season::none;
  if (p.day != 0 && p.month == 0) return Grain::month;
  if (!p.has_year()) return below_year || p.grain == Grain::none ? Grain::year : Grain::none;
  return Grain::none;
}

void complete_from(CalendarPoint& p, const CalendarPoint& source) {
  if (p.has_clock() && p.day == 0 && p.month == 0 && p.week == 0 && source.day != 0) {
    p.day = source.day;
    p.month = source.month;
    p.year = source.year;
    return;
  }
  const bool lacks_month = p.day != 0 || p.nth != 0 || p.month_week != 0;
  if (lacks_month && p.month == 0) p.month = source.month;
  if (!p.has_year()) p.year = source.year;
}

namespace {

/// `p`, which has a clock time, moved by hours, minutes or seconds; it is as fine as both.
std::optional<CalendarPoint> clock_shifted(const CalendarPoint& p, Grain unit, int count) {
  const auto date = day_of(p);
  if (!date || p.hour < 0) return std::nullopt;
  const std::chrono::seconds each{unit == Grain::hour ? 3600 : unit == Grain::minute ? 60 : 1};
  const sys_seconds at = sys_seconds{*date} + std::chrono::hours{p.hour} +
                         std::chrono::minutes{std::max<int>(p.minute, 0)} +
                         std::chrono::seconds{std::max<int>(p.second, 0)} + each * count;
  const sys_days moved = std::chrono::floor<days>(at);
  const auto rest = (at - sys_seconds{moved}).count();
  CalendarPoint out = point_of(moved);
  out.hour = static_cast<int8_t>(rest / 3600);
  out.minute = static_cast<int8_t>(rest / 60 % 60);
  if (unit == Grain::second) out.second = static_cast<int8_t>(rest % 60);
  out.grain = unit == Grain::second ? Grain::second : Grain::minute;
  return out;
}

}  // namespace

std::optional<CalendarPoint> shifted(const CalendarPoint& p, Grain unit, int count) {
  if (!p.has_year()) return std::nullopt;
  CalendarPoint out;
  out.grain = unit;
  out.year = p.year;
  switch (unit) {
    case Grain::century:
      out.year = static_cast<int16_t>((p.year / 100 + count) * 100);
      return out;
    case Grain::decade:
      out.year = static_cast<int16_t>((p.year / 10 + count) * 10);
      return out;
    case Grain::year:
      out.year = static_cast<int16_t>(p.year + count);
      return out;
    case Grain::half:
    case Grain::quarter: {
      const int per_year = unit == Grain::half ? 2 : 4;
      const unsigned first = first_month(p);
      if (first == 0) return std::nullopt;
      const int number = p.year * per_year + static_cast<int>(first - 1U) * per_year / 12 + count;
      out.year = static_cast<int16_t>(number / per_year);
      (unit == Grain::half ? out.half : out.quarter) = static_cast<uint8_t>(number % per_year + 1);
      return out;
    }
    case Grain::month: {
      if (p.month == 0) return std::nullopt;
      const year_month moved = year{p.year} / month{p.month} + months{count};
      out.year = static_cast<int16_t>(static_cast<int>(moved.year()));
      out.month = static_cast<uint8_t>(static_cast<unsigned>(moved.month()));
      return out;
    }
    case Grain::week:
    case Grain::day: {
      const auto date = day_of(p);
      if (!date) return std::nullopt;
      const sys_days at = *date + days{unit == Grain::week ? 7 * count : count};
      return unit == Grain::week ? week_of(at) : point_of(at);
    }
    case Grain::hour:
    case Grain::minute:
    case Grain::second:
      return clock_shifted(p, unit, count);
    default:
      return std::nullopt;
  }
}

std::optional<CalendarPoint> shifted_in_any_year(CalendarPoint point, Grain unit, int count) {
  constexpr int16_t kCommonYear = 2001;
  constexpr int kShortest = 28;  // days that every month has
  if (unit > Grain::quarter) return std::nullopt;
  if (point.month == 0 && point.day != 0 && unit == Grain::day) {  // the day before the 14th
    const int day = point.day + count;
    if (count != 0 && (day < 1 || day > kShortest)) return std::nullopt;
    CalendarPoint out;
    out.day = static_cast<uint8_t>(day);
    out.grain = Grain::day;
    return out;
  }
  point.year = kCommonYear;
  auto moved = shifted(point, unit, count);
  if (moved) moved->year = CalendarPoint::kUnset;
  return moved;
}

std::optional<CalendarPoint> parse_iso(std::string_view text) {
  const auto number = [&](std::size_t at, std::size_t size) -> int {
    int value = -1;
    if (at + size > text.size()) return -1;
    const auto [end, error] = std::from_chars(text.data() + at, text.data() + at + size, value);
    return error == std::errc() && end == text.data() + at + size ? value : -1;
  };
  CalendarPoint out;
  const int y = number(0, 4);
  if (y < 0) return std::nullopt;
  out.year = static_cast<int16_t>(y);
  out.grain = Grain::year;
  if (const int m = text.size() > 4 && text[4] == '-' ? number(5, 2) : -1; m > 0) {
    out.month = static_cast<uint8_t>(m);
    out.grain = Grain::month;
    if (const int d = text.size() > 7 && text[7] == '-' ? number(8, 2) : -1; d > 0) {
      out.day = static_cast<uint8_t>(d);
      out.grain = Grain::day;
      const bool clock = text.size() > 13 && (text[10] == 'T' || text[10] == ' ');
      if (const int hour = clock && text[13] == ':' ? number(11, 2) : -1; hour >= 0) {
        out.hour = static_cast<int8_t>(hour);
        out.minute = static_cast<int8_t>(number(14, 2));
        if (text.size() > 16 && text[16] == ':') out.second = static_cast<int8_t>(number(17, 2));
      }
    }
  }
  return is_possible(out) ? std::optional(out) : std::nullopt;
}

}  // namespace sagwan
