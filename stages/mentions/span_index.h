// SPDX-License-Identifier: Apache-2.0
// Span index: which of many spans overlap another, without a look at all of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "pipeline/core/by_place.h"
#include "sagwan/span.h"

namespace sagwan {

class SpanIndex {
 public:
  /// Of the spans of `items` (members `span`), which must not move while it is used.
  template <class Items>
  explicit SpanIndex(const Items& items) {
    places_.reserve(items.size());
    for (uint32_t i = 0; i < items.size(); ++i) {
      places_.push_back({items[i].span, i});
      longest_ = std::max(longest_, items[i].span.size());
    }
    std::sort(places_.begin(), places_.end(),
              [](const Place& a, const Place& b) { return a.span.begin < b.span.begin; });
  }

  /// Whether `holds(i)` for some item `i` that overlaps `span`.
  template <class Holds>
  [[nodiscard]] bool any(Span span, Holds&& holds) const {
    const uint32_t from = span.begin - std::min(span.begin, longest_);
    for (auto at = first_from(places_, from); at != places_.end() && at->span.begin < span.end;
         ++at) {
      if (at->span.overlaps(span) && holds(at->item)) return true;
    }
    return false;
  }

 private:
  struct Place {
    Span span;
    uint32_t item = 0;
  };
  std::vector<Place> places_;  ///< by begin
  uint32_t longest_ = 0;       ///< bytes
};

}  // namespace sagwan
