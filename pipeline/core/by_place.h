// SPDX-License-Identifier: Apache-2.0
// By place: searches in records that are sorted by the begin of their spans, as all layers are.
// Each costs O(log records).
#pragma once

#include <algorithm>
#include <cstdint>
#include <iterator>

#include "sagwan/span.h"

namespace sagwan {

/// Where the first record stands that begins at `place` or behind it.
template <class Records>
[[nodiscard]] auto first_from(const Records& records, uint32_t place) {
  return std::ranges::lower_bound(records, place, {},
                                  [](const auto& record) { return record.span.begin; });
}

/// Where the first record stands that begins behind `place`; the one before it is the last that
/// begins there or earlier.
template <class Records>
[[nodiscard]] auto first_behind(const Records& records, uint32_t place) {
  return std::ranges::upper_bound(records, place, {},
                                  [](const auto& record) { return record.span.begin; });
}

/// The index of the record that `span` lies in, where records do not overlap; kNone where it lies
/// in none.
template <class Records>
[[nodiscard]] uint32_t index_holding(const Records& records, Span span) {
  const auto after = first_behind(records, span.begin);
  if (after == records.begin() || !std::prev(after)->span.contains(span)) return kNone;
  return static_cast<uint32_t>(after - records.begin()) - 1;
}

}  // namespace sagwan
