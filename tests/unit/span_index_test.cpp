// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/span_index.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

struct Item {
  Span span;
};

TEST(SpanIndex, FindsWhatALookAtAllFinds) {
  const std::vector<Item> items = {{{40, 90}}, {{0, 3}}, {{10, 12}}, {{10, 60}}, {{90, 91}}};
  const SpanIndex index(items);
  for (uint32_t begin = 0; begin < 100; ++begin) {
    for (uint32_t end = begin + 1; end < 100; ++end) {
      const Span span{begin, end};
      for (uint32_t wanted = 0; wanted < items.size(); ++wanted) {
        EXPECT_EQ(index.any(span, [&](uint32_t i) { return i == wanted; }),
                  items[wanted].span.overlaps(span))
            << begin << " " << end << " " << wanted;
      }
    }
  }
}

TEST(SpanIndex, IsEmptyOfNothing) {
  const SpanIndex index(std::vector<Item>{});
  EXPECT_FALSE(index.any({0, 10}, [](uint32_t) { return true; }));
}

}  // namespace
}  // namespace sagwan
