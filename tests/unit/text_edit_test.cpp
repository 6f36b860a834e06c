// SPDX-License-Identifier: Apache-2.0
// An edited text knows where each of its pieces came from.
#include "pipeline/metamorphic/text_edit.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

// "abc def" -> "aBBc, def": b is replaced by two letters, a comma is put in.
TextEdit edit() { return {U"abc def", {{{1, 2}, U"BB"}, {{3, 3}, U","}}}; }

TEST(TextEdit, WritesTheNewText) { EXPECT_EQ(edit().text(), "aBBc, def"); }

TEST(TextEdit, LeadsBack) {
  struct Row {
    SourceSpan span;
    SourceSpan want;
    const char* why;
  };
  const Row rows[] = {
      {{0, 1}, {0, 1}, "what stands before stays"},
      {{2, 3}, {1, 2}, "half of a replacement is all of what was replaced"},
      {{3, 4}, {2, 3}, "behind it places move"},
      {{4, 5}, {0, 0}, "what was put in comes from nowhere"},
      {{3, 9}, {2, 7}, "a span over what was put in"},
      {{6, 8}, {4, 6}, "inside a kept stretch"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(edit().back(row.span), row.want);
  }
}

TEST(TextEdit, RestoresWhatStood) {
  EXPECT_EQ(edit().restored("aBBc, def", {{0, 9}}), "abc def");
  EXPECT_EQ(edit().restored("BBc,def", {{1, 9}}), "bcdef") << "white space as the text has it";
  EXPECT_EQ(edit().restored("another text", {{0, 9}}), "another text");
}

TEST(TextEdit, LeavesOutFactsOfWhatWasPutIn) {
  Knowledge k;
  k.mentions.resize(2);
  k.mentions[0] = {"m1", "LOC", "", "BBc", "en", "e1", "r", {1, 4}, {}};
  k.mentions[1] = {"m2", "LOC", "", ",", "en", "e2", "r", {4, 5}, {}};
  k.entities.resize(2);
  k.entities[0].id = "e1";
  k.entities[0].mentions = {"m1"};
  k.entities[1].id = "e2";
  k.entities[1].mentions = {"m2"};
  const Knowledge back = mapped_back(k, edit());
  ASSERT_EQ(back.mentions.size(), 1U);
  EXPECT_EQ(back.mentions[0].span, (SourceSpan{1, 3}));
  ASSERT_EQ(back.entities.size(), 1U);
  EXPECT_EQ(back.entities[0].id, "e1");
}

}  // namespace
}  // namespace sagwan
