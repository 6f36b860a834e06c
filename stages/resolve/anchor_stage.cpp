// SPDX-License-Identifier: Apache-2.0
// Times are resolved in order of the text, so that what stands before is complete; a work's date
// that stands behind its title is complete in itself.
#include "stages/resolve/anchor_stage.h"

#include <optional>
#include <string>

#include "pipeline/core/calendar.h"
#include "pipeline/core/calendar_days.h"
#include "stages/resolve/bare_times.h"
#include "stages/resolve/bases.h"
#include "stages/resolve/completion.h"
#include "stages/resolve/earlier_times.h"
#include "stages/resolve/feasts.h"
#include "stages/resolve/moved_times.h"
#include "stages/resolve/time_context.h"
#include "stages/resolve/time_layers.h"
#include "stages/resolve/written_time.h"

namespace sagwan {

namespace {

// A row of a language whose dates in figures have the day first.
constexpr std::string_view kOrderType = "date_order";

class Resolver {
 public:
  Resolver(View<AnchorStage::Reads> doc, const Resources& resources, const TimeWords& words)
      : layers_{doc.text(), doc.blocks(), doc.get<Sentence>(), doc.get<TimeValue>(),
                doc.get<Find>()},
        times_(layers_.times),
        context_(layers_, resources, words),
        resources_(resources),
        resolved_(times_.size()),
        earlier_(layers_, resolved_, context_, document_),
        bases_(times_, context_, earlier_, document_),
        moved_(times_, resolved_, context_, earlier_, bases_, document_),
        bare_(times_, resolved_, context_, earlier_, document_) {
    const std::string& reference = doc.source().reference;
    if (!reference.empty()) document_ = parse_iso(reference);
    if (doc.get<FrontMatter>().empty()) return;
    const FrontMatter& front = doc.get<FrontMatter>()[0];
    if (!document_) document_ = parse_iso(front.date.view());
    if (!document_) earlier_.set_line(front.date_line);
    if (!reference.empty()) return;
    for (const FrontMatter& later : doc.get<FrontMatter>()) {
      const auto date = parse_iso(later.date.view());
      if (&later != &front && date)
        later_.push_back({later.span.begin, later.resumes ? 0 : later.span.begin, *date});
    }
  }

  Layer<Time> run() {
    Layer<Time> out;
    out.reserve(times_.size());
    std::size_t text = 0;
    for (uint32_t i = 0; i < times_.size(); ++i) {
      for (; text < later_.size() && later_[text].begin <= times_[i].span.begin; ++text) {
        document_ = later_[text].date;
        earlier_.set_text(later_[text].heads);
      }
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
    out.half_day = value.half_day;
    if (!is_calendar(value.type)) return;
    if (value.short_year) put_century_before(i, out);
    if (is_same_period(value)) return resolve_same_period(i, out);
    const uint8_t weekday = out.from.day != 0 ? out.from.weekday : uint8_t{0};
    if (weekday != 0) out.from.weekday = 0;
    if (out.to.day != 0) out.to.weekday = 0;  // beside its day it says nothing new
    const Grain lack = missing(out.from);
    const bool lacks_year = lack == Grain::year;
    if (value.day_first && is_day_first(i)) day_before_year(out.from);
    // An end with words of its own (to May of this year) has its year from them.
    // A beginning with such words (from the coming 21st) does not have its month from the end.
    const bool own_month = lack == Grain::month && !is_bare(value.shift);
    if (value.type == TimeType::interval && is_bare(value.to_shift) && !own_month)
      share_ends(out.from, out.to);
    const bool from_end = value.type == TimeType::interval && is_bare(value.shift) &&
                          !is_bare(value.to_shift) && missing(out.from) == Grain::year &&
                          !goes_on_from_begin(value.to_shift, value.from);
    if (from_end) {  // January to September of this year
      resolve_end(i, out);
      share_ends(out.from, out.to);
      order_ends(out.from, out.to, value.to.month != 0);
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
    const bool of_document = (lacks_year || lack == Grain::month) &&
                             out.anchor == kDocumentAnchor && is_bare(value.shift);
    const bool plan = context_.is_plan(i);
    resolve_end(i, out);
    settle_days(out.to);
    order_ends(out.from, out.to, value.to.month != 0);
    const bool told = lack == Grain::year || context_.telling(i) == TimeContext::Telling::past;
    if (of_document && !plan && told) keep_past(lack, out);
    const bool alike = lack == Grain::year || value.to.month == 0;
    if (of_document && plan && alike) keep_running(lack, out);
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

  /// A day or month whose year of two digits would lie far ahead, and which no plan tells of, is of
  /// the century before: war broke out in June of '50. A year alone may be what is planned for.
  void put_century_before(uint32_t i, Resolved& out) const {
    constexpr int kFar = 15;  // years: what is told to the month is nearer
    constexpr int kFarMonth = 20;
    constexpr int kCentury = 100;
    if (!document_ || out.from.month == 0 || out.from.year <= document_->year + kFar) return;
    const TimeContext::Telling telling = context_.telling(i);
    if (telling == TimeContext::Telling::plan || context_.is_until(i)) return;
    const bool far = out.from.day != 0 || out.from.year > document_->year + kFarMonth;
    if (!far && telling != TimeContext::Telling::past) return;
    out.from.year = static_cast<int16_t>(out.from.year - kCentury);
    if (out.to.has_year()) out.to.year = static_cast<int16_t>(out.to.year - kCentury);
  }

  static bool is_same_period(const TimeValue& value) {
    return value.shift.base == TimeBase::context && value.shift.unit == Grain::none &&
           value.then.unit == Grain::year;
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
                       is_of_last_year(times_[near].shift);
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
    const bool summed =
        context_.is_from_start(near) || (context_.is_until(near) && times_[near].mod == Mod::end);
    if (!out.is_range && out.from.grain == Grain::month && summed) {
      constexpr uint8_t kJanuary = 1;
      out.is_range = true;
      out.to = out.from;
      out.from.month = kJanuary;
    }
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
    const LangId lang = layers_.sentences[sentence - 1].lang;
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

  /// March to August, planned in May, is running, and not of the year to come; so are the 10th to
  /// the 20th, told on the 14th.
  void keep_running(Grain lack, Resolved& out) const {
    const auto today = day_of(*document_);
    const auto begin = extent(out.from);
    if (!today || !begin || begin->begin <= std::chrono::sys_seconds{*today}) return;
    CalendarPoint from = out.from;
    CalendarPoint to = out.to;
    for (CalendarPoint* point : {&from, &to}) {
      if (lack == Grain::year) {
        --point->year;
      } else {
        CalendarPoint month = *point;
        month.day = 0;
        month.grain = Grain::month;
        const auto before = shifted(month, Grain::month, -1);
        if (!before) return;
        point->year = before->year;
        point->month = before->month;
      }
    }
    if (!is_possible(from) || !is_possible(to)) return;
    const auto first = extent(from);
    const auto last = extent(to);
    const auto now = std::chrono::sys_seconds{*today};
    if (!first || !last || first->begin > now || last->end <= now) return;
    out.from = from;
    out.to = to;
  }

  /// Completes `out.from`.
  void resolve_point(uint32_t i, const TimeShift& shift, std::string_view feast,
                     Resolved& out) const {
    if (!feast.empty()) {
      resolve_feast(i, shift, feast, out);
    } else if (!is_bare(shift)) {
      moved_.resolve(i, shift, out);
    } else if (missing(out.from) != Grain::none) {
      bare_.resolve(i, out);
    }
  }

  /// The later end of an interval: by its own words, else from its beginning.
  void resolve_end(uint32_t i, Resolved& out) const {
    const TimeShift& shift = times_[i].to_shift;
    if (!is_bare(shift)) {
      Resolved end;
      end.from = out.to;
      if (!resolve_from_begin(i, out, end)) moved_.resolve(i, shift, end);
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

  /// The end of an interval that goes on from its beginning; false where it would come before it
  /// (from the 20th of last month to the 19th of that month).
  bool resolve_from_begin(uint32_t i, const Resolved& begin, Resolved& end) const {
    const TimeShift& shift = times_[i].to_shift;
    if (!goes_on_from_begin(shift, begin.from)) return false;
    Resolved moved = end;
    moved_.move_from(i, shift, shift.unit, Base{begin.from, begin.anchor}, moved);
    settle_days(moved.from);
    const auto first = extent(begin.from);
    const auto last = extent(moved.from);
    if (first && last && last->end <= first->begin) return false;
    end = moved;
    return true;
  }

  /// The date of a feast that moves: of the year that is said, else of the nearest one.
  void resolve_feast(uint32_t i, const TimeShift& shift, std::string_view feast,
                     Resolved& out) const {
    const Lexicon& lexicon = resources_.lexicon();
    if (!out.from.has_year() && shift.unit == Grain::year) {
      out.from.grain = Grain::none;
      moved_.resolve(i, shift, out);
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

  TimeLayers layers_;
  const Layer<TimeValue>& times_;
  TimeContext context_;
  const Resources& resources_;
  std::vector<Resolved> resolved_;
  std::optional<CalendarPoint> document_;  ///< of the text that the time stands in
  /// A further text in the document, and its date.
  struct LaterText {
    uint32_t begin = 0;
    uint32_t heads = 0;  ///< from where on what stands above it is of it
    CalendarPoint date;
  };
  std::vector<LaterText> later_;
  EarlierTimes earlier_;
  Bases bases_;
  MovedTimes moved_;
  BareTimes bare_;
};

}  // namespace

Result<AnchorStage> AnchorStage::make(std::shared_ptr<const Resources> resources) {
  return AnchorStage(std::move(resources));
}

Result<Layer<Time>> AnchorStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  return Resolver(doc, *resources_, words_).run();
}

}  // namespace sagwan
