// SPDX-License-Identifier: Apache-2.0
// Layer Quantity: numbers with what they count, in exact decimals. Made by `quantities`.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/decimal.h"
#include "sagwan/fixed_text.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"
#include "sagwan/span.h"

namespace sagwan {

enum class QuantityKind : uint8_t {
  count,
  measure,
  money,
  percent,
  multiple,
  fraction,
  ordinal,
  age,
  number,
  change,
};

enum class Direction : uint8_t { none, up, down };

struct Quantity {
  Span span;
  uint32_t find = kNone;
  QuantityKind kind = QuantityKind::number;
  Mod mod = Mod::none;
  Direction direction = Direction::none;
  LangId lang = 0;
  bool has_value = false;  ///< `value`, else `min` and/or `max`
  bool has_min = false;
  bool has_max = false;
  bool point = false;  ///< percentage points
  Decimal value;
  Decimal min;
  Decimal max;
  Decimal numerator;  ///< with kind fraction, where `denominator` is not 0
  Decimal denominator;
  FixedText<32> unit;  ///< UCUM, ISO 4217, or "1"
  FixedText<16> per;   ///< the unit that the amount is for one of; empty where there is none
  Span counter;        ///< the classifier as written; empty where there is none
  Span of;             ///< the noun that is measured; empty where there is none
  Span base;           ///< what a change is measured against; empty where there is none
};
static_assert(std::is_trivially_copyable_v<Quantity>);

}  // namespace sagwan
