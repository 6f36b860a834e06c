// SPDX-License-Identifier: Apache-2.0
// Times are resolved in order of the text, so that what stands before is complete; a work's date
// that stands behind its title is complete in itself.
#include "stages/resolve/anchor_stage.h"

#include <cstdlib>
#include <optional>
#include <string>

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "stages/resolve/bases.h"
#include "stages/resolve/completion.h"
#include "stages/resolve/earlier_times.h"
#include "stages/resolve/feasts.h"
#include "stages/resolve/time_context.h"
#include "stages/resolve/written_time.h"

namespace sagwan {

namespace {

// A row of a language whose dates in figures have the day first.
constexpr std::string_view kOrderType = "date_order";

class Resolver {
 public:
  Resolver(View<AnchorStage::Reads> doc, const Resources& resources, const TimeWords& words)
      : times_(doc.get<TimeValue>()),
        blocks_(doc.blocks()),
        sentences_(doc.get<Sentence>()),
        context_(doc.text(), doc.blocks(), sentences_, times_, doc.get<Find>(), resources, words),
        resources_(resources),
        resolved_(times_.size()),
        earlier_({doc.text(), times_, blocks_, sentences_, resolved_}, context_, document_),
        bases_(times_, context_, earlier_, document_) {
    const std::string& reference = doc.source().reference;
    if (!reference.empty()) document_ = parse_iso(reference);
    if (doc.get<FrontMatter>().empty()) return;
    const FrontMatter& front = doc.get<FrontMatter>()[0];
    if (!document_) document_ = parse_iso(front.date.view());
    if (!document_) earlier_.set_line(front.date_line);
    if (!reference.empty()) return;
    for (const FrontMatter& later : doc.get<FrontMatter>()) {
      const auto date = parse_iso(later.date.view());
      if (&later != &front && date) later_.push_back({later.span.begin, *date});
    }
  }

  Layer<Time> run() {
    Layer<Time> out;
    out.reserve(times_.size());
    std::size_t text = 0;
    for (uint32_t i = 0; i < times_.size(); ++i) {
      for (; text < later_.size() && later_[text].begin <= times_[i].span.begin; ++text)
        document_ = later_[text].date;
      resolve(i);
      if (!document_ && is_this_year(times_[i].shift) && resolved_[i].from.has_year())
        earlier_.set_this_year(i);
      out.push_back(written_time(times_[i], resolved_[i]));
    }
    return out;
  }

 private:
  void resolve(uint32_t i) {
    const TimeValue& value = times_[i];
    Resolved& out = resolved_[i];
    out.from = value.from;
    out.to = value.to;
    if (!is_calendar(value.type)) return;
    if (is_same_period(value)) return resolve_same_period(i, out);
    const uint8_t weekday = out.from.day != 0 ? out.from.weekday : uint8_t{0};
    if (weekday != 0) out.from.weekday = 0;
    if (out.to.day != 0) out.to.weekday = 0;  // beside its day it says nothing new
    const Grain lack = missing(out.from);
    const bool lacks_year = lack == Grain::year;
    if (value.day_first && is_day_first(i)) day_before_year(out.from);
    // An end with words of its own (to May of this year) has its year from them.
    if (value.type == TimeType::interval && is_bare(value.to_shift)) share_ends(out.from, out.to);
    const bool from_end = value.type == TimeType::interval && is_bare(value.shift) &&
                          !is_bare(value.to_shift) && missing(out.from) == Grain::year;
    if (from_end) {  // January to September of this year
      resolve_end(i, out);
      share_ends(out.from, out.to);
      order_ends(out.from, out.to);
      return;
    }
    if (value.type == TimeType::interval && resolve_weekdays(i, out)) return;
    if (lacks_year) put_year_in_bracket(i, out);
    if (out.from.month_week != 0 && out.from.month == 0) settle_days(out.from);
    resolve_point(i, value.shift, value.feast.view(), out);
    settle_days(out.from);
    if (weekday != 0) keep_weekday(i, weekday, out);
    if (value.then.unit != Grain::none) {
      if (const auto moved = shifted(out.from, value.then.unit, value.then.count))
        put_day(*moved, out.from);
    }
    if (value.type != TimeType::interval) return;
    const bool of_past = (lacks_year || lack == Grain::month) && out.anchor == kDocumentAnchor &&
                         is_bare(value.shift) && !context_.is_plan(i);
    resolve_end(i, out);
    settle_days(out.to);
    order_ends(out.from, out.to);
    const bool told = lack == Grain::year || context_.telling(i) == TimeContext::Telling::past;
    if (of_past && told) keep_past(lack, out);
  }

  /// The bracket directly behind a month or an interval of months says its year: July to June
  /// (2017-18).
  void put_year_in_bracket(uint32_t i, Resolved& out) const {
    constexpr uint32_t kLongestJoint = 4;  // bytes: a bracket and a space
    const TimeValue& value = times_[i];
    if (i + 1 >= times_.size() || !is_bare(value.shift) || out.from.day != 0) return;
    const TimeValue& next = times_[i + 1];
    const bool beside = next.block == value.block && next.span.begin > value.span.end &&
                        next.span.begin <= value.span.end + kLongestJoint;
    if (!beside || !context_.in_own_bracket(i + 1) || !is_bare(next.shift)) return;
    const bool years = next.from.grain == Grain::year && is_calendar(next.type) &&
                       (next.type != TimeType::interval ||
                        (value.type == TimeType::interval && next.to.year == next.from.year + 1));
    if (years) out.from.year = next.from.year;
  }

  static bool is_same_period(const TimeValue& value) {
    return value.shift.base == TimeBase::context && value.shift.unit == Grain::none &&
           value.then.unit == Grain::year;
  }

  /// Words for a time in last year, as seen from the day of writing.
  static bool is_last_year(const TimeShift& shift) {
    return shift.base == TimeBase::document && shift.unit == Grain::year && shift.count == -1;
  }

  static bool is_this_year(const TimeShift& shift) {
    return shift.base == TimeBase::document && shift.unit == Grain::year && shift.count == 0;
  }

  /// The same period of last year, or of 2015: what is compared, a year before or in that year;
  /// where nothing is said, the year.
  void resolve_same_period(uint32_t i, Resolved& out) const {
    uint32_t near = earlier_.nearest_period(i, Grain::year);
    if (near == kNone) near = earlier_.period_in_paragraph_before(i, Grain::year);
    if (near == kNone && !document_) near = earlier_.in_head(i, Grain::year);
    const uint32_t part =
        near == kNone && !document_ ? earlier_.nearest_period(i, Grain::quarter) : kNone;
    if (part != kNone) {  // of a year that nothing tells
      const int16_t year = out.from.year;
      out.is_range = earlier_.is_interval(part);
      out.from = resolved_[part].from;
      out.from.year = year;
      if (out.is_range) out.to = resolved_[part].to;
      if (out.is_range) out.to.year = year;
      out.anchor = part;
      return;
    }
    const bool is_it = near != kNone && times_[i].then.base == TimeBase::document &&
                       is_last_year(times_[near].shift);
    const int years = out.from.has_year() && near != kNone
                          ? out.from.year - resolved_[near].from.year
                      : is_it ? 0
                              : times_[i].then.count;
    if (near == kNone) {
      if (!document_ || out.from.has_year()) return;
      out.from.year = static_cast<int16_t>(document_->year + years);
      out.from.grain = Grain::year;
      out.anchor = kDocumentAnchor;
      return;
    }
    out.anchor = near;
    out.is_range = earlier_.is_interval(near);
    out.from = moved_by_years(resolved_[near].from, years);
    if (out.is_range) out.to = moved_by_years(resolved_[near].to, years);
  }

  /// Monday to Friday of last week: the later weekday says which week.
  bool resolve_weekdays(uint32_t i, Resolved& out) const {
    if (!is_bare(times_[i].shift) || is_bare(times_[i].to_shift)) return false;
    if (missing(out.from) != Grain::week || out.to.weekday == 0) return false;
    resolve_end(i, out);
    const auto begin = weekday_near(out.to, out.from.weekday, Toward::past);
    if (begin) put_day(*begin, out.from);
    return true;
  }

  /// A day beside its weekday (Tuesday, 13 June) is of the year, or the month, that has them both.
  void keep_weekday(uint32_t i, uint8_t weekday, Resolved& out) const {
    if (!document_ || is_weekday(out.from, weekday)) return;
    CalendarPoint own = times_[i].from;
    own.weekday = 0;
    const Grain lack = missing(own);
    if (lack != Grain::year && lack != Grain::month) return;
    const Toward toward = context_.is_plan(i) ? Toward::future : Toward::past;
    if (put_by_weekday(*document_, lack, weekday, toward, out.from)) out.anchor = kDocumentAnchor;
  }

  /// Does the language of its sentence write the day before the year?
  [[nodiscard]] bool is_day_first(uint32_t i) const {
    const uint32_t sentence = earlier_.sentence_of(i);
    if (sentence == 0) return false;
    const LangId lang = sentences_[sentence - 1].lang;
    return lang != 0 && !resources_.lexicon().surfaces(kOrderType, lang).empty();
  }

  /// January to September, told in May, were those of the year before, and the first 25 days, told
  /// on a 2nd, those of the month before: what a report sums has passed.
  void keep_past(Grain lack, Resolved& out) const {
    const auto end = extent(out.to);
    const auto today = day_of(*document_);
    if (!end || !today || out.to.has_clock()) return;
    if (end->begin <= std::chrono::sys_seconds{*today}) return;
    if (lack == Grain::year && out.to.day == 0) {
      --out.from.year;
      --out.to.year;
    } else if (lack == Grain::month && out.from.month == out.to.month) {
      const auto before = shifted(out.from, Grain::month, -1);
      if (!before) return;
      out.from.year = out.to.year = before->year;
      out.from.month = out.to.month = before->month;
    }
  }

  /// Completes `out.from`.
  void resolve_point(uint32_t i, const TimeShift& shift, std::string_view feast,
                     Resolved& out) const {
    if (!feast.empty()) {
      resolve_feast(i, shift, feast, out);
    } else if (!is_bare(shift)) {
      resolve_relative(i, shift, out);
    } else if (missing(out.from) != Grain::none) {
      resolve_bare(i, out);
    }
  }

  /// The later end of an interval: by its own words, else from its beginning.
  void resolve_end(uint32_t i, Resolved& out) const {
    const TimeShift& shift = times_[i].to_shift;
    if (!is_bare(shift)) {
      Resolved end;
      end.from = out.to;
      resolve_relative(i, shift, end);
      settle_days(end.from);
      out.to = end.from;
      if (out.anchor == kNone) out.anchor = end.anchor;
      return;
    }
    if (missing(out.to) == Grain::week) {
      if (const auto day = weekday_near(out.from, out.to.weekday, Toward::future))
        put_day(*day, out.to);
      return;
    }
    complete_from(out.to, out.from);
  }

  /// The date of a feast that moves: of the year that is said, else of the nearest one.
  void resolve_feast(uint32_t i, const TimeShift& shift, std::string_view feast,
                     Resolved& out) const {
    const Lexicon& lexicon = resources_.lexicon();
    if (!out.from.has_year() && shift.unit == Grain::year) {
      out.from.grain = Grain::none;
      resolve_relative(i, shift, out);
    }
    if (out.from.has_year()) {
      put_feast(lexicon, out.from.year, feast, out.from);
      return;
    }
    const bool plan = context_.is_plan(i) || shift.direction > 0;
    if (document_ && put_nearest_feast(lexicon, *document_, feast,
                                       plan ? Toward::future : Toward::past, out.from))
      out.anchor = kDocumentAnchor;
  }

  /// Of words that nothing dates (today, last week) their unit is known.
  static void keep_unit(Grain unit, Resolved& out) {
    if (unit < Grain::year && out.from.grain == Grain::none) out.from.grain = unit;
  }

  /// Words that move from a base: last year, the same month, two years ago.
  void resolve_relative(uint32_t i, const TimeShift& shift, Resolved& out) const {
    // The following Monday counts from a day, the following May from a year.
    const Grain own = out.from.weekday != 0 && shift.unit == Grain::none ? Grain::day : Grain::year;
    const Grain unit = shift.unit == Grain::none ? own : shift.unit;
    move_from_base(i, shift, unit, out);
    const uint32_t named = &shift == &times_[i].shift ? bases_.named_behind(i) : kNone;
    if (named != kNone) put_named(completed(named), unit, named, out);
  }

  /// Time `i`, a bare one whose turn is yet to come, with the year that is told before it.
  [[nodiscard]] CalendarPoint completed(uint32_t i) const {
    CalendarPoint point = times_[i].from;
    if (missing(point) != Grain::year) return point;
    uint32_t near = earlier_.nearest(i, Grain::year);
    if (near == kNone && !document_) near = earlier_.in_head(i, Grain::year);
    if (near != kNone) complete_from(point, earlier_.end_of(near));
    return point;
  }

  /// Gives words that move the date that the text names for them, where it is another one.
  static void put_named(const CalendarPoint& named, Grain unit, uint32_t time, Resolved& out) {
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

  void move_from_base(uint32_t i, const TimeShift& shift, Grain unit, Resolved& out) const {
    const auto found = bases_.base_of(i, shift, unit);
    if (!found) return keep_unit(unit, out);
    CalendarPoint base = found->point;
    out.anchor = found->anchor;
    if (shift.unit == Grain::none) {  // the last December, the coming May
      if (!base.has_year()) return complete_from(out.from, base);
      complete_toward(out.from, base, shift.direction < 0 ? Toward::before : Toward::after);
      return;
    }
    if (out.anchor == kDocumentAnchor) keep_edge_told(i, shift, base);
    auto moved = base.has_year() ? shifted(base, unit, shift.count)
                                 : shifted_in_any_year(base, unit, shift.count);
    // A time told before may be coarser than the words ask for.
    if (!moved && document_ && out.anchor != kDocumentAnchor) {
      moved = shifted(*document_, unit, shift.count);
      out.anchor = kDocumentAnchor;
    }
    if (!moved) {
      out.anchor = kNone;
      if (is_of_day(unit, shift.count) && out.from.grain == Grain::none) {
        const auto day = bases_.base_of(i, shift, Grain::day);
        if (day && day->point.day != 0) {
          out.from = day_alone(day->point);
          out.anchor = day->anchor;
        }
      }
      return keep_unit(unit, out);
    }
    if (out.from.grain == Grain::none || shift.rounded || is_time_of_day(out.from)) {
      const bool own_year = out.from.grain == Grain::year;  // the same month of 2015
      const int16_t year = out.from.year;
      put_day(*moved, out.from);
      if (own_year) out.from.year = year;
    } else {
      if (out.from.weekday != 0 && out.from.nth == 0 && out.from.month_week == 0)
        out.from.week = moved->week;
      complete_from(out.from, *moved);
    }
  }

  /// Some hours and minutes from a day without its clock time are of that day, more may not be.
  static bool is_of_day(Grain unit, int count) {
    constexpr int kHours = 6;
    constexpr int kMinutes = 60;
    const int most = unit == Grain::hour ? kHours : unit <= Grain::minute ? kHours * kMinutes : 0;
    return std::abs(count) <= most && most != 0;
  }

  static CalendarPoint day_alone(const CalendarPoint& base) {
    CalendarPoint out;
    out.year = base.year;
    out.month = base.month;
    out.day = base.day;
    return out;
  }

  /// The end of the year, told as done early in a year, is that of the year before; its beginning,
  /// planned late in a year, that of the next.
  void keep_edge_told(uint32_t i, const TimeShift& shift, CalendarPoint& base) const {
    constexpr int kHalf = 6;
    if (shift.unit != Grain::year || shift.count != 0 || shift.base != TimeBase::context) return;
    if (base.month == 0) return;
    const TimeContext::Telling telling = context_.telling(i);
    if (times_[i].mod == Mod::end && telling == TimeContext::Telling::past && base.month <= kHalf)
      --base.year;
    if (times_[i].mod == Mod::start && telling == TimeContext::Telling::plan && base.month > kHalf)
      ++base.year;
  }

  /// Nothing but a clock time or part of a day: yesterday afternoon.
  static bool is_time_of_day(const CalendarPoint& point) {
    return point.has_clock() && point.day == 0 && point.month == 0 && point.weekday == 0;
  }

  void resolve_bare(uint32_t i, Resolved& out) const {
    const Grain lack = missing(out.from);
    // What a plan is measured against, and since when, has passed.
    const bool plan = context_.is_plan(i) && !context_.is_since(i) && !earlier_.is_under_date(i) &&
                      !(lack == Grain::year && context_.is_compared(i) && !context_.is_term(i)) &&
                      !is_just_gone(i, out.from);
    if (lack == Grain::week && out.from.weekday != 0) {
      // Weekdays count from the day of writing.
      if (document_ && complete_toward(out.from, *document_, plan ? Toward::future : Toward::past))
        out.anchor = kDocumentAnchor;
      return;
    }
    const uint32_t work = context_.work_date(i);
    if (work != kNone) {
      // A title speaks of the days before it was printed, but its month and year are the work's.
      complete_from(out.from, times_[work].from);
      out.anchor = work;
      return;
    }
    if (const uint32_t said = lack == Grain::year ? said_in_year_gone(i) : kNone; said != kNone) {
      complete_toward(out.from, earlier_.end_of(said), Toward::future);
      out.anchor = said;
      return;
    }
    uint32_t near = earlier_.nearest(i, lack);
    // Who said so on the 11th spoke about the month before, and not in it.
    if (near != kNone && lack == Grain::month && earlier_.end_of(near).day == 0 &&
        !stays_in(i, near))
      near = kNone;
    if (near != kNone && lack == Grain::month && starts_month(i, near, out.from)) near = kNone;
    if (near != kNone && lack == Grain::year && starts_year(i, near, out.from)) near = kNone;
    if (near == kNone) near = compared_before(i, out.from);
    if (near == kNone && !document_) near = earlier_.in_head(i, lack);
    if (near != kNone && !document_ && lack == Grain::month && !stays_in(i, near)) near = kNone;
    if (near == kNone && !document_ && lack == Grain::month && !context_.is_said(i))
      near = earlier_.month_before(i);
    // A clock time alone is of the day last named, of a plan too.
    if (plan && document_ && goes_on_from(i, near, out)) {
      complete_from(out.from, earlier_.end_of(near));
      out.anchor = near;
    } else if (plan && document_ && (!out.from.has_clock() || out.from.day != 0)) {
      complete_toward(out.from, *document_, Toward::future);
      out.anchor = kDocumentAnchor;
    } else if (near != kNone && !turns_back(i, near, out.from) && has_day(near, out.from)) {
      complete_from(out.from, earlier_.end_of(near));
      out.anchor = near;
      if (lack == Grain::year && is_ahead(out.from) && is_done(i, near, out.from)) {
        if (has_no_year(near)) {
          --out.from.year;
        } else if ((out.from.year <= document_->year + 1 || earlier_.is_interval(near)) &&
                   !context_.is_term(near) &&
                   (out.from.month != 0 || out.from.quarter != 0)) {  // of next year, said in July
          out.from.year = CalendarPoint::kUnset;
          complete_toward(out.from, *document_, Toward::past);
          out.anchor = kDocumentAnchor;
        }
      }
    } else if (document_) {
      complete_toward(out.from, *document_,
                      is_at_hand(i, out.from) ? Toward::future : Toward::past);
      out.anchor = kDocumentAnchor;
    }
  }

  /// Is the bare day `i` in the month of `near`? Not a day on which somebody spoke about that
  /// month, and where nothing dates the text, none of another sentence than a month alone.
  [[nodiscard]] bool stays_in(uint32_t i, uint32_t near) const {
    if (document_) return document_->day == 0 || !context_.is_said(i);
    if (near == earlier_.line()) return true;
    if (context_.is_said(i)) return false;
    return earlier_.end_of(near).day != 0 || earlier_.sentence_of(near) == earlier_.sentence_of(i);
  }

  /// Is there a `point` in the month or year of `near`? The 31st is in no September.
  [[nodiscard]] bool has_day(uint32_t near, CalendarPoint point) const {
    complete_from(point, earlier_.end_of(near));
    return missing(point) != Grain::none || is_possible(point);
  }

  /// Does a day or month of an earlier part of the year than the one before it begin the year in
  /// which the document was written some weeks later: in December, then on 4 January?
  [[nodiscard]] bool starts_year(uint32_t i, uint32_t near, const CalendarPoint& point) const {
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
  [[nodiscard]] bool starts_month(uint32_t i, uint32_t near, const CalendarPoint& point) const {
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
  [[nodiscard]] bool is_just_gone(uint32_t i, CalendarPoint point) const {
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
  [[nodiscard]] uint32_t said_in_year_gone(uint32_t i) const {
    if (!document_ || context_.plan_reach(i) != TimeContext::Reach::quoted) return kNone;
    const uint32_t near = earlier_.nearest(i, Grain::year);
    const bool gone = near != kNone && earlier_.sentence_of(near) == earlier_.sentence_of(i) &&
                      earlier_.end_of(near).year < document_->year;
    return gone ? near : kNone;
  }

  /// Is `point`, which lies ahead of the document where it goes on from `near`, told as done? Where
  /// nothing tells and no year is printed, the nearer one is meant: half a year ahead is far.
  [[nodiscard]] bool is_done(uint32_t i, uint32_t near, const CalendarPoint& point) const {
    constexpr std::chrono::days kFar{183};
    const TimeContext::Telling telling = context_.telling(i);
    if (telling != TimeContext::Telling::nothing) return telling == TimeContext::Telling::past;
    const auto begun = extent(point);
    const auto today = day_of(*document_);
    const bool of_document = times_[near].shift.base == TimeBase::document &&
                             earlier_.sentence_of(near) != earlier_.sentence_of(i);
    return (of_document || has_no_year(near)) && !is_ahead(earlier_.end_of(near)) && begun &&
           today && begun->begin - std::chrono::sys_seconds{*today} > kFar;
  }

  /// A day that nothing tells as done or to come is the one some days ahead, and not the one a year
  /// ago.
  [[nodiscard]] bool is_at_hand(uint32_t i, CalendarPoint point) const {
    constexpr std::chrono::days kAhead{14};
    if (missing(point) != Grain::year || point.day == 0) return false;
    const auto today = day_of(*document_);
    complete_toward(point, *document_, Toward::future);
    const auto day = day_of(point);
    return today && day && *day > *today && *day - *today <= kAhead &&
           context_.telling(i) == TimeContext::Telling::nothing;
  }

  /// Does a month or a day whose year is lacking come before `near`, a month or a quarter of a year
  /// gone by that an earlier sentence names from the day of writing (last November)? It does not go
  /// on from that.
  [[nodiscard]] bool turns_back(uint32_t i, uint32_t near, CalendarPoint point) const {
    if (!document_ || missing(point) != Grain::year) return false;
    const uint32_t first = point.day != 0 ? near : first_named(near);
    const TimeShift& shift = times_[first].shift;
    if (shift.base != TimeBase::document || shift.unit != Grain::year || shift.count >= 0)
      return false;
    if (earlier_.sentence_of(near) == earlier_.sentence_of(i)) return false;
    const CalendarPoint end = earlier_.end_of(near);
    complete_from(point, end);
    const auto then = extent(end);
    const auto day = extent(point);
    return then && day && end.month != 0 && day->begin < then->begin;
  }

  /// The time that a chain of bare ones goes on from: in the fourth quarter of last year, then in
  /// the fourth quarter.
  [[nodiscard]] uint32_t first_named(uint32_t time) const {
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
  [[nodiscard]] uint32_t compared_before(uint32_t i, CalendarPoint point) const {
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
  [[nodiscard]] bool goes_on_from(uint32_t i, uint32_t near, const Resolved& out) const {
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
  [[nodiscard]] bool has_no_year(uint32_t i) const {
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
  [[nodiscard]] bool is_ahead(const CalendarPoint& point) const {
    const auto today = document_ ? day_of(*document_) : std::nullopt;
    const auto begin = extent(point);
    return today && begin && begin->begin > std::chrono::sys_seconds{*today};
  }

  const Layer<TimeValue>& times_;
  const std::vector<Block>& blocks_;
  const Layer<Sentence>& sentences_;
  TimeContext context_;
  const Resources& resources_;
  std::vector<Resolved> resolved_;
  std::optional<CalendarPoint> document_;  ///< of the text that the time stands in
  /// A further text in the document, and its date.
  struct LaterText {
    uint32_t begin = 0;
    CalendarPoint date;
  };
  std::vector<LaterText> later_;
  EarlierTimes earlier_;
  Bases bases_;
};

}  // namespace

Result<AnchorStage> AnchorStage::make(std::shared_ptr<const Resources> resources) {
  return AnchorStage(std::move(resources));
}

Result<Layer<Time>> AnchorStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  return Resolver(doc, *resources_, words_).run();
}

}  // namespace sagwan
