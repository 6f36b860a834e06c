// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/taken.h"

#include "pipeline/core/by_place.h"

namespace sagwan {

bool is_taken(const Layer<Find>& finds, Span span, bool listed) {
  // Names are short: one that starts further back does not reach here.
  constexpr uint32_t kReach = 64;
  for (auto at = first_from(finds, span.end); at != finds.begin();) {
    --at;
    if (at->span.begin + kReach < span.begin) return false;
    if (!at->span.overlaps(span)) continue;
    switch (at->type) {
      case FindType::date:
      case FindType::time:
      case FindType::duration:
      case FindType::interval:
      case FindType::quantity:
        return true;
      case FindType::loc:
        // Who is of a country is called by it.
        if (at->span.begin == span.begin && at->span.end < span.end) break;
        return true;
      case FindType::per:
      case FindType::org:
        if (listed && at->span == span) break;
        return true;
      default:
        break;
    }
  }
  return false;
}

}  // namespace sagwan
