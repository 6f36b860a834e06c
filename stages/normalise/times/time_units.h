// SPDX-License-Identifier: Apache-2.0
// Units of time by name, and the words of rules and lists that name them: what readers of points
// (time_fields) and of periods (time_periods) share.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/fields.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

/// Type of the word list that literal unit words of a rule are looked up in.
inline constexpr std::string_view kUnitType = "time_unit";

struct TimeUnit {
  std::string_view name;
  Grain grain;
  std::string_view designator;  ///< of ISO 8601 durations; `T` first for those of the clock
  int32_t factor;               ///< how many of the designator's unit
};
/// By its name (`month`), or null.
[[nodiscard]] const TimeUnit* unit_of(std::string_view name);
/// The unit that an ISO 8601 designator stands for (`M`, `TM`), or null.
[[nodiscard]] const TimeUnit* unit_of_designator(std::string_view designator);

/// The lexicon row of a captured word: of the types that the rule refers to, else of `type`.
[[nodiscard]] std::optional<LexiconEntry> row_of(const Fields& fields, Field field,
                                                 std::string_view type, const Lexicon& lexicon,
                                                 LangId lang);
/// The id of that row, else the word itself.
[[nodiscard]] std::string_view id_of(const Fields& fields, Field field, std::string_view type,
                                     const Lexicon& lexicon, LangId lang);
/// A number in digits or words; none where it is neither.
[[nodiscard]] std::optional<int32_t> number_of(const Fields& fields, Field field,
                                               const Lexicon& lexicon, LangId lang);

}  // namespace sagwan
