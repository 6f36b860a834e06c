// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/times/time_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/core/calendar_days.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/layer_words.h"
#include "stages/normalise/times/numerals.h"
#include "stages/normalise/times/time_periods.h"
#include "stages/normalise/times/time_units.h"

namespace sagwan {

namespace {

// A year of two digits is of this century up to here, else of the last one: reports plan for '50,
// and remember '98.
constexpr int32_t kLastShortYear = 60;
// The 60s without a century are those of the last one; 2030s are written in full.
constexpr int32_t kFirstShortDecade = 30;

// Years of two digits that end an interval are at most so many behind its beginning.
constexpr int kLongestSpan = 70;

// Types of word lists that literal words of a rule are looked up in.
constexpr std::string_view kModType = "time_mod";
constexpr std::string_view kLimitType = "time_limit";
constexpr std::string_view kDayPartType = "time_daypart";
constexpr std::string_view kEraType = "time_era";

struct PointFields {
  Field year, month, day, quarter, hour, minute;
};
constexpr PointFields kFirst = {Field::year,    Field::month, Field::day,
                                Field::quarter, Field::hour,  Field::minute};
constexpr PointFields kSecond = {Field::year2,    Field::month2, Field::day2,
                                 Field::quarter2, Field::hour2,  Field::minute2};

std::size_t digit_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); }));
}

/// A decimal integer with a sign, as eras have.
std::optional<int32_t> signed_number(std::string_view text) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return !text.empty() && error == std::errc() && end == text.data() + text.size()
             ? std::optional(number)
             : std::nullopt;
}

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& words,
                                    std::string_view word) {
  const auto at = std::find(words.begin(), words.end(), word);
  if (at == words.end()) return std::nullopt;
  return static_cast<std::size_t>(at - words.begin());
}
constexpr std::array<std::string_view, 5> kSeasons = {"", "SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 11> kDayParts = {
    "", "TMO", "TMI", "TAF", "TEV", "TNI", "TDT", "AM", "PM", "NOON", "MIDNIGHT"};
constexpr std::size_t kMorning = 1;
constexpr std::size_t kMidday = 2;
constexpr std::size_t kAfternoon = 3;
constexpr std::size_t kEvening = 4;
constexpr std::size_t kNight = 5;
constexpr std::size_t kDaytime = 6;
constexpr std::size_t kAm = 7;
constexpr std::size_t kPm = 8;
constexpr std::size_t kNoon = 9;
constexpr std::size_t kMidnight = 10;

/// The hour of 24 that hour `hour` of a part of the day is: 3 in the afternoon is 15, 12 at night
/// the end of the day.
int8_t hour_of_day(int8_t hour, std::size_t part, bool is_end) {
  const auto later = static_cast<int8_t>(hour + 12);
  switch (part) {
    case kAm:
    case kMorning:
      return hour == 12 && !is_end ? int8_t{0} : hour;
    case kPm:
    case kAfternoon:
      return hour < 12 ? later : hour;
    case kEvening:
      return hour <= 12 ? later : hour;
    case kNight:
      return hour >= 6 && hour <= 12 ? later : hour;
    case kMidday:
    case kDaytime:
      return hour < 6 ? later : hour;
    default:
      return hour;
  }
}

int16_t full_year(int32_t year, std::size_t digits, const CalendarPoint* before) {
  if (digits > 2 || year > 99) return static_cast<int16_t>(year);
  if (before != nullptr && before->has_year()) {  // 2019-23, 1998-02
    const int32_t same = before->year / 100 * 100 + year;
    return static_cast<int16_t>(same < before->year ? same + 100 : same);
  }
  return static_cast<int16_t>(year <= kLastShortYear ? 2000 + year : 1900 + year);
}

/// Year, decade or century; false where it is no number.
bool read_year(const Fields& fields, const Lexicon& lexicon, LangId lang, const PointFields& names,
               const CalendarPoint* before, CalendarPoint& point) {
  if (fields.has(Field::decade) && before == nullptr) {
    const auto decade = number_of(fields, Field::decade, lexicon, lang);
    if (!decade) return false;
    const int32_t century = *decade > 99 ? 0 : *decade >= kFirstShortDecade ? 1900 : 2000;
    int32_t first = *decade + century;
    if (const auto number = number_of(fields, Field::century, lexicon, lang))
      first = (*number - 1) * 100 + *decade % 100;
    point.year = static_cast<int16_t>(first / 10 * 10);
    point.grain = Grain::decade;
    return true;
  }
  // BC, AD, or the year before the first of the era.
  const std::string_view era = id_of(fields, Field::era, kEraType, lexicon, lang);
  const auto era_year = signed_number(era);
  const bool before_christ = !era.empty() && era != "AD" && !era_year;
  if (fields.has(Field::century) && before == nullptr) {
    const auto century = number_of(fields, Field::century, lexicon, lang);
    if (!century || *century < 1 || *century > 30) return false;
    // The third century before Christ is 300 to 201 BC: -299 to -200.
    point.year = static_cast<int16_t>(before_christ ? 1 - *century * 100 : (*century - 1) * 100);
    point.grain = Grain::century;
    return true;
  }
  if (!fields.has(names.year)) return true;
  const auto year = number_of(fields, names.year, lexicon, lang);
  if (!year || *year > (era_year ? 9999 : 3000)) return false;
  std::size_t digits = digit_count(fields.text(names.year));
  if (digits == 0) digits = *year > 99 ? 4 : 2;
  if (before_christ) {
    point.year = static_cast<int16_t>(1 - *year);
  } else if (era == "AD") {
    point.year = static_cast<int16_t>(*year);
  } else if (era_year) {
    point.year = static_cast<int16_t>(*year + *era_year);
  } else {
    point.year = full_year(*year, digits, before);
  }
  // The end of 2009-05 is no year: it would be of the next century.
  if (before != nullptr && digits <= 2 && before->has_year() &&
      point.year - before->year > kLongestSpan)
    return false;
  point.grain = Grain::year;
  if (before != nullptr && before->grain == Grain::century) {
    point.year = static_cast<int16_t>((*year - 1) * 100);
    point.grain = Grain::century;
  }
  if (before != nullptr && before->grain == Grain::decade) {
    point.year = static_cast<int16_t>(point.year / 10 * 10);
    point.grain = Grain::decade;
  }
  return true;
}

std::optional<Grain> grain_of(std::string_view word) {
  const TimeUnit* unit = unit_of(word);
  return unit == nullptr ? std::nullopt : std::optional(unit->grain);
}

/// Puts a part of the day, by its word, into `point`: noon and midnight are hours, and an hour that
/// is said is of that part. False for a word that is none.
bool put_day_part(std::string_view word, PointOf which, CalendarPoint& point) {
  const auto part = index_of(kDayParts, word);
  if (!part) return false;
  if (point.hour >= 0) {
    point.hour = hour_of_day(point.hour, *part, which == PointOf::second);
    if (point.hour == 24 && point.minute > 0) point.hour = 0;
    return true;
  }
  if (*part == kNoon || *part == kMidnight) {
    point.hour = *part == kNoon ? 12 : 0;
  } else {
    point.daypart = *part == kAm   ? DayPart::mo
                    : *part == kPm ? DayPart::af
                                   : static_cast<DayPart>(*part);
  }
  point.grain = Grain::hour;
  return true;
}

/// Minutes that count towards an hour (ten to four, direction -1): they are of the hour before.
/// False where there is no such time.
bool turn_minutes(const Fields& fields, CalendarPoint& point) {
  if (point.hour < 0 || point.minute < 0 || fields.has(Field::anchor) ||
      fields.integer(Field::direction) != -1)
    return true;
  if (point.hour > 24 || point.minute < 1 || point.minute > 59) return false;
  point.minute = static_cast<int8_t>(60 - point.minute);
  point.hour = static_cast<int8_t>(point.hour == 0 ? 23 : point.hour - 1);
  return true;
}

}  // namespace

Mod read_mod(const Fields& fields, const Lexicon& lexicon, LangId lang) {
  for (const std::string_view type : {kModType, kLimitType}) {
    if (const auto mod = mod_named(id_of(fields, Field::mod, type, lexicon, lang))) return *mod;
  }
  return Mod::none;
}

std::optional<CalendarPoint> read_point(const Fields& fields, const Lexicon& lexicon, LangId lang,
                                        PointOf which) {
  CalendarPoint p;
  CalendarPoint begin;
  const bool second = which == PointOf::second;
  const PointFields& names = second ? kSecond : kFirst;
  if (second) {
    const auto first = read_point(fields, lexicon, lang, PointOf::first);
    if (!first) return std::nullopt;
    begin = *first;
  }
  if (!read_year(fields, lexicon, lang, names, second ? &begin : nullptr, p)) return std::nullopt;
  bool good = true;
  const auto take = [&](Field field, auto& place, Grain grain) {
    if (!fields.has(field)) return;
    const auto number = number_of(fields, field, lexicon, lang);
    // 99 is beyond every field's range: what is larger is impossible, not cut.
    if (number)
      place = static_cast<std::remove_reference_t<decltype(place)>>(std::clamp(*number, 0, 99));
    good = good && number.has_value();
    p.grain = grain;
  };
  if (!second) {
    take(Field::half, p.half, Grain::half);
    if (fields.has(Field::season)) {
      const auto season = index_of(kSeasons, fields.value(Field::season));
      if (!season) return std::nullopt;
      p.season = static_cast<Season>(*season);
      p.grain = Grain::season;
    }
    take(Field::week, p.week, Grain::week);
    take(Field::month_week, p.month_week, Grain::week);
    take(Field::nth, p.nth, Grain::day);
  }
  take(names.quarter, p.quarter, Grain::quarter);
  take(names.month, p.month, p.month_week == 0 ? Grain::month : p.grain);
  if (!second && fields.has(Field::holiday)) {
    if (!put_month_day(fields.value(Field::holiday), p) && read_feast(fields).empty())
      return std::nullopt;
    p.grain = Grain::day;
  }
  take(names.day, p.day, Grain::day);
  if (!second && fields.has(Field::weekday) && !(fields.has(Field::day) && p.has_year())) {
    take(Field::weekday, p.weekday, Grain::day);
    if (p.weekday == kWeekend) p.grain = Grain::week;
  }
  take(names.hour, p.hour, Grain::hour);
  take(names.minute, p.minute, Grain::minute);
  if (!second) take(Field::second, p.second, Grain::second);
  if (!second && !turn_minutes(fields, p)) return std::nullopt;
  if (fields.has(Field::daypart) &&
      !put_day_part(id_of(fields, Field::daypart, kDayPartType, lexicon, lang), which, p))
    return std::nullopt;
  return good ? std::optional(p) : std::nullopt;
}

bool has_short_year(const Fields& fields) {
  if (!fields.has(Field::year) || fields.has(Field::era)) return false;
  const std::size_t digits = digit_count(fields.text(Field::year));
  return digits == 1 || digits == 2;
}

bool tells_half_day(const Fields& fields) {
  return fields.has(Field::hour) &&
         (fields.has(Field::daypart) || fields.text(Field::hour).starts_with('0'));
}

int8_t hour_in(DayPart part, int8_t hour) {
  return hour_of_day(hour, static_cast<std::size_t>(part), false);
}

std::string_view read_feast(const Fields& fields) {
  const std::string_view name = fields.has(Field::holiday) ? fields.value(Field::holiday) : "";
  CalendarPoint fixed;
  return put_month_day(name, fixed) ? std::string_view() : name;
}

bool read_base(const Fields& fields, const Lexicon& lexicon, LangId lang, TimeValue& value) {
  if (fields.has(Field::mod)) {
    value.mod = read_mod(fields, lexicon, lang);
    if (value.mod == Mod::none) return false;
  }
  const auto base_of = [](std::string_view word) {
    return word == "document" || word == "sentence"   ? TimeBase::document
           : word == "context" || word == "last_year" ? TimeBase::context
                                                      : TimeBase::none;
  };
  if (const auto row = fields.entry(Field::anchor)) {
    value.shift.base = base_of(row->attribute("base"));
    const auto unit = grain_of(row->id);
    if (!unit) return false;
    value.shift.unit = *unit;
    value.shift.of_day = row->attribute("from") == "day";
    value.shift.workdays = row->attribute("days") == "work";
    const std::string_view shift = row->attribute("shift");
    int32_t number = 0;
    const auto [end, error] = std::from_chars(shift.data(), shift.data() + shift.size(), number);
    if (!shift.empty() && (error != std::errc() || end != shift.data() + shift.size()))
      return false;
    value.shift.count = static_cast<int16_t>(number);
    return true;
  }
  value.shift.base = base_of(fields.text(Field::anchor));
  value.shift.of_sentence = fields.text(Field::anchor) == "sentence";
  value.shift.of_last_year = fields.text(Field::anchor) == "last_year";
  const auto direction = fields.integer(Field::direction);
  if (fields.has(Field::value) && direction)
    return shift_by_period(fields.value(Field::value), *direction, value.shift);
  if (fields.has(Field::count2) && direction) {  // two years and three months ago
    TimeValue period;
    return read_period(fields, lexicon, lang, period) &&
           shift_by_period(period.period.view(), *direction, value.shift);
  }
  if (!fields.has(Field::count)) {
    if (direction) value.shift.direction = static_cast<int8_t>(*direction);
    return true;
  }
  const auto unit = grain_of(id_of(fields, Field::unit, kUnitType, lexicon, lang));
  auto count = whole_number(fields.text(Field::count), lexicon, lang);
  if (!unit || !count || !direction || *count > 9999) return false;
  if (const auto row = row_of(fields, Field::unit, kUnitType, lexicon, lang);
      row && !row->attribute("count").empty()) {
    count = *count * whole_number(row->attribute("count"), lexicon, lang).value_or(1);
  }
  value.shift.unit = *unit;
  value.shift.count = static_cast<int16_t>(*direction * *count);
  constexpr std::array kOwn = {Field::weekday, Field::season, Field::month, Field::quarter,
                               Field::day,     Field::nth,    Field::half,  Field::week};
  value.shift.rounded =
      std::none_of(kOwn.begin(), kOwn.end(), [&](Field field) { return fields.has(field); });
  return true;
}

}  // namespace sagwan
