// SPDX-License-Identifier: Apache-2.0
// TimePeriods: durations and sets, from the fields of one find to a TimeValue; and a duration as a
// move from a date.
#pragma once

#include <string>
#include <string_view>

#include "pipeline/rules/fields.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

/// Reads value, freq and quant of a duration or a set. False where a field is there and has no
/// meaning.
[[nodiscard]] bool read_period(const Fields& fields, const Lexicon& lexicon, LangId lang,
                               TimeValue& value);

/// P3Y and P2M10D as P3Y2M10D; empty where the second has no finer units than the first.
[[nodiscard]] std::string sum_of_periods(std::string_view first, std::string_view second);

/// Puts an ISO 8601 duration into `shift`, `direction` times: of one unit (P3D, PT30M), with a half
/// (P1.5Y), or of a unit and the next finer one (PT1H30M, P2Y6M). False for any other.
[[nodiscard]] bool shift_by_period(std::string_view period, int32_t direction, TimeShift& shift);

}  // namespace sagwan
