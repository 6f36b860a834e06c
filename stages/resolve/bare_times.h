// SPDX-License-Identifier: Apache-2.0
// BareTimes: completes times that lack their year, month or day and have no words that move (the
// 4th, June, 14:30): whether they go on from a time before, and from which, or count from the
// document's date, forward or back. Words that move have theirs from Bases.
#pragma once

#include <optional>
#include <vector>

#include "pipeline/core/calendar_days.h"
#include "sagwan/layers/time_value.h"
#include "stages/resolve/earlier_times.h"
#include "stages/resolve/resolved.h"
#include "stages/resolve/time_context.h"

namespace sagwan {

class BareTimes {
 public:
  /// All must outlive it; `resolved`, `earlier` and `document` are read as they are when it is
  /// asked.
  BareTimes(const std::vector<TimeValue>& times, const std::vector<Resolved>& resolved,
            const TimeContext& context, const EarlierTimes& earlier,
            const std::optional<CalendarPoint>& document)
      : times_(times),
        resolved_(resolved),
        context_(context),
        earlier_(earlier),
        document_(document) {}

  /// Completes `out.from`, of the time numbered `time`, and says whose date completed it.
  void resolve(uint32_t time, Resolved& out) const;

 private:
  [[nodiscard]] bool is_planned(uint32_t i, const CalendarPoint& point) const;
  [[nodiscard]] uint32_t time_before(uint32_t i, const CalendarPoint& point) const;
  static void complete_from_time(uint32_t time, const CalendarPoint& point, Resolved& out);
  void complete_from_document(Toward toward, Resolved& out) const;
  void put_back(uint32_t near, Resolved& out) const;
  void put_half_day(uint32_t i, uint32_t near, Resolved& out) const;
  void keep_after(uint32_t i, uint32_t near, Resolved& out) const;
  [[nodiscard]] bool put_day_behind(uint32_t i, bool plan, Resolved& out) const;
  [[nodiscard]] bool put_in_week_before(uint32_t i, Resolved& out) const;

  // What speaks against going on from the time before, or for another one.
  [[nodiscard]] uint32_t named_before_bracket(uint32_t i) const;
  [[nodiscard]] bool stays_in(uint32_t i, uint32_t near) const;
  [[nodiscard]] bool has_day(uint32_t near, CalendarPoint point) const;
  [[nodiscard]] bool starts_year(uint32_t i, uint32_t near, const CalendarPoint& point) const;
  [[nodiscard]] bool starts_month(uint32_t i, uint32_t near, const CalendarPoint& point) const;
  [[nodiscard]] bool is_just_gone(uint32_t i, CalendarPoint point) const;
  [[nodiscard]] uint32_t said_in_year_gone(uint32_t i) const;
  [[nodiscard]] bool is_done(uint32_t i, uint32_t near, const CalendarPoint& point) const;
  [[nodiscard]] bool is_soon_behind(uint32_t i, uint32_t near, const CalendarPoint& point) const;
  [[nodiscard]] bool is_news_of_now(uint32_t i, uint32_t near, CalendarPoint point) const;
  [[nodiscard]] bool is_news_behind(uint32_t i, uint32_t near, CalendarPoint point) const;
  [[nodiscard]] bool is_at_hand(uint32_t i, CalendarPoint point) const;
  [[nodiscard]] bool turns_back(uint32_t i, uint32_t near, CalendarPoint point) const;
  [[nodiscard]] bool tells_on(uint32_t i, uint32_t near) const;
  [[nodiscard]] uint32_t first_named(uint32_t time) const;
  [[nodiscard]] uint32_t compared_before(uint32_t i, CalendarPoint point) const;
  [[nodiscard]] bool goes_on_from(uint32_t i, uint32_t near, const Resolved& out) const;
  [[nodiscard]] bool has_no_year(uint32_t i) const;
  [[nodiscard]] bool is_ahead(const CalendarPoint& point) const;

  const std::vector<TimeValue>& times_;
  const std::vector<Resolved>& resolved_;
  const TimeContext& context_;
  const EarlierTimes& earlier_;
  const std::optional<CalendarPoint>& document_;
};

}  // namespace sagwan
