// SPDX-License-Identifier: Apache-2.0
// Calendar: what a CalendarPoint means: TIMEX3 value, EDTF, first day and day after the last, and
// moving it.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "sagwan/layers/time_value.h"

namespace sagwan {

/// False for what no calendar has: month 13, 30 February, 25 o'clock. Unset fields are never wrong.
[[nodiscard]] bool is_possible(const CalendarPoint& point);

/// TIMEX3: 2022-02, 2023-Q1, 198X, XXXX-10, 2023-09-13T14:30, 2023-09-13TMO.
[[nodiscard]] std::string timex_value(const CalendarPoint& point);
/// EDTF level 2 (ISO 8601-2): 2023-33 for a first quarter; empty where it has no form (weeks, parts
/// of a day, a quarter of no year).
[[nodiscard]] std::string edtf_value(const CalendarPoint& point, Mod mod);

/// The local days (or seconds) that a point covers; none where its year, or a field above its
/// finest, is not known.
struct Extent {
  std::chrono::sys_seconds begin;
  std::chrono::sys_seconds end;  ///< exclusive
  bool clock = false;            ///< the point has a time of day: written with it
};
[[nodiscard]] std::optional<Extent> extent(const CalendarPoint& point);
/// ISO 8601 local: `2022-02-01`, with a clock time `2023-09-13T14:30`, seconds where there are any.
[[nodiscard]] std::string iso_text(std::chrono::sys_seconds time, bool clock);

/// The first month of a point that has a year, from 1: of its quarter, half, season or month; 0
/// where only a year is known.
[[nodiscard]] unsigned first_month(const CalendarPoint& point);

/// Fills the fields of `point` that are coarser than its coarsest from `source`: a bare day takes
/// year and month.
void complete_from(CalendarPoint& point, const CalendarPoint& source);
/// The unit that a point lacks on top: year, month (of a bare day), day (of a clock time); none for
/// a complete one.
[[nodiscard]] Grain missing(const CalendarPoint& point);

/// `point` moved by `count` of `unit` and cut to that unit. `point` must have the fields down to
/// it.
[[nodiscard]] std::optional<CalendarPoint> shifted(const CalendarPoint& point, Grain unit,
                                                   int count);

/// The same of a point whose year nothing tells: a month or a day of an unknown year.
[[nodiscard]] std::optional<CalendarPoint> shifted_in_any_year(CalendarPoint point, Grain unit,
                                                               int count);

/// The point that an ISO date or date-time (YYYY, YYYY-MM, YYYY-MM-DDThh:mm...) names; an offset
/// is passed over, and `grain` is of the date.
[[nodiscard]] std::optional<CalendarPoint> parse_iso(std::string_view text);

}  // namespace sagwan
