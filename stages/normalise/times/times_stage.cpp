// SPDX-License-Identifier: Apache-2.0
// A find over finds is read through its parts: `inner` gives the value it takes over, `begin` and
// `end` the two ends of an interval, or a date and the clock time behind it.
#include "stages/normalise/times/times_stage.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "pipeline/core/calendar.h"
#include "stages/normalise/times/time_fields.h"
#include "stages/normalise/times/time_periods.h"
#include "stages/normalise/times/time_units.h"
#include "stages/normalise/times/time_zone.h"

namespace sagwan {

namespace {

std::optional<TimeType> time_type(FindType type) {
  switch (type) {
    case FindType::date:
      return TimeType::date;
    case FindType::time:
      return TimeType::time;
    case FindType::duration:
      return TimeType::duration;
    case FindType::set:
      return TimeType::set;
    case FindType::interval:
      return TimeType::interval;
    default:
      return std::nullopt;
  }
}

/// How deep finds over finds are read; rules have at most eight phases.
constexpr int kDepth = 8;

/// What a rule sets as `value` of a date in figures whose order is the language's.
constexpr std::string_view kByLanguage = "by_language";

/// What a rule sets as `value` of the same period of the year before.
constexpr std::string_view kSamePeriod = "same_period";
/// The same where the words say last year: of what they call so themselves it is that period.
constexpr std::string_view kSamePeriodLast = "same_period_last";
/// The period itself that has been told.
constexpr std::string_view kSamePeriodTold = "same_period_told";

class Reader {
 public:
  Reader(View<TimesStage::Reads> doc, const Resources& resources)
      : doc_(doc), resources_(resources) {}

  /// Appends the value of find `index`; where the whole makes no sense (three months, two years),
  /// those of its parts.
  void read_find(uint32_t index, Layer<TimeValue>& out, Diagnostics& diagnostics) const {
    const auto& finds = doc_.get<Find>();
    const auto value = read(index, 0);
    if (value && (!is_possible(value->from) || !is_possible(value->to))) {
      diagnostics.add(Code::impossible_date, finds[index].span,
                      "no calendar has \"" + std::string(doc_.text(finds[index].span)) + "\"");
      return;
    }
    if (value) {
      out.push_back(*value);
      return;
    }
    for (uint32_t i = index + 1; i < finds.size() && finds[i].span.begin < finds[index].span.end;
         ++i) {
      if (finds[i].outer == index && time_type(finds[i].type)) read_find(i, out, diagnostics);
    }
  }

  /// None where the fields make no sense.
  [[nodiscard]] std::optional<TimeValue> read(uint32_t index, int depth) const {
    const Find& find = doc_.get<Find>()[index];
    const auto type = time_type(find.type);
    if (!type || find.rule == kNone || depth > kDepth) return std::nullopt;
    const Fields fields(find, doc_.text(), resources_);
    TimeValue value;
    value.lang = find.lang;
    bool good = true;
    if (fields.has(Field::inner)) {
      const auto inner = part(index, fields.span(Field::inner), depth);
      if (!inner) return std::nullopt;
      value = *inner;
      // A weekday beside a weekday is another one (Saturday, Sunday), and one beside a month or a
      // year alone another time (said on Tuesday, in May).
      const bool names_period = value.from.month != 0 || value.from.has_year();
      if (fields.has(Field::weekday) && value.from.day == 0 && value.feast.view().empty() &&
          (value.from.weekday != 0 || (names_period && value.shift.base == TimeBase::none)))
        return std::nullopt;
      if (fields.has(Field::mod)) value.mod = read_mod(fields, resources_.lexicon(), find.lang);
      if (fields.has(Field::weekday) && value.from.day != 0 && !value.from.has_year()) {
        if (const auto beside = part(index, fields.span(Field::weekday), depth))
          value.from.weekday = beside->from.weekday;
      }
      if (fields.has(Field::quant)) value.quant = FixedText<8>::cut(fields.text(Field::quant));
      if (fields.has(Field::count) || fields.has(Field::unit)) {
        if (!read_then(index, fields, depth, value)) return std::nullopt;
      } else if (fields.has(Field::direction) && value.shift.base == TimeBase::none &&
                 *type == TimeType::date) {
        value.shift.base = TimeBase::document;
        value.shift.direction = static_cast<int8_t>(fields.integer(Field::direction).value_or(0));
      }
    } else if (fields.has(Field::begin) || fields.has(Field::end)) {
      good = read_ends(index, fields, *type, depth, value);
    } else if (*type == TimeType::duration || *type == TimeType::set) {
      good = read_period(fields, resources_.lexicon(), find.lang, value);
      if (fields.has(Field::mod)) value.mod = read_mod(fields, resources_.lexicon(), find.lang);
      if (good && *type == TimeType::set) good = put_date_of_set(fields, value);
    } else {
      good = read_calendar(fields, *type, value);
    }
    if (!good) return std::nullopt;
    if (const TimeZone zone = read_zone(fields, resources_.lexicon(), find.lang); zone.known)
      value.zone = zone;
    // What names its zone stays the interval that it is.
    if (!value.zone.known || value.type != TimeType::interval) value.type = *type;
    // Hours ago are a time, though the same rule finds days ago.
    if (*type == TimeType::date && value.shift.unit != Grain::none &&
        value.shift.unit <= Grain::hour && value.from.grain == Grain::none)
      value.type = TimeType::time;
    value.span = find.span;
    // A weekday beside a full date says nothing new: it is outside, as in brackets.
    if (fields.has(Field::inner) && fields.has(Field::weekday) && value.from.day != 0 &&
        value.from.has_year() && value.shift.base == TimeBase::none)
      value.span = fields.span(Field::inner);
    value.find = index;
    value.block = find.block;
    return value;
  }

 private:
  /// How far from its own date a find lies: two weeks (`count`, a duration, or the period itself)
  /// from Monday; the week (`unit`) of 6 May.
  [[nodiscard]] bool read_then(uint32_t index, const Fields& fields, int depth,
                               TimeValue& value) const {
    constexpr int kDaysOfWeek = 7;
    if (!fields.has(Field::count)) {
      const TimeUnit* unit = unit_of(fields.text(Field::unit));
      if (unit != nullptr) value.then.unit = unit->grain;
      return unit != nullptr;
    }
    const std::string_view count = fields.text(Field::count);
    const bool is_period = fields.span(Field::count).empty();  // the rule itself says how far
    const auto length = is_period ? std::nullopt : part(index, fields.span(Field::count), depth);
    if (!is_period && !length) return false;
    const int32_t direction = fields.integer(Field::direction).value_or(1);
    if (!shift_by_period(is_period ? count : length->period.view(), direction, value.then))
      return false;
    if (value.then.unit == Grain::week) {
      value.then.unit = Grain::day;
      value.then.count = static_cast<int16_t>(value.then.count * kDaysOfWeek);
    }
    if (value.from.weekday != 0 && value.shift.base == TimeBase::none) {  // of the coming Monday
      value.shift.base = TimeBase::document;
      value.shift.direction = 1;
    }
    return true;
  }

  /// A set that comes on a date or at a time of day has that for its value (every 29 May:
  /// XXXX-05-29; every day at nine: XXXX-XX-XXT09:00).
  [[nodiscard]] bool put_date_of_set(const Fields& fields, TimeValue& value) const {
    constexpr std::array kOnDate = {Field::month, Field::day,  Field::weekday, Field::season,
                                    Field::half,  Field::hour, Field::daypart};
    if (std::none_of(kOnDate.begin(), kOnDate.end(), [&](Field f) { return fields.has(f); }))
      return true;
    const LangId lang = fields.find().lang;
    const auto date = read_point(fields, resources_.lexicon(), lang, PointOf::first);
    if (!date || !is_possible(*date)) return false;
    value.period = FixedText<40>(timex_value(*date));
    return true;
  }

  [[nodiscard]] bool read_calendar(const Fields& fields, TimeType type, TimeValue& value) const {
    const LangId lang = fields.find().lang;
    const auto from = read_point(fields, resources_.lexicon(), lang, PointOf::first);
    if (!from || !read_base(fields, resources_.lexicon(), lang, value)) return false;
    value.from = *from;
    value.feast = FixedText<24>::cut(read_feast(fields));
    value.day_first = fields.text(Field::value) == kByLanguage;
    value.short_year = has_short_year(fields);
    value.half_day = tells_half_day(fields);
    const bool last = fields.text(Field::value) == kSamePeriodLast;
    const bool told = fields.text(Field::value) == kSamePeriodTold;
    if (told) {
      value.shift.base = TimeBase::context;
      value.then.unit = Grain::year;
    } else if (last || fields.text(Field::value) == kSamePeriod) {
      if (last) value.then.base = TimeBase::document;
      value.shift.base = TimeBase::context;
      value.shift.count = -1;
      value.then.unit = Grain::year;
      value.then.count = -1;
    }
    if (type != TimeType::interval) return true;
    const auto to = read_point(fields, resources_.lexicon(), lang, PointOf::second);
    if (!to) return false;
    value.to = *to;
    value.to_mod = value.mod;
    return true;
  }

  /// The ends of an interval; or a date with its clock time, which is one point.
  [[nodiscard]] bool read_ends(uint32_t index, const Fields& fields, TimeType type, int depth,
                               TimeValue& value) const {
    const auto begin = part(index, fields.span(Field::begin), depth);
    const auto end = part(index, fields.span(Field::end), depth);
    if (!begin || !end) return false;
    value = *begin;
    value.half_day = begin->half_day || end->half_day;
    if (type == TimeType::duration) {
      const std::string sum = sum_of_periods(begin->period.view(), end->period.view());
      value.period = FixedText<40>(sum);
      return !sum.empty();
    }
    if (type == TimeType::interval) {
      const bool nested = end->type == TimeType::interval;
      value.to = nested ? end->to : end->from;
      value.to_shift = nested ? end->to_shift : end->shift;
      if (nested && !begin->from.has_clock() && end->from.has_clock())
        put_clock(end->from, value.from);  // 13 September, from ten to twelve
      const bool onward = goes_on_from_begin(end->shift, begin->from);
      if (!nested && !onward && is_clock_alone(*begin) && end->from.has_clock() &&
          !is_clock_alone(*end)) {
        const CalendarPoint clock = value.from;  // between nine and eleven on Thursday
        value.from = end->from;
        value.shift = end->shift;
        put_clock(clock, value.from);
      }
      if (end->zone.known) value.zone = end->zone;
      value.from_mod = begin->mod;
      value.to_mod = end->mod;
      if (begin->mod != end->mod) value.mod = Mod::none;  // of one end only
      return true;
    }
    if (end->mod != Mod::none) value.mod = end->mod;
    if (end->zone.known) value.zone = end->zone;
    CalendarPoint clock = end->from;
    if (!value.from.has_clock() || clock.hour < 0) {
      put_clock(clock, value.from);
      return true;
    }
    clock.hour = hour_in(value.from.daypart, clock.hour);  // half past nine this evening
    value.half_day = true;
    put_clock(clock, value.from);
    return true;
  }

  /// Nothing but a time of day.
  static bool is_clock_alone(const TimeValue& value) {
    const CalendarPoint& p = value.from;
    return p.has_clock() && value.shift.base == TimeBase::none && p.day == 0 && p.month == 0 &&
           p.week == 0 && p.weekday == 0;
  }

  /// Gives `point` the time of day of `clock`.
  static void put_clock(const CalendarPoint& clock, CalendarPoint& point) {
    point.hour = clock.hour;
    point.minute = clock.minute;
    point.second = clock.second;
    point.daypart = clock.daypart;
    point.grain = clock.grain;
  }

  /// The find at `span` that find `outer` used.
  [[nodiscard]] std::optional<TimeValue> part(uint32_t outer, Span span, int depth) const {
    const auto& finds = doc_.get<Find>();
    // Parts follow their outer find: same begin and shorter, or a later begin; equal spans stand in
    // phase order.
    for (uint32_t i = outer + 1; i < finds.size() && finds[i].span.begin < finds[outer].span.end;
         ++i) {
      if (finds[i].span == span && finds[i].outer == outer) return read(i, depth + 1);
    }
    return std::nullopt;
  }

  View<TimesStage::Reads> doc_;
  const Resources& resources_;
};

}  // namespace

Result<TimesStage> TimesStage::make(std::shared_ptr<const Resources> resources) {
  return TimesStage(std::move(resources));
}

Result<Layer<TimeValue>> TimesStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  Layer<TimeValue> out;
  const Reader reader(doc, *resources_);
  const auto& finds = doc.get<Find>();
  for (uint32_t i = 0; i < finds.size(); ++i) {
    if (finds[i].outer == kNone && time_type(finds[i].type)) reader.read_find(i, out, diagnostics);
  }
  return out;
}

}  // namespace sagwan
