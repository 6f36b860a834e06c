// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/moved_times.h"

#include <array>
#include <cstdlib>

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "stages/resolve/completion.h"

namespace sagwan {

namespace {

/// Of words that nothing dates (today, last week) their unit is known.
void keep_unit(Grain unit, Resolved& out) {
  if (unit < Grain::year && out.from.grain == Grain::none) out.from.grain = unit;
}

/// Gives words that move the date that the text names for them, where it is another one.
void put_named(const CalendarPoint& named, Grain unit, uint32_t time, Resolved& out) {
  CalendarPoint point = named;
  point.hour = point.minute = point.second = -1;
  point.daypart = DayPart::none;
  point.weekday = 0;
  if (unit > Grain::day) point.day = 0;
  if (unit > Grain::month) point.month = 0;
  point.quarter = point.half = 0;
  point.grain = unit;
  const bool same = (point.day == 0 || point.day == out.from.day) &&
                    (point.month == 0 || point.month == out.from.month) &&
                    (!point.has_year() || point.year == out.from.year);
  if (same) return;
  if (out.from.grain == unit) {
    if (point.month == 0 && unit <= Grain::month) point.month = out.from.month;
    if (!point.has_year()) point.year = out.from.year;
    if (!is_possible(point)) return;
  }
  out.from = point;
  out.anchor = time;
}

/// Moves `day` on by days of `step` until it is none of a weekend.
void keep_workday(int step, CalendarPoint& day) {
  constexpr std::array<uint8_t, 3> kWeekend = {6, 7, 6};  // either way
  for (const uint8_t weekend : kWeekend) {
    if (day_of(day) && is_weekday(day, weekend)) day = shifted(day, Grain::day, step).value_or(day);
  }
}

/// Some hours and minutes from a day without its clock time are of that day, more may not be.
bool is_of_day(Grain unit, int count) {
  constexpr int kHours = 6;
  constexpr int kMinutes = 60;
  const int most = unit == Grain::hour ? kHours : unit <= Grain::minute ? kHours * kMinutes : 0;
  return std::abs(count) <= most && most != 0;
}

CalendarPoint day_alone(const CalendarPoint& base) {
  CalendarPoint out;
  out.year = base.year;
  out.month = base.month;
  out.day = base.day;
  return out;
}

/// Nothing but a clock time or part of a day: yesterday afternoon.
bool is_time_of_day(const CalendarPoint& point) {
  return point.has_clock() && point.day == 0 && point.month == 0 && point.weekday == 0;
}

/// Puts the point that the words have moved to into `out`, what these tell themselves kept: a clock
/// time, a month, the year of the same month of 2015.
void put_moved(const TimeShift& shift, const CalendarPoint& moved, CalendarPoint& out) {
  if (out.grain == Grain::none || shift.rounded || is_time_of_day(out)) {
    const bool own_year = out.grain == Grain::year;
    const int16_t year = out.year;
    put_day(moved, out);
    if (own_year) out.year = year;
    return;
  }
  if (out.weekday != 0 && out.nth == 0 && out.month_week == 0) out.week = moved.week;
  complete_from(out, moved);
}

}  // namespace

void MovedTimes::resolve(uint32_t i, const TimeShift& shift, Resolved& out) const {
  // The following Monday counts from a day, the following May from a year.
  const Grain own = out.from.weekday != 0 && shift.unit == Grain::none ? Grain::day : Grain::year;
  const Grain unit = shift.unit == Grain::none ? own : shift.unit;
  if (const auto found = bases_.base_of(i, shift, unit)) {
    move_from(i, shift, unit, *found, out);
  } else {
    keep_unit(unit, out);
  }
  const uint32_t named = &shift == &times_[i].shift ? bases_.named_behind(i) : kNone;
  if (named != kNone) put_named(completed(named), unit, named, out);
}

void MovedTimes::move_from(uint32_t i, const TimeShift& shift, Grain unit, const Base& found,
                           Resolved& out) const {
  CalendarPoint base = found.point;
  out.anchor = found.anchor;
  if (shift.unit == Grain::none) {  // the last December, the coming May
    if (!base.has_year()) return complete_from(out.from, base);
    complete_toward(out.from, base, shift.direction < 0 ? Toward::before : Toward::after);
    return;
  }
  if (out.anchor == kDocumentAnchor) keep_edge_told(i, shift, base);
  auto point = moved(shift, unit, base, out);
  if (!point) {
    out.anchor = kNone;
    keep_day(i, shift, unit, out);
    return keep_unit(unit, out);
  }
  if (shift.workdays) keep_workday(shift.count < 0 ? -1 : 1, *point);
  if (unit == Grain::year && out.from.grain == Grain::none && is_crop_year(found.anchor)) {
    out.is_range = true;
    out.to = *point;
    out.from = *point;
    --out.from.year;
    return;
  }
  put_moved(shift, *point, out.from);
}

/// `base` moved by the words; from the document, as `out.anchor` then says, where a time told
/// before is coarser than the words ask for.
std::optional<CalendarPoint> MovedTimes::moved(const TimeShift& shift, Grain unit,
                                               const CalendarPoint& base, Resolved& out) const {
  // What the text itself calls last year has been reached: last October, the same month of last
  // year.
  const bool is_it =
      shift.of_last_year && out.anchor < times_.size() && is_of_last_year(times_[out.anchor].shift);
  if (is_it) return base;
  const auto point = base.has_year() ? shifted(base, unit, shift.count)
                                     : shifted_in_any_year(base, unit, shift.count);
  if (point || !document_ || out.anchor == kDocumentAnchor) return point;
  out.anchor = kDocumentAnchor;
  return shifted(*document_, unit, shift.count);
}

/// Of hours and minutes that have moved from no clock time the day is known.
void MovedTimes::keep_day(uint32_t i, const TimeShift& shift, Grain unit, Resolved& out) const {
  if (!is_of_day(unit, shift.count) || out.from.grain != Grain::none) return;
  const auto day = bases_.base_of(i, shift, Grain::day);
  if (!day || day->point.day == 0) return;
  out.from = day_alone(day->point);
  out.anchor = day->anchor;
}

/// Time `i`, a bare one whose turn is yet to come, with the year that is told before it.
CalendarPoint MovedTimes::completed(uint32_t i) const {
  CalendarPoint point = times_[i].from;
  if (missing(point) != Grain::year) return point;
  uint32_t near = earlier_.nearest(i, Grain::year);
  if (near == kNone && !document_) near = earlier_.in_head(i, Grain::year);
  if (near != kNone) complete_from(point, earlier_.end_of(near));
  return point;
}

/// Is it a year that runs over two (2023/24)? The one before it does, too.
bool MovedTimes::is_crop_year(uint32_t time) const {
  if (time >= times_.size() || !earlier_.is_interval(time)) return false;
  const Resolved& years = resolved_[time];
  return years.from.grain == Grain::year && years.to.grain == Grain::year &&
         years.to.year == years.from.year + 1;
}

/// The end of the year, told as done early in a year, is that of the year before; its beginning,
/// planned late in a year, that of the next.
void MovedTimes::keep_edge_told(uint32_t i, const TimeShift& shift, CalendarPoint& base) const {
  constexpr int kHalf = 6;
  if (shift.unit != Grain::year || shift.count != 0 || shift.base != TimeBase::context) return;
  if (base.month == 0) return;
  const TimeContext::Telling telling = context_.telling(i);
  if (times_[i].mod == Mod::end && telling == TimeContext::Telling::past && base.month <= kHalf)
    --base.year;
  if (times_[i].mod == Mod::start && telling == TimeContext::Telling::plan && base.month > kHalf)
    ++base.year;
}

}  // namespace sagwan
