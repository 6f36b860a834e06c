// SPDX-License-Identifier: Apache-2.0
// Bases: what words that move (last year, the month before, two weeks later) move from: the date of
// the cited work they stand in, a time told before, the document's date. How far they move is not
// told here (completion.h, pipeline/core/calendar.h).
#pragma once

#include <optional>
#include <vector>

#include "sagwan/layers/time_value.h"
#include "stages/resolve/earlier_times.h"
#include "stages/resolve/time_context.h"

namespace sagwan {

/// A point that a time is resolved against.
struct Base {
  CalendarPoint point;
  uint32_t anchor = kNone;  ///< whose it is, as Time::anchor
};

class Bases {
 public:
  /// All must outlive it; `earlier` and `document` are read as they are when it is asked.
  Bases(const std::vector<TimeValue>& times, const TimeContext& context,
        const EarlierTimes& earlier, const std::optional<CalendarPoint>& document)
      : times_(times), context_(context), earlier_(earlier), document_(document) {}

  /// What the words `shift` of `time` move from by units of `unit`; none where nothing dates them.
  [[nodiscard]] std::optional<Base> base_of(uint32_t time, const TimeShift& shift,
                                            Grain unit) const;

  /// The date behind the words of `time` that says which one they mean (four years ago, in November
  /// 2017; the next day, the 15th); kNone where there is none.
  [[nodiscard]] uint32_t named_behind(uint32_t time) const;

 private:
  [[nodiscard]] Base earlier_base(uint32_t time) const { return {earlier_.end_of(time), time}; }
  [[nodiscard]] uint32_t period_told(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] uint32_t period_behind(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] std::optional<Base> day_beside(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] uint32_t undated(uint32_t time, Grain unit, const TimeShift& shift) const;
  [[nodiscard]] uint32_t day_told(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] uint32_t told_in_sentence(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] uint32_t month_of_figures(uint32_t time) const;
  [[nodiscard]] uint32_t before_repeats(uint32_t near, const TimeShift& shift, Grain unit) const;
  [[nodiscard]] bool is_said_again(uint32_t time) const;
  [[nodiscard]] uint32_t month_told(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] bool is_step_back(uint32_t time, const TimeShift& shift) const;
  [[nodiscard]] bool is_told_next(uint32_t time, const TimeShift& shift) const;

  const std::vector<TimeValue>& times_;
  const TimeContext& context_;
  const EarlierTimes& earlier_;
  const std::optional<CalendarPoint>& document_;
};

}  // namespace sagwan
