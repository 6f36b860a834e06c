// SPDX-License-Identifier: Apache-2.0
// What is asked in turn stands in `resolve`: the weekday, the work, what was said in a year gone
// by, the plan, the time before, the document. What speaks against going on from the time before
// stands below it, each ground in a function of its own.
#include "stages/resolve/bare_times.h"

#include "pipeline/core/calendar.h"
#include "stages/resolve/completion.h"

namespace sagwan {

void BareTimes::resolve(uint32_t i, Resolved& out) const {
  const Grain lack = missing(out.from);
  const bool plan = is_planned(i, out.from);
  if (lack == Grain::week && out.from.weekday != 0) {
    // Weekdays count from the day of writing.
    if (put_day_behind(i, plan, out) || put_in_week_before(i, out)) return;
    if (document_ && complete_toward(out.from, *document_, plan ? Toward::future : Toward::past))
      out.anchor = kDocumentAnchor;
    return;
  }
  // A title speaks of the days before it was printed, but its month and year are the work's.
  if (const uint32_t work = context_.work_date(i); work != kNone)
    return complete_from_time(work, times_[work].from, out);
  if (const uint32_t named = named_before_bracket(i); lack == Grain::year && named != kNone)
    return complete_from_time(named, earlier_.end_of(named), out);
  if (const uint32_t said = lack == Grain::year ? said_in_year_gone(i) : kNone; said != kNone) {
    complete_toward(out.from, earlier_.end_of(said), Toward::future);
    out.anchor = said;
    return;
  }
  const uint32_t near = time_before(i, out.from);
  // A clock time alone is of the day last named, of a plan too.
  if (plan && document_ && goes_on_from(i, near, out)) {
    complete_from_time(near, earlier_.end_of(near), out);
  } else if (plan && document_ && (!out.from.has_clock() || out.from.day != 0)) {
    complete_from_document(Toward::future, out);
  } else if (near != kNone && !turns_back(i, near, out.from) && has_day(near, out.from) &&
             !is_news_of_now(i, near, out.from)) {
    complete_from_time(near, earlier_.end_of(near), out);
    put_half_day(i, near, out);
    if (lack == Grain::year) keep_after(i, near, out);
    if (lack == Grain::year && is_news_behind(i, near, out.from)) ++out.from.year;
    if (lack == Grain::year && is_ahead(out.from) && is_done(i, near, out.from))
      put_back(near, out);
  } else if (document_) {
    complete_from_document(is_at_hand(i, out.from) ? Toward::future : Toward::past, out);
  }
}

/// The day behind a weekday says which one it is: on Thursday (the 16th).
bool BareTimes::put_day_behind(uint32_t i, bool plan, Resolved& out) const {
  if (!document_ || i + 1 >= times_.size() || !context_.is_same_as_next(i)) return false;
  const TimeValue& next = times_[i + 1];
  CalendarPoint day = next.from;
  const Grain lack = missing(day);
  if (next.block != times_[i].block || !is_bare(next.shift) || day.day == 0) return false;
  if (next.type == TimeType::interval || (lack != Grain::month && lack != Grain::year))
    return false;
  day.hour = day.minute = day.second = -1;
  day.daypart = DayPart::none;
  day.grain = Grain::day;
  const Toward toward = plan ? Toward::future : Toward::past;
  if (!put_by_weekday(*document_, lack, out.from.weekday, toward, day)) return false;
  day.weekday = 0;
  put_day(day, out.from);
  out.anchor = kDocumentAnchor;
  return true;
}

/// A weekday in a list goes on from the one before it, whose week is said: next Tuesday and
/// Wednesday.
bool BareTimes::put_in_week_before(uint32_t i, Resolved& out) const {
  if (i == 0 || times_[i - 1].block != times_[i].block) return false;
  const TimeValue& before = times_[i - 1];
  const uint32_t anchor = resolved_[i - 1].anchor;
  const bool said = !is_bare(before.shift) || (i > 1 && anchor == i - 2);
  if (before.from.weekday == 0 || before.type == TimeType::interval || !said) return false;
  if (resolved_[i - 1].from.day == 0 || !context_.lists_with_next(i - 1)) return false;
  const auto day = weekday_near(resolved_[i - 1].from, out.from.weekday, Toward::future);
  if (!day) return false;
  put_day(*day, out.from);
  out.anchor = i - 1;
  return true;
}

void BareTimes::complete_from_time(uint32_t time, const CalendarPoint& point, Resolved& out) {
  complete_from(out.from, point);
  out.anchor = time;
}

/// A bare hour is of the half of the day that the one before it tells: at three in the afternoon,
/// then at four; at eleven in the morning, then at one.
void BareTimes::put_half_day(uint32_t i, uint32_t near, Resolved& out) const {
  constexpr int kHalfDay = 12;  // hours
  constexpr int kMorning = 8;   // at night one may go back
  constexpr int kBefore = 3;    // told later, done so many hours before
  const int before = earlier_.end_of(near).hour;
  const int8_t hour = out.from.hour;
  if (times_[i].half_day || !resolved_[near].half_day || before < kMorning) return;
  if (hour < 1 || times_[i].block != times_[near].block) return;
  if (earlier_.sentence_of(i) - earlier_.sentence_of(near) > 1) return;
  if (hour >= kHalfDay) {
    out.half_day = hour == kHalfDay;
    return;
  }
  const int later = hour + kHalfDay;
  const bool follows = hour < before && later > before;
  const bool leads = before >= kHalfDay && later <= before && before - later <= kBefore;
  if (!follows && !leads && hour < before) return;
  if (hour < before) out.from.hour = static_cast<int8_t>(later);
  out.half_day = true;
}

void BareTimes::complete_from_document(Toward toward, Resolved& out) const {
  complete_toward(out.from, *document_, toward);
  out.anchor = kDocumentAnchor;
}

/// What lasts until a month does not end before the one of its sentence that it goes on from: since
/// last October, until April.
void BareTimes::keep_after(uint32_t i, uint32_t near, Resolved& out) const {
  if (!context_.is_until(i) || earlier_.sentence_of(near) != earlier_.sentence_of(i)) return;
  const CalendarPoint end = earlier_.end_of(near);
  if (end.month == 0 || out.from.month == 0 || out.from.month >= end.month) return;
  if (out.from.year == end.year) ++out.from.year;
}

/// What is told as done, and would lie ahead of the document where it goes on from `near`, is of
/// the year before, or the last one of its name.
void BareTimes::put_back(uint32_t near, Resolved& out) const {
  if (has_no_year(near)) {
    --out.from.year;
    return;
  }
  const bool follows_document = out.from.year <= document_->year + 1 || earlier_.is_interval(near);
  if (!follows_document || context_.is_term(near)) return;
  if (out.from.month == 0 && out.from.quarter == 0) return;
  out.from.year = CalendarPoint::kUnset;  // of next year, said in July
  complete_from_document(Toward::past, out);
}

/// What a plan is measured against, and since when, has passed.
bool BareTimes::is_planned(uint32_t i, const CalendarPoint& point) const {
  if (!context_.is_plan(i) || context_.is_since(i) || earlier_.is_under_date(i)) return false;
  const bool is_base =
      missing(point) == Grain::year && context_.is_compared(i) && !context_.is_term(i);
  return !is_base && !is_just_gone(i, point);
}

/// The time before that `point`, what is known of time `i`, goes on from; kNone where it goes on
/// from none.
uint32_t BareTimes::time_before(uint32_t i, const CalendarPoint& point) const {
  const Grain lack = missing(point);
  uint32_t near = earlier_.nearest(i, lack);
  if (near != kNone && lack == Grain::month) {
    // Who said so on the 11th spoke about the month before, and not in it.
    const bool in_month = earlier_.end_of(near).day != 0 || stays_in(i, near);
    if (!in_month || starts_month(i, near, point)) near = kNone;
  }
  if (near != kNone && lack == Grain::year && starts_year(i, near, point)) near = kNone;
  if (near == kNone) near = compared_before(i, point);
  if (document_) return near;
  if (near == kNone) near = earlier_.in_head(i, lack);
  if (lack != Grain::month) return near;
  if (near != kNone && !stays_in(i, near)) near = kNone;
  return near == kNone && !context_.is_said(i) ? earlier_.month_before(i) : near;
}

/// The time directly before the bracket that time `i` stands in, whose months or days the bracket
/// names (the fourth quarter of 2018 (October to December)); kNone where there is none with a year.
uint32_t BareTimes::named_before_bracket(uint32_t i) const {
  constexpr uint32_t kLongestJoint = 2;  // bytes: a space and the bracket
  if (i == 0 || !context_.in_own_bracket(i) || times_[i - 1].block != times_[i].block) return kNone;
  const Span before = times_[i - 1].span;
  const bool beside =
      before.end < times_[i].span.begin && times_[i].span.begin - before.end <= kLongestJoint;
  const CalendarPoint end = earlier_.end_of(i - 1);
  const bool longer = end.has_year() && end.day == 0 && times_[i].from.grain < end.grain;
  return beside && longer && is_calendar(times_[i - 1].type) ? i - 1 : kNone;
}

/// Is the bare day `i` in the month of `near`? Not a day on which somebody spoke about that
/// month, and where nothing dates the text, none of another sentence than a month alone.
bool BareTimes::stays_in(uint32_t i, uint32_t near) const {
  if (document_) return document_->day == 0 || !context_.is_said(i);
  if (near == earlier_.line()) return true;
  if (context_.is_said(i)) return false;
  return earlier_.end_of(near).day != 0 || earlier_.sentence_of(near) == earlier_.sentence_of(i);
}

/// Is there a `point` in the month or year of `near`? The 31st is in no September.
bool BareTimes::has_day(uint32_t near, CalendarPoint point) const {
  complete_from(point, earlier_.end_of(near));
  return missing(point) != Grain::none || is_possible(point);
}

/// Does a day or month of an earlier part of the year than the one before it begin the year in
/// which the document was written some weeks later: in December, then on 4 January?
bool BareTimes::starts_year(uint32_t i, uint32_t near, const CalendarPoint& point) const {
  const std::chrono::days news{point.day == 0 ? 100 : 62};  // what a month brought is told later
  constexpr std::chrono::days kBefore{150};
  const CalendarPoint end = earlier_.end_of(near);
  if (!document_ || document_->day == 0 || end.month == 0 || point.month == 0) return false;
  if (point.month >= end.month || end.year + 1 != document_->year) return false;
  if (point.day == 0 && earlier_.sentence_of(near) == earlier_.sentence_of(i)) return false;
  if (context_.is_told_before(i) || context_.is_compared(i) || context_.is_since(i)) return false;
  CalendarPoint own = point;
  complete_toward(own, *document_, Toward::past);
  const auto today = day_of(*document_);
  const auto begun = extent(own);
  const auto before = extent(end);
  if (!today || !begun || !before || own.year != document_->year) return false;
  const auto now = std::chrono::sys_seconds{*today};
  return now - begun->begin <= news && now - before->begin <= kBefore;
}

/// Does a bare day, smaller than the one that an earlier sentence names, begin the month in which
/// the document was written some days later? News goes on in time, where no word says that it
/// goes back: on the 28th of last month, then on the 3rd.
bool BareTimes::starts_month(uint32_t i, uint32_t near, const CalendarPoint& point) const {
  constexpr std::chrono::days kNews{14};
  constexpr std::chrono::days kBefore{45};
  const CalendarPoint end = earlier_.end_of(near);
  if (!document_ || document_->day == 0 || end.day == 0 || point.day >= end.day) return false;
  if (earlier_.sentence_of(near) == earlier_.sentence_of(i) || context_.is_told_before(i))
    return false;
  CalendarPoint day = point;
  complete_toward(day, *document_, Toward::past);
  const auto today = day_of(*document_);
  const auto own = day_of(day);
  const auto before = day_of(end);
  return today && own && before && *own > *before && *today - *own <= kNews &&
         *today - *before <= kBefore;
}

/// Does `point`, of a plan by a word beyond a comma, lie some months back, and else most of a
/// year ahead? Who forecasts then speaks of what is told behind it. What somebody said that he
/// will do, he said on the day before it, where that is nearer than the one ahead; not what he
/// will do until then.
bool BareTimes::is_just_gone(uint32_t i, CalendarPoint point) const {
  constexpr std::chrono::days kBack{92};
  constexpr std::chrono::days kHalfYear{183};
  const TimeContext::Reach reach = context_.plan_reach(i);
  if (!document_ || reach == TimeContext::Reach::own) return false;
  const bool quoted = reach == TimeContext::Reach::quoted;
  if (quoted && (context_.is_until(i) || context_.is_term(i))) return false;
  const Grain lack = missing(point);
  if (lack != Grain::year && !(quoted && lack == Grain::month)) return false;
  if (lack == Grain::month && point.day > document_->day) return false;
  const auto today = day_of(*document_);
  complete_toward(point, *document_, Toward::past);
  const auto begun = extent(point);
  if (!today || !begun) return false;
  // The day of writing is one on which somebody spoke; of a month that runs a plan may speak.
  const auto now = std::chrono::sys_seconds{*today};
  const bool gone = quoted && point.day != 0 ? begun->begin <= now : begun->end <= now;
  return gone && now - begun->end <= (quoted ? kHalfYear : kBack);
}

/// The time of a year gone by that the sentence names before, where it tells what somebody said
/// then that he would do; else kNone.
uint32_t BareTimes::said_in_year_gone(uint32_t i) const {
  if (!document_ || context_.plan_reach(i) != TimeContext::Reach::quoted) return kNone;
  const uint32_t near = earlier_.nearest(i, Grain::year);
  const bool gone = near != kNone && earlier_.sentence_of(near) == earlier_.sentence_of(i) &&
                    earlier_.end_of(near).year < document_->year;
  return gone ? near : kNone;
}

/// Is `point`, which lies ahead of the document where it goes on from `near`, told as done? Where
/// nothing tells and no year is printed, the nearer one is meant: half a year ahead is far.
bool BareTimes::is_done(uint32_t i, uint32_t near, const CalendarPoint& point) const {
  constexpr std::chrono::days kFar{183};
  const TimeContext::Telling telling = context_.telling(i);
  const auto begun = extent(point);
  const auto today = day_of(*document_);
  if (is_soon_behind(i, near, point)) return false;
  if (telling != TimeContext::Telling::nothing) return telling == TimeContext::Telling::past;
  const bool of_document = times_[near].shift.base == TimeBase::document &&
                           earlier_.sentence_of(near) != earlier_.sentence_of(i);
  return (of_document || has_no_year(near)) && !is_ahead(earlier_.end_of(near)) && begun && today &&
         begun->begin - std::chrono::sys_seconds{*today} > kFar;
}

/// Does `point` begin some weeks behind the document, and behind `near`, a day of its sentence some
/// weeks before it? What somebody said in August of September is of the same year.
bool BareTimes::is_soon_behind(uint32_t i, uint32_t near, const CalendarPoint& point) const {
  constexpr std::chrono::days kWeeks{31};
  if (earlier_.sentence_of(near) != earlier_.sentence_of(i)) return false;
  const CalendarPoint end = earlier_.end_of(near);
  const auto told = end.day == 0 ? std::nullopt : extent(end);
  const auto begun = extent(point);
  const auto today = document_ ? day_of(*document_) : std::nullopt;
  if (!told || !begun || !today) return false;
  const auto now = std::chrono::sys_seconds{*today};
  return begun->begin > now && begun->begin - now <= kWeeks && told->begin <= now &&
         now - told->begin <= kWeeks;
}

/// Does a day without its year, told under a date of a year gone by (a rule of July and August
/// 2023), come before that date, and is a year later some weeks before the document? News goes on
/// in time.
bool BareTimes::is_news_behind(uint32_t i, uint32_t near, CalendarPoint point) const {
  constexpr std::chrono::days kNews{45};
  if (!document_ || document_->day == 0 || point.day == 0) return false;
  if (times_[i].block == times_[near].block || context_.is_told_before(i)) return false;
  const auto before = extent(earlier_.end_of(near));
  const auto told = extent(point);
  if (!before || !told || told->begin >= before->begin) return false;
  ++point.year;
  const auto next = extent(point);
  const auto today = day_of(*document_);
  if (!next || !today) return false;
  const auto now = std::chrono::sys_seconds{*today};
  return next->begin <= now && now - next->begin <= kNews;
}

/// Does a day of a month, told as done in the two weeks before the document, stand behind a
/// sentence that tells of a year alone, the one before the document's (ended 2023 with a loss. On
/// 20 May the government ordered)? A day of that year would hardly fall on the same days.
bool BareTimes::is_news_of_now(uint32_t i, uint32_t near, CalendarPoint point) const {
  constexpr std::chrono::days kNews{14};
  if (!document_ || document_->day == 0 || point.day == 0 || missing(point) != Grain::year)
    return false;
  const CalendarPoint year = earlier_.end_of(near);
  if (year.grain != Grain::year || year.year != document_->year - 1) return false;
  if (earlier_.sentence_of(near) == earlier_.sentence_of(i) ||
      context_.telling(i) == TimeContext::Telling::plan)
    return false;
  point.year = document_->year;
  const auto told = extent(point);
  const auto today = day_of(*document_);
  if (!told || !today) return false;
  const auto now = std::chrono::sys_seconds{*today};
  return told->begin <= now && now - told->begin <= kNews;
}

/// A day that nothing tells as done or to come is the one some days ahead, or in what is left of
/// the document's month, and not the one a year ago; so is a week of that month.
bool BareTimes::is_at_hand(uint32_t i, CalendarPoint point) const {
  constexpr std::chrono::days kAhead{14};
  if (missing(point) != Grain::year || point.quarter != 0 || point.half != 0) return false;
  const bool days = point.day != 0 || point.month_week != 0;
  const auto today = day_of(*document_);
  complete_toward(point, *document_, Toward::future);
  const bool this_month = point.year == document_->year && point.month == document_->month;
  settle_days(point);
  const auto day = days ? extent(point) : std::nullopt;
  if (!day || !today || context_.telling(i) != TimeContext::Telling::nothing) return false;
  const auto ahead = day->begin - std::chrono::sys_seconds{*today};
  return ahead.count() > 0 && (this_month || ahead <= kAhead);
}

/// Does a month or a day whose year is lacking come before `near`, a month or a quarter of a year
/// gone by that an earlier sentence names from the day of writing (last November)? It does not go
/// on from that.
bool BareTimes::turns_back(uint32_t i, uint32_t near, CalendarPoint point) const {
  if (!document_ || missing(point) != Grain::year) return false;
  const uint32_t first = point.day != 0 ? near : first_named(near);
  const TimeShift& shift = times_[first].shift;
  if (shift.base != TimeBase::document || shift.unit != Grain::year || shift.count >= 0)
    return false;
  const bool same = earlier_.sentence_of(near) == earlier_.sentence_of(i);
  // In a half or quarter nothing is begun or done; figures of it are told.
  const bool period = point.quarter != 0 || point.half != 0;
  if (same && (period || !tells_on(i, near))) return false;
  const CalendarPoint end = earlier_.end_of(near);
  complete_from(point, end);
  const auto then = extent(end);
  const auto day = extent(point);
  if (!then || !day || end.month == 0 || day->begin >= then->begin) return false;
  // Begun last November and finished in August: a year later, if that has passed.
  ++point.year;
  return !same || !is_ahead(point);
}

/// Does time `i` tell as done what came behind `near`, of its sentence: not what it is compared
/// with, what it is listed with, nor figures that were published in `near`?
bool BareTimes::tells_on(uint32_t i, uint32_t near) const {
  if (near + 1 != i || context_.lists_with_next(near) || context_.is_said(near)) return false;
  if (context_.is_compared(i) || context_.is_compared(near) || context_.is_since(i)) return false;
  return !context_.is_told_before(i) && context_.telling(i) == TimeContext::Telling::past &&
         context_.telling(near) != TimeContext::Telling::plan;
}

/// The time that a chain of bare ones goes on from: in the fourth quarter of last year, then in
/// the fourth quarter.
uint32_t BareTimes::first_named(uint32_t time) const {
  constexpr int kMost = 8;
  for (int steps = 0; steps < kMost && is_bare(times_[time].shift); ++steps) {
    const uint32_t next = resolved_[time].anchor;
    if (next >= time) break;
    time = next;
  }
  return time;
}

/// What a month without its year is measured against is of the paragraph before, where its own
/// names none: stocks at the end of June, down on the end of March.
uint32_t BareTimes::compared_before(uint32_t i, CalendarPoint point) const {
  if (!document_ || missing(point) != Grain::year || point.day != 0 || !context_.is_compared(i))
    return kNone;
  const uint32_t near = earlier_.in_paragraph_before(i, Grain::year);
  if (near == kNone || earlier_.end_of(near).month == 0) return kNone;
  complete_from(point, earlier_.end_of(near));
  const auto then = extent(earlier_.end_of(near));
  const auto own = extent(point);
  return then && own && own->begin <= then->begin ? near : kNone;
}

/// Does a planned month, half or day go on from one in its sentence that lies ahead: in the first
/// half of next year, then in the second; on 3 August, and on the 18th?
bool BareTimes::goes_on_from(uint32_t i, uint32_t near, const Resolved& out) const {
  const Grain lack = missing(out.from);
  if (near == kNone || out.from.has_clock()) return false;
  if (lack != Grain::year && lack != Grain::month) return false;
  if (lack == Grain::month && resolved_[near].from.day == 0) return false;
  if (earlier_.sentence_of(near) != earlier_.sentence_of(i)) return false;
  const CalendarPoint& from = resolved_[near].from;
  if (from.grain >= Grain::year || earlier_.is_interval(near) || !is_ahead(from)) return false;
  CalendarPoint next = out.from;
  complete_from(next, from);
  const auto first = extent(from);
  const auto then = extent(next);
  return first && then && then->begin >= first->begin;
}

/// Is time `i` one whose year the document gave, or one that goes on from such a time?
bool BareTimes::has_no_year(uint32_t i) const {
  while (i != kNone && i != kDocumentAnchor) {
    const TimeValue& value = times_[i];
    if (value.from.has_year() || value.shift.unit > Grain::week) return false;
    const uint32_t next = resolved_[i].anchor;
    if (next != kDocumentAnchor && next >= i) return false;
    i = next;
  }
  return i == kDocumentAnchor;
}

/// Does `point` begin after the day of writing?
bool BareTimes::is_ahead(const CalendarPoint& point) const {
  const auto today = document_ ? day_of(*document_) : std::nullopt;
  const auto begin = extent(point);
  return today && begin && begin->begin > std::chrono::sys_seconds{*today};
}

}  // namespace sagwan
