// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/time_fields.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "pipeline/core/characters.h"
#include "pipeline/core/value_text.h"
#include "stages/normalise/numerals.h"

namespace sagwan {

namespace {

// A year of two digits is of this century up to here, else of the last one: reports plan for '50,
// and remember '98.
constexpr int32_t kLastShortYear = 60;
// The 60s without a century are those of the last one; 2030s are written in full.
constexpr int32_t kFirstShortDecade = 30;

// Types of word lists that literal words of a rule are looked up in.
constexpr std::string_view kUnitType = "time_unit";
constexpr std::string_view kModType = "time_mod";
constexpr std::string_view kLimitType = "time_limit";
constexpr std::string_view kDayPartType = "time_daypart";

struct PointFields {
  Field year, month, day, quarter, hour, minute;
};
constexpr PointFields kFirst = {Field::year,    Field::month, Field::day,
                                Field::quarter, Field::hour,  Field::minute};
constexpr PointFields kSecond = {Field::year2,    Field::month2, Field::day2,
                                 Field::quarter2, Field::hour2,  Field::minute2};

struct TimeUnit {
  std::string_view name;
  Grain grain;
  std::string_view designator;  ///< of ISO 8601 durations
  int32_t factor;               ///< how many of the designator's unit
};
constexpr std::array<TimeUnit, 12> kUnits = {{
    {"second", Grain::second, "TS", 1},
    {"minute", Grain::minute, "TM", 1},
    {"hour", Grain::hour, "TH", 1},
    {"day", Grain::day, "D", 1},
    {"week", Grain::week, "W", 1},
    {"month", Grain::month, "M", 1},
    {"quarter", Grain::quarter, "M", 3},
    {"half", Grain::half, "M", 6},
    {"year", Grain::year, "Y", 1},
    {"fiscal_year", Grain::year, "Y", 1},
    {"decade", Grain::decade, "Y", 10},
    {"century", Grain::century, "Y", 100},
}};

const TimeUnit* unit_of(std::string_view name) {
  const auto at =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const TimeUnit& u) { return u.name == name; });
  return at == kUnits.end() ? nullptr : &*at;
}

std::size_t digit_count(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(
      text.begin(), text.end(), [](char c) { return is_digit(static_cast<unsigned char>(c)); }));
}

std::optional<int32_t> number_of(const Fields& fields, Field field, const Lexicon& lexicon,
                                 LangId lang) {
  if (const auto number = fields.integer(field)) return number;
  return whole_number(fields.text(field), lexicon, lang);
}

/// The lexicon row of a captured word: of the types that the rule refers to, else of `type`.
std::optional<LexiconEntry> row_of(const Fields& fields, Field field, std::string_view type,
                                   const Lexicon& lexicon, LangId lang) {
  if (const auto row = fields.entry(field)) return row;
  const uint32_t index = lexicon.find(fields.text(field), type, lang);
  return index == kNone ? std::nullopt : std::optional(lexicon.entry(index));
}

std::string_view id_of(const Fields& fields, Field field, std::string_view type,
                       const Lexicon& lexicon, LangId lang) {
  const auto row = row_of(fields, field, type, lexicon, lang);
  return row ? row->id : fields.text(field);
}

template <std::size_t N>
std::optional<std::size_t> index_of(const std::array<std::string_view, N>& words,
                                    std::string_view word) {
  const auto at = std::find(words.begin(), words.end(), word);
  if (at == words.end()) return std::nullopt;
  return static_cast<std::size_t>(at - words.begin());
}
constexpr std::array<std::string_view, 5> kSeasons = {"", "SP", "SU", "FA", "WI"};
constexpr std::array<std::string_view, 9> kDayParts = {"",    "TMO", "TMI", "TAF", "TEV",
                                                       "TNI", "TDT", "AM",  "PM"};
constexpr std::size_t kAm = 7;
constexpr std::size_t kPm = 8;

int16_t full_year(int32_t year, std::size_t digits, const CalendarPoint* before) {
  if (digits > 2 || year > 99) return static_cast<int16_t>(year);
  if (before != nullptr && before->has_year())
    return static_cast<int16_t>(before->year / 100 * 100 + year);
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
  const bool before_christ = fields.has(Field::era);
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
  if (!year || *year > 3000) return false;
  std::size_t digits = digit_count(fields.text(names.year));
  if (digits == 0) digits = *year > 99 ? 4 : 2;
  if (before_christ) {
    point.year = static_cast<int16_t>(1 - *year);
  } else if (fields.value(Field::era) == "AD") {
    point.year = static_cast<int16_t>(*year);
  } else {
    point.year = full_year(*year, digits, before);
  }
  point.grain = Grain::year;
  if (before != nullptr && before->grain == Grain::decade) {
    point.year = static_cast<int16_t>(point.year / 10 * 10);
    point.grain = Grain::decade;
  }
  return true;
}

}  // namespace

namespace {

Mod mod_of(std::string_view word) {
  for (uint8_t i = 1; i <= static_cast<uint8_t>(Mod::equal_or_more); ++i) {
    if (mod_text(static_cast<Mod>(i)) == word) return static_cast<Mod>(i);
  }
  return Mod::none;
}

std::optional<Grain> grain_of(std::string_view word) {
  const TimeUnit* unit = unit_of(word);
  return unit == nullptr ? std::nullopt : std::optional(unit->grain);
}

}  // namespace

Mod read_mod(const Fields& fields, const Lexicon& lexicon, LangId lang) {
  const Mod mod = mod_of(id_of(fields, Field::mod, kModType, lexicon, lang));
  return mod != Mod::none ? mod : mod_of(id_of(fields, Field::mod, kLimitType, lexicon, lang));
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
  }
  take(names.quarter, p.quarter, Grain::quarter);
  take(names.month, p.month, Grain::month);
  if (!second && fields.has(Field::holiday)) {
    const std::string_view date = fields.value(Field::holiday);  // MM-DD
    const auto month =
        date.size() == 5 ? whole_number(date.substr(0, 2), lexicon, lang) : std::nullopt;
    const auto day = date.size() == 5 ? whole_number(date.substr(3), lexicon, lang) : std::nullopt;
    if (!month || !day) return std::nullopt;
    p.month = static_cast<uint8_t>(*month);
    p.day = static_cast<uint8_t>(*day);
    p.grain = Grain::day;
  }
  take(names.day, p.day, Grain::day);
  if (!second && fields.has(Field::weekday) && !fields.has(Field::day))
    take(Field::weekday, p.weekday, Grain::day);
  take(names.hour, p.hour, Grain::hour);
  take(names.minute, p.minute, Grain::minute);
  if (!second) take(Field::second, p.second, Grain::second);
  if (fields.has(Field::daypart)) {
    const auto part =
        index_of(kDayParts, id_of(fields, Field::daypart, kDayPartType, lexicon, lang));
    if (!part) return std::nullopt;
    const bool is_pm = *part == kPm || *part == 3 || *part == 4 || *part == 5;
    if (p.hour >= 0) {
      if (is_pm && p.hour < 12) p.hour = static_cast<int8_t>(p.hour + 12);
      if ((*part == kAm || *part == 1) && p.hour == 12) p.hour = 0;
    } else {
      p.daypart = *part == kAm   ? DayPart::mo
                  : *part == kPm ? DayPart::af
                                 : static_cast<DayPart>(*part);
      p.grain = Grain::hour;
    }
  }
  return good ? std::optional(p) : std::nullopt;
}

bool read_base(const Fields& fields, const Lexicon& lexicon, LangId lang, TimeValue& value) {
  if (fields.has(Field::mod)) {
    value.mod = read_mod(fields, lexicon, lang);
    if (value.mod == Mod::none) return false;
  }
  const auto base_of = [](std::string_view word) {
    return word == "document"  ? TimeBase::document
           : word == "context" ? TimeBase::context
                               : TimeBase::none;
  };
  if (const auto row = fields.entry(Field::anchor)) {
    value.base = base_of(row->attribute("base"));
    const auto unit = grain_of(row->id);
    if (!unit) return false;
    value.shift_unit = *unit;
    const std::string_view shift = row->attribute("shift");
    int32_t number = 0;
    const auto [end, error] = std::from_chars(shift.data(), shift.data() + shift.size(), number);
    if (!shift.empty() && (error != std::errc() || end != shift.data() + shift.size()))
      return false;
    value.shift = static_cast<int16_t>(number);
    return true;
  }
  value.base = base_of(fields.text(Field::anchor));
  const auto direction = fields.integer(Field::direction);
  if (!fields.has(Field::count)) {
    if (direction) value.direction = static_cast<int8_t>(*direction);
    return true;
  }
  const auto unit = grain_of(id_of(fields, Field::unit, kUnitType, lexicon, lang));
  auto count = whole_number(fields.text(Field::count), lexicon, lang);
  if (!unit || !count || !direction || *count > 9999) return false;
  if (const auto row = row_of(fields, Field::unit, kUnitType, lexicon, lang);
      row && !row->attribute("count").empty()) {
    count = *count * whole_number(row->attribute("count"), lexicon, lang).value_or(1);
  }
  value.shift_unit = *unit;
  value.shift = static_cast<int16_t>(*direction * *count);
  value.rounded = true;
  return true;
}

namespace {

/// `6` and `month` as `6M`; `T` stands before the clock units once.
std::optional<std::string> part_of_period(const Fields& fields, Field count_field, Field unit_field,
                                          const Lexicon& lexicon, LangId lang) {
  const std::string_view name = id_of(fields, unit_field, kUnitType, lexicon, lang);
  const TimeUnit* unit = unit_of(name == "night" ? "day" : name);
  if (unit == nullptr) return std::nullopt;
  std::optional<std::string> count = "1";
  int32_t factor = unit->factor;
  if (fields.has(count_field)) count = count_text(fields.text(count_field), lexicon, lang);
  if (!count) return std::nullopt;
  if (const auto row = row_of(fields, unit_field, kUnitType, lexicon, lang);
      row && !row->attribute("count").empty()) {
    const std::string_view each = row->attribute("count");
    if (!fields.has(count_field)) {
      if (each == "0.5" && unit->name == "month") return std::string("0.5M");
      if (each == "1.5" && unit->name == "year") return std::string("1.5Y");
      count = std::string(each);
    } else {
      factor *= whole_number(each, lexicon, lang).value_or(1);
    }
  }
  if (factor != 1 && *count != "X") {
    const auto whole = whole_number(*count, lexicon, lang);
    if (!whole || count->find('.') != std::string::npos || *whole > 100000) return std::nullopt;
    count = std::to_string(*whole * factor);
  }
  if (count->size() > 12) return std::nullopt;
  const bool clock = unit->designator[0] == 'T';
  return (clock ? "T" : "") + *count + std::string(unit->designator.substr(clock ? 1 : 0));
}

/// `P1M/P2M` for a numeral that is a range in one word (one or two months); none for any other.
std::optional<std::string> range_period(const Fields& fields, const Lexicon& lexicon, LangId lang) {
  const uint32_t index = lexicon.find(fields.text(Field::count), "numeral", lang);
  if (index == kNone || lexicon.entry(index).attribute("range").empty()) return std::nullopt;
  const std::string_view id = lexicon.entry(index).id;  // 1..2
  const std::size_t dots = id.find("..");
  const TimeUnit* unit = unit_of(id_of(fields, Field::unit, kUnitType, lexicon, lang));
  if (dots == std::string_view::npos || unit == nullptr || unit->factor != 1) return std::nullopt;
  const auto part = [&](std::string_view count) {
    const bool clock = unit->designator[0] == 'T';
    return std::string(clock ? "PT" : "P") + std::string(count) +
           std::string(unit->designator.substr(clock ? 1 : 0));
  };
  return part(id.substr(0, dots)) + "/" + part(id.substr(dots + 2));
}

}  // namespace

bool read_period(const Fields& fields, const Lexicon& lexicon, LangId lang, TimeValue& value) {
  std::string period;
  if (fields.has(Field::value)) {
    period = fields.value(Field::value);
    if (const auto row = fields.entry(Field::value)) {
      value.quant = FixedText<8>::cut(row->attribute("quant"));
      if (const auto freq = row->attribute("freq"); !freq.empty())
        value.freq = FixedText<16>::cut(freq);
    }
  } else {
    const auto first = part_of_period(fields, Field::count, Field::unit, lexicon, lang);
    if (!first) return false;
    period = "P" + *first;
    if (const auto range = range_period(fields, lexicon, lang)) period = *range;
    if (fields.has(Field::unit2)) {
      const auto second = part_of_period(fields, Field::count2, Field::unit2, lexicon, lang);
      if (!second) return false;
      const bool both_clock = first->front() == 'T' && second->front() == 'T';
      period += both_clock ? second->substr(1) : *second;
    }
    if (fields.has(Field::count_max)) {
      const auto last = part_of_period(fields, Field::count_max, Field::unit, lexicon, lang);
      if (!last) return false;
      period += "/P" + *last;
    }
  }
  if (period.size() < 2 || period.size() > 40) return false;
  value.period = FixedText<40>(period);
  if (const std::string_view quant = fields.text(Field::quant); !quant.empty())
    value.quant = FixedText<8>::cut(quant);
  if (fields.has(Field::freq)) {
    const auto count = count_text(fields.text(Field::freq), lexicon, lang);
    if (!count || count->size() > 12) return false;
    value.freq = FixedText<16>(*count + (*count == "X" ? "" : "X"));
  }
  return true;
}

}  // namespace sagwan
