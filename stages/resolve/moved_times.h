// SPDX-License-Identifier: Apache-2.0
// MovedTimes: times told by words that move from a base (last year, the same month, two years ago).
#pragma once

#include <optional>
#include <vector>

#include "sagwan/layers/time_value.h"
#include "stages/resolve/bases.h"
#include "stages/resolve/earlier_times.h"
#include "stages/resolve/resolved.h"
#include "stages/resolve/time_context.h"

namespace sagwan {

/// Words for a time in last year, as seen from the day of writing.
[[nodiscard]] constexpr bool is_of_last_year(const TimeShift& shift) {
  return shift.base == TimeBase::document && shift.unit == Grain::year && shift.count == -1;
}

class MovedTimes {
 public:
  /// All must outlive it and are read as they are when it is asked.
  MovedTimes(const std::vector<TimeValue>& times, const std::vector<Resolved>& resolved,
             const TimeContext& context, const EarlierTimes& earlier, const Bases& bases,
             const std::optional<CalendarPoint>& document)
      : times_(times),
        resolved_(resolved),
        context_(context),
        earlier_(earlier),
        bases_(bases),
        document_(document) {}

  /// Completes `out.from`, of time `i`, by the words `shift`, which are either end's.
  void resolve(uint32_t i, const TimeShift& shift, Resolved& out) const;

  /// The same from a base that is known, by units of `unit`.
  void move_from(uint32_t i, const TimeShift& shift, Grain unit, const Base& found,
                 Resolved& out) const;

 private:
  [[nodiscard]] CalendarPoint completed(uint32_t i) const;
  [[nodiscard]] bool is_crop_year(uint32_t time) const;
  [[nodiscard]] std::optional<CalendarPoint> moved(const TimeShift& shift, Grain unit,
                                                   const CalendarPoint& base, Resolved& out) const;
  void keep_day(uint32_t i, const TimeShift& shift, Grain unit, Resolved& out) const;
  void keep_edge_told(uint32_t i, const TimeShift& shift, CalendarPoint& base) const;

  const std::vector<TimeValue>& times_;
  const std::vector<Resolved>& resolved_;
  const TimeContext& context_;
  const EarlierTimes& earlier_;
  const Bases& bases_;
  const std::optional<CalendarPoint>& document_;
};

}  // namespace sagwan
