// SPDX-License-Identifier: Apache-2.0
// TimeFields: from the fields of one find to the parts of a TimeValue. The words behind the fields
// are data.
#pragma once

#include <optional>

#include "pipeline/rules/fields.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

enum class PointOf : uint8_t { first, second };

/// Reads the calendar fields; with `second`, those of the later end of an interval (year2, month2
/// ...). None where a field is there and is no number.
[[nodiscard]] std::optional<CalendarPoint> read_point(const Fields& fields, const Lexicon& lexicon,
                                                      LangId lang, PointOf which);

/// The hour of 24 that `hour` of a part of the day is: 3 in the afternoon is 15.
[[nodiscard]] int8_t hour_in(DayPart part, int8_t hour);

/// Is the year printed in two digits, and of no era?
[[nodiscard]] bool has_short_year(const Fields& fields);

/// Does the text say which half of the day the hour is of: by a part of the day, or by a zero?
[[nodiscard]] bool tells_half_day(const Fields& fields);

/// The name of a feast that moves from year to year, which only its year dates; empty for others.
[[nodiscard]] std::string_view read_feast(const Fields& fields);

/// Reads mod, and what the expression is resolved against (anchor, direction, unit, count).
/// False where a field is there and has no meaning.
[[nodiscard]] bool read_base(const Fields& fields, const Lexicon& lexicon, LangId lang,
                             TimeValue& value);

/// The mod that the field `mod` says; none where it is absent or says nothing.
[[nodiscard]] Mod read_mod(const Fields& fields, const Lexicon& lexicon, LangId lang);

}  // namespace sagwan
