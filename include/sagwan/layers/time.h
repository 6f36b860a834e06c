// SPDX-License-Identifier: Apache-2.0
// Layer Time: resolved time expressions, ISO-TimeML's attributes. Made by `anchor`
// (stages/resolve).
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/fixed_text.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

enum class TimeType : uint8_t { date, time, duration, set, interval };

/// TIMEX3's mod, for times and quantities.
enum class Mod : uint8_t {
  none,
  start,
  mid,
  end,
  approx,
  before,
  after,
  on_or_before,
  on_or_after,
  less_than,
  more_than,
  equal_or_less,
  equal_or_more,
};

enum class Grain : uint8_t {
  none,
  second,
  minute,
  hour,
  day,
  week,
  month,
  season,
  quarter,
  half,
  year,
  decade,
  century,
};

/// `Time::anchor` of a time that the document's own date (or --reference) resolved.
inline constexpr uint32_t kDocumentAnchor = UINT32_MAX - 1;

struct Time {
  Span span;
  uint32_t find = kNone;  ///< index in Layer<Find>
  TimeType type = TimeType::date;
  Mod mod = Mod::none;
  Grain grain = Grain::none;
  LangId lang = 0;
  uint32_t anchor = kNone;  ///< index in this layer, kDocumentAnchor, or kNone: complete in itself
  FixedText<80> value;      ///< TIMEX3 value; BEGIN/END for an interval
  FixedText<80> edtf;       ///< EDTF level 2; empty where it has no form
  FixedText<16> freq;
  FixedText<8> quant;
  FixedText<32> begin;  ///< ISO 8601 local, empty where there is none
  FixedText<32> end;    ///< exclusive
};
static_assert(std::is_trivially_copyable_v<Time>);

}  // namespace sagwan
