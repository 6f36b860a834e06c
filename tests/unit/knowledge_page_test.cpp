// SPDX-License-Identifier: Apache-2.0
#include "cli/knowledge_page.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace sagwan::cli {
namespace {

constexpr std::string_view kGa = "\xEA\xB0\x80";  // a Hangul syllable, two columns wide

std::string repeated(std::string_view text, int n) {
  std::string out;
  while (n-- > 0) out += text;
  return out;
}

TEST(Columns, CountWideCharactersTwiceAndCombiningOnesNot) {
  EXPECT_EQ(width_of("abc"), 3U);
  EXPECT_EQ(width_of(repeated(kGa, 3)), 6U);
  EXPECT_EQ(width_of("e\xCC\x81"), 1U) << "e and a combining acute";
  EXPECT_EQ(shortened("abcdef", 6), "abcdef");
  EXPECT_EQ(shortened("abcdef", 4), "abc\xE2\x80\xA6");
  EXPECT_EQ(shortened(repeated(kGa, 3), 4), std::string(kGa) + "\xE2\x80\xA6")
      << "half of a wide character does not fit";
  EXPECT_EQ(shortened("a\n  b\x1b[31m", 20), "a b [31m") << "a terminal obeys nothing of a report";
}

Knowledge sample() {
  Knowledge k;
  k.source_name = "a.txt";
  k.source_encoding = "UTF-8";
  k.title = "Title";
  k.series = "Series";
  k.volume = "23";
  k.issue = "7";
  k.date = "2023-10-11";
  k.languages = {{"ko", "0.9123"}, {"ru", "0.0877"}, {"en", "1"}};
  k.blocks.push_back({"b1", "paragraph", "", "", "", 0, 0, {0, 100}, {}});
  k.blocks.push_back({"b2", "footnote", "", "", "", 0, 0, {100, 200}, {}});
  k.sentences.push_back({"s1", "b1", "en", "They met in May and June.", {0, 50}});
  k.sentences.push_back({"s2", "b1", "en", "An early meeting " + repeated(kGa, 80), {50, 100}});
  k.sentences.push_back({"s3", "b2", "en", "A note.", {100, 200}});
  const auto time = [](const char* value, const char* begin, uint32_t at) {
    Knowledge::Time out;
    out.type = "DATE";
    out.value = value;
    out.begin = begin;
    out.span = {at, at + 3};
    return out;
  };
  k.times = {time("2023-06", "2023-06-01", 20), time("2023-05", "2023-05-01", 10),
             time("2022", "2022-01-01", 60), time("2021", "2021-01-01", 150)};
  k.entities.push_back({"e1",
                        "PER",
                        "",
                        "Kim",
                        {{"ru", {"\xD0\x9A\xD0\xB8\xD0\xBC"}}, {"en", {"Kim"}}},
                        {},
                        {"m1", "m2"}});
  k.entities.push_back({"e2", "TITLE", "", "chairman", {}, {}, {}});
  k.entities.push_back({"e3", "LOC", "", "North", {}, {}, {}});
  k.relations.push_back({"r1", "holds_office", "e1", "e2", "e3", {}, {}, {}});
  Knowledge::Quantity quantity;
  quantity.of = "flour";
  quantity.text = "4,946 t";
  quantity.kind = "measure";
  quantity.span = {30, 35};
  k.quantities = {quantity};
  Knowledge::Work work;
  work.title_lang = "ru";
  work.container = "TASS";
  k.citations.push_back({"c1", "1", {100, 200}, {work, work}, {}});
  return k;
}

TEST(KnowledgePage, SaysWhichWayAnAmountWentAndFromWhat) {
  Knowledge k = sample();
  k.quantities[0].direction = "up";
  k.quantities[0].base = "2022";
  EXPECT_NE(knowledge_page(k, "", {}).find("flour: 4,946 t up (2022)"), std::string::npos);
  k.quantities[0].of.clear();
  EXPECT_NE(knowledge_page(k, "", {}).find("  4,946 t up (2022)"), std::string::npos);
}

TEST(KnowledgePage, ShowsATimeThatStandsFarIn) {
  Knowledge k = sample();
  k.sentences[0].text = "The first ministers of both countries met again in May of that year.";
  k.times[1].text = "May";
  const std::string page = knowledge_page(k, "", {});
  EXPECT_NE(page.find("2023-05                  \xE2\x80\xA6 again in May of that year."),
            std::string::npos)
      << page;
}

TEST(KnowledgePage, TellsWhatHappenedWhenByWhomAndOnWhoseWord) {
  const std::string page = knowledge_page(sample(), "out/a.json", {});
  for (const char* want : {
           "Title\n",
           "Series Vol. 23 No. 7, 2023-10-11\n",
           "UTF-8, ko 91.2%, ru 8.8%, en 100.0%",
           "Chronology\n  2022                     An early meeting",
           "2023-05                  They met in May and June.\n  2023-06  ",
           "Kim (\xD0\x9A\xD0\xB8\xD0\xBC)",
           "North chairman x2",
           "flour: 4,946 t",
           "ru 2          TASS 2",
           "knowledge file: out/a.json",
       }) {
    EXPECT_NE(page.find(want), std::string::npos) << want << "\n---\n" << page;
  }
  EXPECT_EQ(page.find("A note."), std::string::npos) << "notes are not in the chronology";
}

TEST(KnowledgePage, StaysWithinTheTerminal) {
  for (const uint32_t width : {60U, 100U, 140U}) {
    std::string page = knowledge_page(sample(), "", {true, true, false, width});
    while (!page.empty()) {
      const auto end = page.find('\n');
      EXPECT_LE(width_of(page.substr(0, end)), width) << page.substr(0, end);
      page.erase(0, end + 1);
    }
  }
}

}  // namespace
}  // namespace sagwan::cli
