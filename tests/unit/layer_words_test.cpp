// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/layer_words.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

template <class Enum, class Text, class Named>
void expect_both_ways(Enum last, Text text, Named named) {
  for (uint32_t i = 0; i <= static_cast<uint32_t>(last); ++i) {
    const auto value = static_cast<Enum>(i);
    SCOPED_TRACE(text(value));
    if (text(value).empty()) continue;
    EXPECT_EQ(named(text(value)), value);
  }
  EXPECT_FALSE(named(""));
  EXPECT_FALSE(named("no such word"));
}

TEST(LayerWords, EachWordNamesTheEnumeratorThatItIsTheWordOf) {
  expect_both_ways(BlockKind::furniture, block_kind_text, block_kind_named);
  expect_both_ways(Mod::equal_or_more, mod_text, mod_named);
  expect_both_ways(QuantityKind::change, quantity_kind_text, quantity_kind_named);
  expect_both_ways(WorkType::paper_conference, work_type_text, work_type_named);
}

TEST(LayerWords, WordsAreThoseOfTheKnowledgeFile) {
  EXPECT_EQ(block_kind_text(BlockKind::footnote), "footnote");
  EXPECT_EQ(mod_text(Mod::on_or_before), "ON_OR_BEFORE");
  EXPECT_EQ(mod_text(Mod::none), "");
  EXPECT_EQ(time_type_text(TimeType::interval), "INTERVAL");
  EXPECT_EQ(grain_text(Grain::quarter), "quarter");
  EXPECT_EQ(quantity_kind_text(QuantityKind::age), "age");
  EXPECT_EQ(direction_text(Direction::down), "down");
  EXPECT_EQ(work_type_text(WorkType::paper_conference), "paper-conference");
}

}  // namespace
}  // namespace sagwan
