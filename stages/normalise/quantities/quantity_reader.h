// SPDX-License-Identifier: Apache-2.0
// The value of one quantity, from the fields of its find: number, unit, kind, fraction, parts.
// What stands beside it (limits, nouns, rise and fall) is the stage's (quantities_stage.h).
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/number.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/quantities/table_units.h"

namespace sagwan {

/// What two numbers in one find are: a range, which rises, or levels, which may fall.
enum class NumberPair : uint8_t { range, levels };

/// What a value is read with; `home`: the currency that a bare name of several means in the
/// document (home_money.h), else empty.
struct ReadingAids {
  const Resources& resources;
  const NumberReader& numbers;
  std::string_view home;
};

/// `legend`: the unit of a bare number, from its table; else none. No quantity where the number
/// cannot be read.
[[nodiscard]] std::optional<Quantity> read_quantity(const Find& find, std::string_view text,
                                                    const ReadingAids& aids, NumberPair pair,
                                                    const std::optional<LegendUnit>& legend);

}  // namespace sagwan
