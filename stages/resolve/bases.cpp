// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/bases.h"

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "sagwan/layers/time.h"

namespace sagwan {

std::optional<Base> Bases::base_of(uint32_t time, const TimeShift& shift, Grain unit) const {
  const uint32_t work = context_.work_date(time);
  if (work != kNone) return Base{times_[work].from, work};
  if (const uint32_t told = day_told(time, shift); told != kNone) return earlier_base(told);
  if (const uint32_t told = month_told(time, shift); told != kNone) return earlier_base(told);
  if (const uint32_t told = told_in_sentence(time, shift); told != kNone) return earlier_base(told);
  if (shift.base == TimeBase::context || is_step_back(time, shift) || is_told_next(time, shift)) {
    uint32_t near = period_told(time, shift);
    constexpr int kYear = -12;  // months: the same month of last year
    if (near == kNone && shift.unit == Grain::month && shift.count == kYear)
      near = month_of_figures(time);
    if (near == kNone) {
      near = earlier_.nearest(is_said_again(time) ? time - 1 : time, unit);
      near = before_repeats(near, shift, unit);
    }
    // This December, then the end of the year: it is not that of a paragraph before.
    const bool unknown = !document_ && unit == Grain::year && earlier_.follows_unknown_year(time);
    if (near == kNone && !unknown) near = earlier_.in_paragraph_before(time, unit);
    if (near != kNone) return earlier_base(near);
  }
  if (document_) return Base{*document_, kDocumentAnchor};
  if (const auto beside = day_beside(time, shift)) return beside;
  const uint32_t told = undated(time, unit, shift);
  return told == kNone ? std::nullopt : std::optional(earlier_base(told));
}

uint32_t Bases::named_behind(uint32_t time) const {
  const TimeValue& value = times_[time];
  const Grain unit = value.shift.unit;
  if (time + 1 >= times_.size() || value.type != TimeType::date) return kNone;
  if (unit != Grain::day && unit != Grain::month && unit != Grain::year) return kNone;
  const TimeValue& next = times_[time + 1];
  if (next.block != value.block || next.type != TimeType::date || !is_bare(next.shift) ||
      value.from.grain != Grain::none || !context_.is_same_as_next(time))
    return kNone;
  const CalendarPoint& point = next.from;
  // Tomorrow (the 31st) is said of the day of writing, which the day alone does not tell.
  if (value.shift.base == TimeBase::document && unit == Grain::day && point.month == 0)
    return kNone;
  const bool names = unit == Grain::day     ? point.day != 0
                     : unit == Grain::month ? point.month != 0
                                            : point.has_year() && point.grain <= Grain::year;
  return names ? time + 1 : kNone;
}

/// Does `time` say what the words before it have said already: 91 days later, on 10 March of the
/// next year? Both go on from what stands before them.
bool Bases::is_said_again(uint32_t time) const {
  if (time == 0 || times_[time - 1].block != times_[time].block) return false;
  const TimeShift& before = times_[time - 1].shift;
  const TimeShift& shift = times_[time].shift;
  const bool alike = before.count > 0 && shift.count > 0 && shift.unit > before.unit;
  return alike && context_.is_same_as_next(time - 1);
}

/// The day, some months back, that the sentence told before the next month or week, where that is
/// told as done: sentenced in February of that year, put to death on the 26th of the next month.
uint32_t Bases::month_told(uint32_t time, const TimeShift& shift) const {
  constexpr std::chrono::days kBack{62};
  const bool ahead = shift.base == TimeBase::document && shift.count > 0;
  if (!ahead || !document_ || (shift.unit != Grain::month && shift.unit != Grain::week))
    return kNone;
  const uint32_t near = earlier_.nearest(time, shift.unit);
  if (near == kNone || earlier_.sentence_of(near) != earlier_.sentence_of(time)) return kNone;
  const auto today = day_of(*document_);
  const auto told = extent(earlier_.end_of(near));
  if (!today || !told || context_.telling(time) != TimeContext::Telling::past) return kNone;
  return std::chrono::sys_seconds{*today} - told->end > kBack ? near : kNone;
}

/// The month or quarter that the sentence tells of: the one before is before it, and not before the
/// day on which somebody said so.
uint32_t Bases::period_told(uint32_t time, const TimeShift& shift) const {
  if (shift.unit < Grain::month || shift.unit > Grain::half || shift.count >= 0) return kNone;
  const uint32_t near = earlier_.nearest_period(time, shift.unit);
  if (near == kNone || earlier_.sentence_of(near) != earlier_.sentence_of(time)) return kNone;
  const uint32_t next = period_behind(near, shift);
  return next == kNone ? near : next;
}

/// The day gone by that the sentence tells of: chosen on the 16th, the one before him dismissed two
/// days before; for years what is measured in it, where it is measured against them. Languages
/// whose word is the same for ago and before say so in their rules.
uint32_t Bases::told_in_sentence(uint32_t time, const TimeShift& shift) const {
  constexpr std::chrono::days kGone{5};  // news of some days ago counts from the day of writing
  if (!shift.of_sentence || shift.count >= 0 || !document_) return kNone;
  const bool days = shift.unit == Grain::day || shift.unit == Grain::week;
  if (!days && (shift.unit < Grain::month || !context_.is_compared(time))) return kNone;
  const uint32_t near =
      days ? earlier_.nearest(time, Grain::day) : earlier_.nearest_period(time, shift.unit);
  if (near == kNone || earlier_.sentence_of(near) != earlier_.sentence_of(time)) return kNone;
  if (!is_bare(times_[near].shift) || !earlier_.end_of(near).has_year()) return kNone;
  if (!days) return near;
  const auto today = day_of(*document_);
  const auto told = extent(earlier_.end_of(near));
  return today && told && std::chrono::sys_seconds{*today} - told->end >= kGone ? near : kNone;
}

/// The month that figures are of, where its own sentence names none: that of an earlier sentence or
/// of the paragraph before, and not the day on which somebody published them; else that of the
/// title, where the document was written some weeks behind it.
uint32_t Bases::month_of_figures(uint32_t time) const {
  constexpr std::chrono::days kNews{100};
  uint32_t near = earlier_.nearest_period(time, Grain::month);
  if (near == kNone) near = earlier_.period_in_paragraph_before(time, Grain::month);
  if (near != kNone) return earlier_.end_of(near).grain == Grain::month ? near : kNone;
  if (!document_ || document_->day == 0 || earlier_.nearest(time, Grain::month) != kNone)
    return kNone;
  const uint32_t head = earlier_.in_head(time, Grain::month);
  if (head == kNone || earlier_.end_of(head).grain != Grain::month) return kNone;
  const auto told = extent(earlier_.end_of(head));
  const auto today = day_of(*document_);
  if (!told || !today) return kNone;
  const auto since = std::chrono::sys_seconds{*today} - told->end;
  return since <= kNews && since > -kNews ? head : kNone;
}

/// The period of the sentence that stands before `time` and follows its period in the calendar: May
/// after April, then the month before, is still told of May.
uint32_t Bases::period_behind(uint32_t time, const TimeShift& shift) const {
  constexpr uint32_t kMost = 6;  // times
  const auto step = shifted(earlier_.end_of(time), shift.unit, -shift.count);
  if (!step || shift.count != -1) return kNone;
  for (uint32_t j = time; j > 0 && time - j < kMost; --j) {
    const uint32_t before = j - 1;
    if (earlier_.sentence_of(before) != earlier_.sentence_of(time)) break;
    if (!is_calendar(times_[before].type) || !is_bare(times_[before].shift)) continue;
    const CalendarPoint end = earlier_.end_of(before);
    const bool same = end.year == step->year && end.day == 0 && end.grain == step->grain &&
                      end.month == step->month && end.quarter == step->quarter;
    if (same) return before;
  }
  return kNone;
}

/// Today (15 November): the bracket says which day it is.
std::optional<Base> Bases::day_beside(uint32_t time, const TimeShift& shift) const {
  constexpr uint32_t kBracket = 3;  // bytes: a space and a bracket, or a full-width one
  if (shift.unit != Grain::day || shift.count != 0 || time + 1 >= times_.size()) return {};
  const TimeValue& next = times_[time + 1];
  const bool beside = next.block == times_[time].block && next.span.begin > times_[time].span.end &&
                      next.span.begin <= times_[time].span.end + kBracket;
  if (!beside || !context_.opens_bracket(next.span.begin)) return {};
  if (next.from.month == 0 || next.from.day == 0 || next.type != TimeType::date) return {};
  return Base{next.from, time + 1};
}

/// Where nothing dates the text: what its story has come to (the next year), and for words that
/// go on from a time what the text is about. This year and last year stay unknown.
uint32_t Bases::undated(uint32_t time, Grain unit, const TimeShift& shift) const {
  if (shift.base == TimeBase::document && shift.unit == Grain::year) {
    const uint32_t told = shift.count == 0 ? earlier_.year_told(time) : kNone;
    if (told != kNone) return told;
    if (earlier_.this_year() != kNone) return earlier_.this_year();
  }
  const uint32_t line = earlier_.line();
  if (line != kNone && shift.base == TimeBase::document && shift.unit != Grain::none &&
      shift.unit <= Grain::month)
    return line;
  if (shift.base == TimeBase::document && shift.unit == Grain::none &&
      missing(times_[time].from) == Grain::month) {  // said on the 20th
    return line;
  }
  uint32_t near = kNone;
  const bool onward = shift.count > 0 && shift.base == TimeBase::context;
  if (onward) near = earlier_.nearest(time, unit);
  if (near == kNone && onward) near = earlier_.in_paragraph_before(time, unit);
  if (near == kNone && shift.base == TimeBase::context) near = earlier_.in_head(time, unit);
  if (near == kNone && shift.of_day) near = earlier_.day_before(time);
  return near;
}

/// The day of a year gone by that the sentence tells of: the last April is the one before it.
uint32_t Bases::day_told(uint32_t time, const TimeShift& shift) const {
  if (shift.unit != Grain::none || shift.direction >= 0 ||
      missing(times_[time].from) != Grain::year)
    return kNone;
  const uint32_t near = earlier_.nearest(time, Grain::year);
  if (near == kNone || earlier_.sentence_of(near) != earlier_.sentence_of(time)) return kNone;
  const CalendarPoint& day = times_[near].from;
  const bool gone = document_ && day.year < document_->year;
  return day.has_year() && day.day != 0 && gone ? near : kNone;
}

/// The year before, told again, is the same one: it goes on from what the first went on from.
uint32_t Bases::before_repeats(uint32_t near, const TimeShift& shift, Grain unit) const {
  constexpr int kMost = 8;  // times told again
  if (shift.count >= 0 || shift.unit < Grain::month) return near;
  for (int i = 0; i < kMost && near != kNone; ++i) {
    const TimeShift& before = times_[near].shift;
    if (before.base != TimeBase::context || before.unit != shift.unit ||
        before.count != shift.count || !is_calendar(times_[near].type))
      break;
    near = earlier_.nearest(near, unit);
  }
  return near;
}

/// October's figures, compared with the last month, are compared with September's.
bool Bases::is_step_back(uint32_t time, const TimeShift& shift) const {
  const bool step = shift.unit == Grain::month || shift.unit == Grain::quarter;
  if (!step || shift.count != -1 || !context_.is_compared(time)) return false;
  const uint32_t near = earlier_.nearest(time, shift.unit);
  return near != kNone && earlier_.sentence_of(near) == earlier_.sentence_of(time);
}

/// What is told as done was not in the year after the document's: behind a year long gone (born in
/// 1941, in the winter of the next year moved) it goes on from that; in its own sentence also where
/// no verb is known.
bool Bases::is_told_next(uint32_t time, const TimeShift& shift) const {
  constexpr int kLongGone = 2;  // years
  const bool step = shift.unit == Grain::year || shift.unit == Grain::month;
  if (!step || shift.count != 1 || shift.base != TimeBase::document || !document_) return false;
  const uint32_t near = earlier_.nearest(time, shift.unit);
  if (near == kNone) return false;
  const CalendarPoint told = earlier_.end_of(near);
  if (!told.has_year() || told.year >= document_->year) return false;
  const uint32_t apart = earlier_.sentence_of(time) - earlier_.sentence_of(near);
  const TimeContext::Telling telling = context_.telling(time);
  // Banned in October 2022 until March of the next.
  if (told.year + kLongGone > document_->year) {
    return apart == 0 && is_bare(times_[near].shift) && times_[near].from.has_year() &&
           telling == TimeContext::Telling::past;
  }
  return apart == 0 ? telling != TimeContext::Telling::plan
                    : apart == 1 && telling == TimeContext::Telling::past;
}

}  // namespace sagwan
