// SPDX-License-Identifier: Apache-2.0
#include "pipeline/explain/pattern_pieces.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

using Pieces = std::vector<std::vector<std::string>>;

TEST(PatternPieces, CutsWherePartsFollowEachOther) {
  const struct {
    const char* pattern;
    Pieces want;
  } rows[] = {
      {"abc", {{"a", "b", "c"}}},
      {"a|bc", {{"a"}, {"b", "c"}}},
      {"(?P<year>[0-9]{4}) ?x", {{"(?P<year>[0-9]{4})", " ?", "x"}}},
      {"(?:a|b)+[)\\]]{2,3}", {{"(?:a|b)+", "[)\\]]{2,3}"}}},
      {"{lex:month.ru}\\.?", {{"{lex:month.ru}", "\\.?"}}},
      {"\\p{Han}{2}\\(x", {{"\\p{Han}{2}", "\\(", "x"}}},
      {"[]a]b", {{"[]a]", "b"}}},
      {"", {{}}},
      {"(a", {{"(a"}}},
      {"{x", {{"{x"}}},
      {"\\", {{"\\"}}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    EXPECT_EQ(pattern_pieces(row.pattern), row.want);
  }
}

TEST(PatternPieces, LooksIntoGroupsWithoutACount) {
  EXPECT_EQ(group_inside("(?P<year>a|b)"), "a|b");
  EXPECT_EQ(group_inside("(?:a)"), "a");
  EXPECT_EQ(group_inside("(a)"), "a");
  EXPECT_EQ(group_inside("(a)?"), "");
  EXPECT_EQ(group_inside("(?i)"), "");
  EXPECT_EQ(group_inside("a"), "");
}

}  // namespace
}  // namespace sagwan
