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

/// Completes a bare month, day, weekday, quarter ... from `base`: the latest one that does not
/// begin after it, or the first whose month (day, of a bare day) is not before it, as `toward`
/// says. False where `base` is too coarse for a weekday.
bool complete_toward(CalendarPoint& point, const CalendarPoint& base, Toward toward);

}  // namespace sagwan
