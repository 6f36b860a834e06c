// SPDX-License-Identifier: Apache-2.0
// Resolved: a time on its way from what its expression says (TimeValue) to what it is (Time).
#pragma once

#include <cstdint>

#include "sagwan/layers/time_value.h"
#include "sagwan/span.h"

namespace sagwan {

/// A time as far as it is resolved.
struct Resolved {
  CalendarPoint from;
  CalendarPoint to;         ///< of an interval, as in TimeValue
  uint32_t anchor = kNone;  ///< as Time::anchor
  bool is_range = false;    ///< an interval, whatever the expression's type is
  bool half_day = false;    ///< its hour is of a part of the day that is told, perhaps before it
};

/// Whether it has a place in the calendar: durations and sets have none.
[[nodiscard]] constexpr bool is_calendar(TimeType type) {
  return type != TimeType::duration && type != TimeType::set;
}

/// No words that move from a base.
[[nodiscard]] constexpr bool is_bare(const TimeShift& shift) {
  return shift.base == TimeBase::none && shift.unit == Grain::none;
}

}  // namespace sagwan
