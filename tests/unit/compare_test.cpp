// SPDX-License-Identifier: Apache-2.0
// What counts as a change between two knowledge files, and how it is told.
#include "pipeline/compare/compare.h"

#include <gtest/gtest.h>

#include "pipeline/compare/report.h"

namespace sagwan {
namespace {

Knowledge::Time time(const std::string& id, SourceSpan span, const std::string& text,
                     const std::string& value, const std::string& rule) {
  Knowledge::Time out;
  out.id = id;
  out.type = "DATE";
  out.text = text;
  out.value = value;
  out.rule = rule;
  out.span = span;
  return out;
}

Knowledge::Mention mention(const std::string& id, SourceSpan span, const std::string& text,
                           const std::string& entity) {
  return {id, "PER", "", text, "", entity, "en.name", span, {}};
}

Knowledge knowledge() {
  Knowledge out;
  out.source_sha256 = "00";
  out.sentences.push_back({"s1", "", "en", "On 9 May Kim met Lee, and Kim left.", {0, 35}});
  out.times.push_back(time("t1", {3, 8}, "9 May", "2023-05-09", "en.date.dm"));
  out.mentions.push_back(mention("m1", {9, 12}, "Kim", "e1"));
  out.mentions.push_back(mention("m2", {17, 20}, "Lee", "e2"));
  out.mentions.push_back(mention("m3", {26, 29}, "Kim", "e1"));
  return out;
}

std::vector<std::string> lines(const Knowledge& a, const Knowledge& b) {
  std::vector<std::string> out;
  for (const Change& change : compare(a, b)) out.push_back(to_line(change, "d"));
  return out;
}

using Lines = std::vector<std::string>;

TEST(Compare, IdsDoNotCount) {
  Knowledge other = knowledge();
  other.times[0].id = "t7";
  for (Knowledge::Mention& m : other.mentions) m.entity += "0";
  EXPECT_EQ(lines(knowledge(), other), Lines{});
}

TEST(Compare, TellsEachKindOfChangeOnce) {
  const struct {
    const char* why;
    void (*edit)(Knowledge&);
    Lines want;
  } rows[] = {
      {"removed",
       [](Knowledge& k) { k.times.clear(); },
       {"- d:3-8  times DATE  2023-05-09 | 9 May | en.date.dm"}},
      {"another type",
       [](Knowledge& k) { k.times[0].type = "TIME"; },
       {"~ d:3-8  times DATE -> TIME | 9 May | en.date.dm"}},
      {"another value",
       [](Knowledge& k) { k.times[0].value = "2022-05-09"; },
       {"~ d:3-8  times DATE  value 2023-05-09 -> 2022-05-09 | 9 May | en.date.dm"}},
      {"another place",
       [](Knowledge& k) {
         k.times[0].span = {5, 8};
         k.times[0].text = "May";
       },
       {"~ d:5-8  times DATE  9 May -> May | en.date.dm"}},
      {"another rule",
       [](Knowledge& k) { k.times[0].rule = "en.date.d"; },
       {"~ d:3-8  times DATE | 9 May | en.date.dm -> en.date.d"}},
      {"another entity",
       [](Knowledge& k) { k.mentions[2].entity = "e2"; },
       {"~ d:26-29  links PER  with Kim -> with Lee | Kim | en.name"}},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    Knowledge other = knowledge();
    row.edit(other);
    EXPECT_EQ(lines(knowledge(), other), row.want);
  }
}

TEST(Compare, WhatMattersMoreComesFirst) {
  Knowledge other = knowledge();
  other.times[0].rule = "en.date.d";
  other.mentions.erase(other.mentions.begin());
  const auto changes = compare(knowledge(), other);
  ASSERT_EQ(changes.size(), 2U);
  EXPECT_EQ(changes[0].kind, ChangeKind::removed);
  EXPECT_EQ(changes[0].context, "On 9 May [Kim] met Lee, and Kim left.");
  EXPECT_EQ(changes[1].kind, ChangeKind::rule);
}

TEST(Compare, FactsOfAnotherTextAreKnownByWhatTheySay) {
  Knowledge other = knowledge();
  other.source_sha256 = "01";
  other.times[0].span = {13, 18};
  other.mentions.pop_back();
  EXPECT_EQ(lines(knowledge(), other), (Lines{"- d:26-29  mentions PER | Kim | en.name"}));
}

TEST(ChangesReport, SaysHowManyMoreThereAre) {
  Knowledge other = knowledge();
  other.mentions.clear();
  const ChangesReport report{{{"d", compare(knowledge(), other)}}, {"gone"}, {}};
  EXPECT_TRUE(report.differs());
  const std::string page = changes_page(report, 2);
  EXPECT_NE(page.find("only in the first: gone\n"), std::string::npos) << page;
  EXPECT_NE(page.find("and 1 more of mentions"), std::string::npos) << page;
  EXPECT_NE(page.find("en.name                           3        0        0"), std::string::npos)
      << page;
}

}  // namespace
}  // namespace sagwan
