// SPDX-License-Identifier: Apache-2.0
// Completion: what an incomplete point of the calendar is, told from a given day: the arithmetic of
// resolving, without the document around it.
#pragma once

#include "pipeline/core/calendar_days.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

/// Puts the date of `day` into `point`, which keeps its clock.
void put_day(const CalendarPoint& day, CalendarPoint& point);

/// 13.09.23 read with its day first: two figures of the year and the day change places.
void day_before_year(CalendarPoint& point);

/// What one end of an interval leaves out stands at the other: 12-17 September 2023; the
/// December before a January is of the year before.
void share_ends(CalendarPoint& from, CalendarPoint& to);

/// December to April: the later end is of the next year; the 28th to the 3rd: of the next month,
/// unless the text `names_month` of the later end (10 May 2023 to 9 May).
void order_ends(CalendarPoint& from, CalendarPoint& to, bool names_month);

/// Completes a bare month, day, weekday, quarter ... from `base`: the latest one that does not
/// begin after it, or the first whose month (day, of a bare day) is not before it, as `toward`
/// says. False where `base` is too coarse for a weekday.
bool complete_toward(CalendarPoint& point, const CalendarPoint& base, Toward toward);

/// `point` without its time of day, so many years later; 29 February is the 28th.
[[nodiscard]] CalendarPoint moved_by_years(const CalendarPoint& point, int years);

/// True unless `point` is a day with another weekday.
[[nodiscard]] bool is_weekday(const CalendarPoint& point, uint8_t weekday);

/// Gives `point`, whose day of a month (or whose day, where the month is lacking) has that weekday
/// in a year (a month) near `base`, that year; those on the side of `toward` are tried first, and
/// of what is to come those before `base`'s never. False where none has it.
bool put_by_weekday(const CalendarPoint& base, Grain lack, uint8_t weekday, Toward toward,
                    CalendarPoint& point);

}  // namespace sagwan
