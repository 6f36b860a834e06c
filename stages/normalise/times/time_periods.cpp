// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/times/time_periods.h"

#include <charconv>
#include <optional>
#include <string>

#include "pipeline/core/characters.h"
#include "stages/normalise/times/numerals.h"
#include "stages/normalise/times/time_units.h"

namespace sagwan {

namespace {

/// `count`, a whole number or one with tenths, so many times: 1.5 decades are 15 years.
std::optional<std::string> times_factor(const std::string& count, int32_t factor,
                                        const Lexicon& lexicon, LangId lang) {
  constexpr int32_t kMost = 100000;
  constexpr int32_t kTenths = 10;
  const std::size_t point = count.find('.');
  const auto whole = whole_number(count.substr(0, point), lexicon, lang);
  if (!whole || *whole > kMost) return std::nullopt;
  if (point == std::string::npos) return std::to_string(*whole * factor);
  if (count.size() != point + 2) return std::nullopt;
  const int32_t tenths = (*whole * kTenths + (count[point + 1] - '0')) * factor;
  const std::string rest = tenths % kTenths == 0 ? "" : "." + std::to_string(tenths % kTenths);
  return std::to_string(tenths / kTenths) + rest;
}

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
      if (each == "1.5" && unit->name == "year") return std::string("1Y6M");
      count = std::string(each);
    } else {
      factor *= whole_number(each, lexicon, lang).value_or(1);
    }
  }
  if (factor != 1 && *count != "X") {
    count = times_factor(*count, factor, lexicon, lang);
    if (!count) return std::nullopt;
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

/// A number at the start of `text`, which is then taken off it.
std::optional<int32_t> take_number(std::string_view& text) {
  int32_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  return number;
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
      period = sum_of_periods(period, "P" + *second);
      if (period.empty()) return false;
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

std::string sum_of_periods(std::string_view first, std::string_view second) {
  constexpr std::string_view kUnits = "YMWDTHMS";  // behind the T stand hours, minutes, seconds
  constexpr std::size_t kClock = 4;
  if (first.size() < 3 || second.size() < 3 || first[0] != 'P' || second[0] != 'P') return {};
  const bool both_clock = first.find('T') != std::string_view::npos && second[1] == 'T';
  std::string out = std::string(first) + std::string(second.substr(both_clock ? 2 : 1));
  std::size_t unit = 0;
  bool clock = false;
  for (const char c : std::string_view(out).substr(1)) {
    if (is_digit(static_cast<unsigned char>(c))) continue;
    unit = kUnits.find(c, unit);
    if (unit == std::string_view::npos || (unit > kClock && !clock)) return {};
    clock = clock || unit == kClock;
    ++unit;
  }
  return out;
}

bool shift_by_period(std::string_view period, int32_t direction, TimeShift& shift) {
  if (period.size() < 3 || period[0] != 'P') return false;
  const bool clock = period[1] == 'T';
  std::string_view rest = period.substr(clock ? 2 : 1);
  const auto count = take_number(rest);
  if (!count || *count > 999 || rest.empty()) return false;
  const bool half = rest.size() == 3 && rest.substr(0, 2) == ".5";
  const char unit = half ? rest[2] : rest[0];
  rest.remove_prefix(half ? 3 : 1);
  const auto put = [&](Grain grain, int32_t number) {
    shift.unit = grain;
    shift.count = static_cast<int16_t>(direction * number);
    shift.rounded = true;
    return true;
  };
  const bool years = !clock && unit == 'Y';
  const bool hours = clock && unit == 'H';
  if (half) {  // a year and a half ago; six weeks ago
    if (years) return put(Grain::month, *count * 12 + 6);
    if (hours) return put(Grain::minute, *count * 60 + 30);
    return !clock && unit == 'M' && put(Grain::week, *count * 4 + 2);
  }
  if (!rest.empty()) {
    const auto more = take_number(rest);
    if (!more || *more > 999 || rest != "M" || (!years && !hours)) return false;
    return years ? put(Grain::month, *count * 12 + *more) : put(Grain::minute, *count * 60 + *more);
  }
  const std::string designator = (clock ? "T" : "") + std::string(1, unit);
  const TimeUnit* known = unit_of_designator(designator);
  return known != nullptr && put(known->grain, *count);
}

}  // namespace sagwan
