// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/feasts.h"

#include <string>

#include "pipeline/rules/lexicon.h"
#include "stages/resolve/completion.h"

namespace sagwan {

namespace {

constexpr std::string_view kFeastType = "feast_day";

}  // namespace

bool put_feast(const Lexicon& lexicon, int year, std::string_view feast, CalendarPoint& point) {
  const uint32_t row = lexicon.find(std::to_string(year) + " " + std::string(feast), kFeastType, 0);
  if (row == kNone) return false;
  point.year = static_cast<int16_t>(year);
  point.grain = Grain::day;
  return put_month_day(lexicon.entry(row).id, point);
}

bool put_nearest_feast(const Lexicon& lexicon, const CalendarPoint& day, std::string_view feast,
                       Toward toward, CalendarPoint& point) {
  const bool ahead = toward == Toward::future;
  const auto today = day_of(day);
  const int step = ahead ? 1 : -1;
  for (int year = day.year; year != day.year + 2 * step; year += step) {
    CalendarPoint of_year;
    if (!put_feast(lexicon, year, feast, of_year)) return false;
    const auto at = day_of(of_year);
    if (at && today && (ahead ? *at < *today : *at > *today)) continue;
    put_day(of_year, point);
    return true;
  }
  return false;
}

}  // namespace sagwan
