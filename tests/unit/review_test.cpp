// SPDX-License-Identifier: Apache-2.0
// The three-way view, known misses, intervals, JUnit: what `sagwan test` says beside the figures.
#include "pipeline/score/review.h"

#include <gtest/gtest.h>

#include "pipeline/score/bootstrap.h"
#include "pipeline/score/junit.h"
#include "pipeline/score/report.h"
#include "pipeline/score/score.h"

namespace sagwan {
namespace {

constexpr std::string_view kText = "On 9 May 2023 Kim met Lee, and Kim left.";

Gold gold() {
  const auto out = read_gold(R"({"format":"sagwan-gold","version":"1","reviewed":true,
    "times":[{"type":"DATE","spans":[[3,13]],"value":"2023-05-09"}],
    "mentions":[{"type":"PER","spans":[[14,17]],"entity":"e1"},
                {"type":"PER","spans":[[22,25]],"entity":"e2","known":"no list has it"}],
    "entities":[{"id":"e1","type":"PER"},{"id":"e2","type":"PER"}]})",
                             "a.gold.json");
  EXPECT_TRUE(out.has_value());
  return *out;
}

Knowledge knowledge() {
  Knowledge out;
  out.sentences.push_back({"s1", "", "en", std::string(kText), {0, 40}});
  out.blocks.push_back({"b1", "item", "", std::string(kText), "", 0, 0, {0, 40}, {}});
  Knowledge::Time time;
  time.id = "t1";
  time.type = "DATE";
  time.text = "9 May 2023";
  time.value = "2023-05-09";
  time.rule = "en.date.dmy";
  time.span = {3, 13};
  out.times.push_back(time);
  out.mentions.push_back({"m1", "PER", "", "Kim", "", "e1", "en.name", {14, 17}, {}});
  return out;
}

ScoreSheet sheet_of(const Knowledge& k) { return score(gold(), k, SourceText(kText)); }

std::vector<std::string> reviewed(const Knowledge& before, const Knowledge& after) {
  std::vector<std::string> out;
  for (const Reviewed& one :
       review(sheet_of(before), sheet_of(after), compare(before, after), SourceText(kText))) {
    out.push_back(std::string(verdict_text(one.verdict)) + " " + one.line);
  }
  return out;
}

TEST(Review, TellsFixedFromBrokenFromChanged) {
  using Lines = std::vector<std::string>;
  Knowledge none = knowledge();
  none.times.clear();
  EXPECT_EQ(
      reviewed(knowledge(), none),
      (Lines{"broken times DATE  2023-05-09 | 9 May 2023 | en.date.dmy  was right, is missed"}));
  EXPECT_EQ(
      reviewed(none, knowledge()),
      (Lines{"fixed times DATE  2023-05-09 | 9 May 2023 | en.date.dmy  was missed, is right"}));
  Knowledge value = knowledge();
  value.times[0].value = "2023-09-05";
  EXPECT_EQ(reviewed(knowledge(), value),
            (Lines{"broken times DATE  value 2023-05-09 -> 2023-09-05 | 9 May 2023 | en.date.dmy  "
                   "was right, is wrong: wanted 2023-05-09, found 2023-09-05"}));
  EXPECT_EQ(reviewed(none, value)[0].substr(0, 5), "fixed") << "found, and only its value is wrong";
  Knowledge rule = knowledge();
  rule.times[0].rule = "en.date.any";
  EXPECT_EQ(reviewed(knowledge(), rule),
            (Lines{"changed times DATE | 9 May 2023 | en.date.dmy -> en.date.any"}));
}

TEST(KnownMisses, FailOnceTheyPass) {
  Knowledge k = knowledge();
  const SourceText text(kText);
  auto known = known_misses(gold(), sheet_of(k), text);
  ASSERT_EQ(known.size(), 1U);
  EXPECT_EQ(known[0].record, "mentions[1]");
  EXPECT_EQ(known[0].why, "no list has it");
  EXPECT_FALSE(known[0].passes);
  k.mentions.push_back({"m2", "PER", "", "Lee", "", "e2", "en.name", {22, 25}, {}});
  EXPECT_TRUE(known_misses(gold(), sheet_of(k), text)[0].passes);
}

TEST(Groups, FiguresByLanguageAndKindOfBlock) {
  const ScoreSheet sheet = sheet_of(knowledge());
  ASSERT_NE(sheet.find("mentions lang=en"), nullptr);
  EXPECT_EQ(sheet.find("mentions lang=en")->recall(), 0.5);
  ASSERT_NE(sheet.find("times block=item"), nullptr);
  EXPECT_EQ(sheet.find("times block=item")->value_accuracy(), 1);
}

TEST(Bootstrap, IsTheSameEveryTimeAndHoldsTheFigure) {
  ScoreSheet good;
  ScoreSheet bad;
  good.row("times") = {10, 10, 10, 10, 10, 10, 9};
  bad.row("times") = {10, 10, 5, 5, 5, 5, 5};
  const Intervals first = bootstrap({&good, &bad, &good});
  const Interval f1 = first.at("times").f1;
  EXPECT_EQ(f1.low, 0.5);
  EXPECT_EQ(f1.high, 1);
  EXPECT_EQ(bootstrap({&good, &bad, &good}).at("times").value.low, first.at("times").value.low);
  EXPECT_TRUE(bootstrap({&good}).empty()) << "one document says nothing of others";
}

TEST(Junit, EscapesAndCounts) {
  const std::string xml = junit_xml(
      {{"a<b", {{"good", "", ""}, {"bad", "x \"&\" y\nmore", ""}, {"left", "", "no text"}}}});
  EXPECT_NE(xml.find("<testsuite name=\"a&lt;b\" tests=\"3\" failures=\"1\" skipped=\"1\">"),
            std::string::npos)
      << xml;
  EXPECT_NE(xml.find("<failure message=\"x &quot;&amp;&quot; y\">"), std::string::npos) << xml;
  EXPECT_NE(xml.find("<skipped message=\"no text\"/>"), std::string::npos) << xml;
}

}  // namespace
}  // namespace sagwan
