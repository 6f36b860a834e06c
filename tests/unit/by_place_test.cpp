// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/by_place.h"

#include <gtest/gtest.h>

#include <vector>

namespace sagwan {
namespace {

struct Record {
  Span span;
};

const std::vector<Record> kRecords = {{{0, 4}}, {{6, 9}}, {{6, 7}}, {{12, 20}}};

TEST(ByPlace, FindsTheFirstRecordAtAPlaceAndBehindIt) {
  struct Row {
    uint32_t place;
    std::ptrdiff_t from;
    std::ptrdiff_t behind;
  };
  for (const Row row : {Row{0, 0, 1}, Row{1, 1, 1}, Row{6, 1, 3}, Row{12, 3, 4}, Row{13, 4, 4}}) {
    SCOPED_TRACE(row.place);
    EXPECT_EQ(first_from(kRecords, row.place) - kRecords.begin(), row.from);
    EXPECT_EQ(first_behind(kRecords, row.place) - kRecords.begin(), row.behind);
  }
}

TEST(ByPlace, FindsTheRecordThatHoldsASpan) {
  const std::vector<Record> sentences = {{{0, 4}}, {{6, 9}}, {{12, 20}}};
  struct Row {
    Span span;
    uint32_t index;
    const char* why;
  };
  for (const Row& row : {Row{{0, 4}, 0, "all of it"}, Row{{7, 8}, 1, "within"},
                         Row{{8, 10}, kNone, "beyond its end"}, Row{{4, 6}, kNone, "between two"},
                         Row{{19, 20}, 2, "at its end"}}) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(index_holding(sentences, row.span), row.index);
  }
  EXPECT_EQ(index_holding(std::vector<Record>{}, {0, 1}), kNone);
}

}  // namespace
}  // namespace sagwan
