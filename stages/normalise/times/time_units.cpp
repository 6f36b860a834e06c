// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/times/time_units.h"

#include <algorithm>
#include <array>

#include "stages/normalise/times/numerals.h"

namespace sagwan {

namespace {

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

}  // namespace

const TimeUnit* unit_of(std::string_view name) {
  const auto at =
      std::find_if(kUnits.begin(), kUnits.end(), [&](const TimeUnit& u) { return u.name == name; });
  return at == kUnits.end() ? nullptr : &*at;
}

const TimeUnit* unit_of_designator(std::string_view designator) {
  const auto at = std::find_if(kUnits.begin(), kUnits.end(),
                               [&](const TimeUnit& u) { return u.designator == designator; });
  return at == kUnits.end() ? nullptr : &*at;
}

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

std::optional<int32_t> number_of(const Fields& fields, Field field, const Lexicon& lexicon,
                                 LangId lang) {
  if (const auto number = fields.integer(field)) return number;
  return whole_number(fields.text(field), lexicon, lang);
}

}  // namespace sagwan
