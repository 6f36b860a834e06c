// SPDX-License-Identifier: Apache-2.0
// Texts of patterns: each place of choice is met in each way, the rest is as in the example. And
// the list of mutants that are known to be noticed by nobody.
#include "pipeline/mutate/pattern_texts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

#include "pipeline/mutate/known_mutants.h"
#include "pipeline/mutate/text_walk.h"

namespace sagwan {
namespace {

Syntax syntax_of(std::string_view pattern) {
  CharProperties properties;
  auto syntax = parse_syntax(
      pattern, [](std::string_view) -> Result<PatternReference> { return PatternReference{}; },
      properties);
  EXPECT_TRUE(syntax.has_value());
  return std::move(*syntax);
}

bool has(const std::vector<std::string>& texts, std::string_view text) {
  return std::find(texts.begin(), texts.end(), text) != texts.end();
}

TEST(PatternTexts, MeetEachPlaceOfChoiceInEachWay) {
  const Syntax syntax = syntax_of("Q[1-4](?: of (?:the year|[0-9]{4}))?");
  PatternTexts texts(syntax, {});
  ASSERT_TRUE(texts.learn("Q3 of 1997"));
  const auto all = texts.variations();
  EXPECT_EQ(all.front(), "Q3 of 1997");
  EXPECT_TRUE(has(all, "Q4 of 1997"));
  EXPECT_TRUE(has(all, "Q3"));
  EXPECT_TRUE(has(all, "Q3 of the year"));
  EXPECT_FALSE(has(all, "Q5 of 1997"));
}

TEST(PatternTexts, LeadToWhatTheExampleDoesNotHave) {
  const Syntax syntax = syntax_of("Q[1-4](?: of (?:the year|[0-9]{4}))?");
  PatternTexts texts(syntax, {});
  ASSERT_TRUE(texts.learn("Q1"));
  const auto all = texts.variations();
  EXPECT_TRUE(has(all, "Q1 of the year"));
  EXPECT_TRUE(has(all, "Q1 of 2222"));
}

TEST(PatternTexts, PassTheBoundsOfCounts) {
  const Syntax syntax = syntax_of("a{2,4}b{1,}");
  const auto all = PatternTexts(syntax, {}).variations();
  EXPECT_TRUE(has(all, "aab"));
  EXPECT_TRUE(has(all, "aaaab"));
  EXPECT_FALSE(has(all, "ab"));
  EXPECT_FALSE(has(all, "aaaaab"));
  EXPECT_TRUE(has(all, "aabbbbb"));
}

TEST(PatternTexts, DoNotLearnWhatThePatternDoesNotTake) {
  const Syntax syntax = syntax_of("(?:ab|cd)");
  EXPECT_FALSE(PatternTexts(syntax, {}).learn("ef"));
  EXPECT_FALSE(walk_of(syntax, "abcd").has_value());
  EXPECT_EQ(walk_of(syntax, "cd")->front().chosen, 1U);
}

std::string written(const std::string& text) {
  std::string path = testing::TempDir() + "/known_mutants_test.toml";
  std::ofstream(path) << text;
  return path;
}

TEST(KnownMutants, HaveTheirReason) {
  const auto known = KnownMutants::load(
      written("[reasons]\nsame = \"written twice\"\n[[known]]\nrule = \"a.b\"\nwhy = \"same\"\n"
              "mutants = [\"without left = word\"]\n"));
  ASSERT_TRUE(known.has_value());
  ASSERT_NE(known->why("a.b", "without left = word"), nullptr);
  EXPECT_EQ(*known->why("a.b", "without left = word"), "written twice");
  EXPECT_EQ(known->why("a.b", "without right = word"), nullptr);
  EXPECT_EQ(known->why("a.c", "without left = word"), nullptr);
}

TEST(KnownMutants, AreRefusedWithoutAReason) {
  EXPECT_FALSE(
      KnownMutants::load(written("[[known]]\nrule = \"a.b\"\nwhy = \"other\"\nmutants = []\n"))
          .has_value());
  EXPECT_FALSE(KnownMutants::load(written("[[known]]\nrule = \"a.b\"\n")).has_value());
  EXPECT_TRUE(KnownMutants::load(testing::TempDir() + "/no_such_file.toml").has_value());
}

}  // namespace
}  // namespace sagwan
