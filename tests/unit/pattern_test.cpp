// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/syntax.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

Result<PatternReference> resolve(std::string_view inside) {
  PatternReference out;
  if (inside == "lex:month") {
    WordList list;
    list.words = {"January", "May", "Mayo"};
    out.words = std::make_shared<const WordList>(std::move(list));
  } else if (inside == "PER") {
    out.symbols = {0xF0700, 0xF07FF};
  } else {
    return diagnostic(Code::rule_reference, {}, "unknown");
  }
  return out;
}

Result<PatternInfo> analyse(std::string_view pattern) {
  CharProperties properties;
  SAGWAN_TRY(const Syntax syntax, parse_syntax(pattern, resolve, properties));
  return analyse_pattern(syntax);
}

TEST(AnalysePattern, GivesTheStringsAMatchCanStartWith) {
  const struct {
    std::string_view pattern;
    std::vector<std::string> first;
    bool digit, wide;
  } rows[] = {
      {"abc", {"abc"}, false, false},
      {"(?:ab|cd)e", {"abe", "cde"}, false, false},
      {"a?b", {"ab", "b"}, false, false},
      {"[0-9]{4}x", {}, true, false},
      {"[xy]?[0-9]+", {"x", "y"}, true, false},
      {"\\p{Hangul}+x", {}, false, true},
      {"ab.*", {"ab"}, false, false},
      {"{lex:month} [0-9]", {"January ", "May "}, false, false},
      {"(?i)ab", {"AB", "Ab", "aB", "ab"}, false, false},
      {"a*", {"a"}, false, true},
      {"ab*c", {"ab", "ac"}, false, false},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto info = analyse(row.pattern);
    ASSERT_TRUE(info.has_value()) << info.error().message;
    EXPECT_EQ(info->first_digit, row.digit);
    EXPECT_EQ(info->first_wide, row.wide);
    EXPECT_EQ(info->first.empty(), row.first.empty());
    for (const std::string& want : row.first) {
      // A listed start may be cut shorter, never longer or missing.
      const bool covered = std::any_of(info->first.begin(), info->first.end(),
                                       [&](const std::string& f) { return want.starts_with(f); });
      EXPECT_TRUE(covered) << want;
    }
  }
}

TEST(AnalysePattern, NamesGroupsByTheirNumbers) {
  CharProperties properties;
  const auto syntax = parse_syntax("(a)(?P<year>[0-9]+)(?:(?P<month>b))", resolve, properties);
  ASSERT_TRUE(syntax.has_value());
  EXPECT_EQ(syntax->groups, (std::vector<std::pair<int, std::string>>{{2, "year"}, {3, "month"}}));
}

TEST(AnalysePattern, FindsWhatStandsInEveryMatchOfAWideStart) {
  const auto info = analyse("\\p{L}+(?:bank|fund)");
  ASSERT_TRUE(info.has_value());
  EXPECT_TRUE(info->first_wide);
  EXPECT_EQ(info->inner, (std::vector<std::string>{"bank", "fund"}));
}

TEST(AnalysePattern, ChoosesTheInnerStringsThatLeaveTheFewestPlaces) {
  const struct {
    std::string_view pattern;
    std::vector<std::string> inner;
  } rows[] = {
      // Words of an alternation whole, also where one of them has a wide start.
      {"\\p{L}{2}(?:banker|[^x]fund)", {"banker", "fund"}},
      // Characters one behind the other, not the first alone.
      {"\\p{L}+xyz", {"xyz"}},
      // Two words rather than twenty-six letters.
      {"\\p{L}{1,6}[A-Z]{2,5}(?:bank|fund)", {"bank", "fund"}},
      // What stands near the start rather than the same far from it.
      {"\\p{L}{2}abc\\p{L}{0,30}xyz", {"abc"}},
      // No string begins with a space.
      {"\\p{L}{2} mr (?:of|at)", {"mr at", "mr of"}},
      {"\\p{L}{2}(?:by| from) ?law", {"from law", "fromlaw", "by law", "bylaw"}},
      // A string runs on where a group, as of a fragment, ends.
      {"(?:\\p{L}+ab)(?:c(?:de))", {"abcde"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto info = analyse(row.pattern);
    ASSERT_TRUE(info.has_value());
    EXPECT_EQ(info->inner, row.inner);
  }
}

TEST(AnalysePattern, SaysHowFarAnInnerStringIsFromTheStart) {
  const struct {
    std::string_view pattern;
    uint32_t characters;
    bool spaces;
  } rows[] = {
      {"\\p{L}{2,5}bank", 5, false}, {"\\p{L}+bank", UINT32_MAX, false},
      {"\\p{L}{2} ?bank", 3, true},  {"(?:\\p{L}{2}|\\p{L}{4}x)(?:yy|zz)", 5, false},
      {"[^x]{3}bank", 3, true},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto info = analyse(row.pattern);
    ASSERT_TRUE(info.has_value());
    ASSERT_FALSE(info->inner.empty());
    EXPECT_EQ(info->reach.characters, row.characters);
    EXPECT_EQ(info->reach.spaces, row.spaces);
  }
}

TEST(AnalysePattern, SaysWhatIsWrongAndWhere) {
  const struct {
    std::string_view pattern, message;
  } rows[] = {
      {"a(b", "missing )"},
      {"a)b", "unexpected )"},
      {"[a", "missing ]"},
      {"*a", "nothing to repeat"},
      {"(?P<a>x)(?P<a>y)", "two groups"},
      {"{nope}", "unknown"},
      {"a\\", "lone \\"},
      {"[z-a]", "backwards"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.pattern);
    const auto info = analyse(row.pattern);
    ASSERT_FALSE(info.has_value());
    EXPECT_NE(info.error().message.find(row.message), std::string::npos) << info.error().message;
    EXPECT_GT(info.error().place.column, 0U);
  }
}

TEST(WriteOutPattern, WritesReferencesAndLeavesRe2sOwnBraces) {
  EXPECT_EQ(*write_out_pattern("{lex:month} [0-9]{1,2}\\p{Han}", resolve),
            "(?:Mayo|May|January) [0-9]{1,2}\\p{Han}");
  EXPECT_EQ(*write_out_pattern("[{]a", resolve), "[{]a");
}

}  // namespace
}  // namespace sagwan
