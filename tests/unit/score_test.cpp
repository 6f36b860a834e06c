// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/score.h"

#include <gtest/gtest.h>

#include "pipeline/score/corpus.h"
#include "pipeline/score/match_spans.h"
#include "pipeline/score/report.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

Marked at(uint32_t begin, uint32_t end, const std::string& kind, bool optional = false) {
  return {{{begin, end}}, kind, optional};
}

TEST(MatchSpans, CountsExactPairsThenOverlappingOnes) {
  ScoreSheet sheet;
  const Pairs pairs = match_spans("times", {at(0, 4, "DATE"), at(6, 9, "DATE"), at(12, 15, "SET")},
                                  {at(0, 4, "DATE"), at(5, 9, "DATE"), at(12, 15, "DATE")}, sheet);
  ASSERT_EQ(pairs.exact.size(), 1U);
  ASSERT_EQ(pairs.overlap.size(), 1U);
  const Tally& all = *sheet.find("times");
  EXPECT_EQ(all.gold, 3);
  EXPECT_EQ(all.found, 3);
  EXPECT_EQ(all.hits, 1);
  EXPECT_EQ(all.overlaps, 2);
  EXPECT_EQ(sheet.find("times SET")->recall(), 0);
  EXPECT_EQ(sheet.differences.size(), 4U) << "two missed, two false";
}

TEST(MatchSpans, WhatIsOptionalCountsForNothing) {
  ScoreSheet sheet;
  const std::vector<Marked> gold = {at(0, 4, "count", true), at(6, 9, "count", true),
                                    at(10, 12, "count")};
  match_spans("quantities", gold, {at(0, 4, "count"), at(6, 8, "measure"), at(10, 12, "count")},
              sheet);
  EXPECT_EQ(sheet.find("quantities")->gold, 1);
  EXPECT_EQ(sheet.find("quantities")->found, 1);
  EXPECT_EQ(sheet.find("quantities")->f1(), 1);
  EXPECT_TRUE(sheet.differences.empty());
}

TEST(MatchSpans, ABlockInTwoPartsIsNotTheSameInOne) {
  ScoreSheet sheet;
  const Marked parts{{{0, 4}, {8, 12}}, "item", false};
  match_spans("blocks", {parts}, {at(0, 12, "item")}, sheet);
  EXPECT_EQ(sheet.find("blocks")->hits, 0);
  EXPECT_EQ(sheet.find("blocks")->overlaps, 1);
}

TEST(SourceText, ComparesWithoutWhiteSpace) {
  const SourceText text(" ab\n\nc d ");
  EXPECT_EQ(text.trimmed(SourceSpan{0, 9}), (SourceSpan{1, 8}));
  EXPECT_EQ(text.bare(SourceSpan{0, 9}), "abcd");
  EXPECT_EQ(text.trimmed(std::vector<SourceSpan>{{1, 3}, {5, 8}}),
            (std::vector<SourceSpan>{{1, 8}}))
      << "only white space lies between";
  EXPECT_EQ(text.trimmed(std::vector<SourceSpan>{{1, 2}, {5, 6}}).size(), 2U);
}

TEST(Gold, IsRefusedWhereItIsBrokenOrADraft) {
  const struct {
    std::string bytes;
    Code code;
  } rows[] = {
      {"{", Code::gold_invalid},
      {R"({"format":"sagwan-knowledge","version":"1"})", Code::gold_invalid},
      {R"({"format":"sagwan-gold","version":"1","reviewed":false})", Code::gold_unreviewed},
      {R"({"format":"sagwan-gold","version":"1","reviewed":true,"times":[{"type":"DATE"}]})",
       Code::gold_invalid},
      {R"({"format":"sagwan-gold","version":"1","reviewed":true,)"
       R"("mentions":[{"type":"PER","spans":[[0,1]],"entity":"e1"}]})",
       Code::gold_invalid},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.bytes);
    const auto gold = read_gold(row.bytes, "a.gold.json");
    ASSERT_FALSE(gold);
    EXPECT_EQ(gold.error().code, row.code);
    EXPECT_EQ(gold.error().place.file, "a.gold.json");
  }
}

constexpr std::string_view kText = "On 9 May 2023 Kim,\nthe mi-\nnister, sold 26.60 t.";

Gold gold() {
  const auto out = read_gold(R"({"format":"sagwan-gold","version":"1","reviewed":true,
    "document":{"date":"2023-05-09"},
    "blocks":[{"kind":"paragraph","spans":[[0,48]]}],
    "joins":[{"at":[18,19],"space":true},{"at":[26,27],"space":false}],
    "times":[{"type":"DATE","spans":[[3,13]],"value":"2023-05-09","begin":"2023-05-09","end":"2023-05-10"}],
    "quantities":[{"kind":"measure","spans":[[40,47]],"value":"26.6","unit":"t"}],
    "mentions":[{"type":"PER","spans":[[14,17]],"entity":"e1"},{"type":"TITLE","spans":[[23,33]],"entity":"e2"}],
    "entities":[{"id":"e1","type":"PER"},{"id":"e2","type":"TITLE"}],
    "offices":[{"person":"e1","office":"e2"}]})",
                             "a.gold.json");
  EXPECT_TRUE(out.has_value()) << (out ? "" : out.error().message);
  return *out;
}

Knowledge knowledge() {
  Knowledge k;
  k.date = "2023-05-09";
  k.blocks.push_back({"b1",
                      "paragraph",
                      "",
                      "On 9 May 2023 Kim, the mi-nister, sold 26.60 t.",
                      "",
                      0,
                      0,
                      {0, 48},
                      {}});
  k.times.push_back({"t1",
                     "DATE",
                     "",
                     "",
                     "2023-05-09",
                     "",
                     "",
                     "",
                     "",
                     "2023-05-09",
                     "2023-05-10",
                     "",
                     "",
                     "",
                     {3, 13}});
  Knowledge::Quantity q;
  q.kind = "measure";
  q.value = "26.60";
  q.unit = "t";
  q.span = {40, 47};
  k.quantities.push_back(q);
  k.mentions.push_back({"m1", "PER", "", "Kim", "", "e7", "", {14, 17}, {}});
  k.mentions.push_back({"m2", "TITLE", "", "minister", "", "e9", "", {23, 33}, {}});
  k.relations.push_back({"r1", "holds_office", "e7", "e9", "", {}, {}, {}});
  return k;
}

TEST(Score, AKnowledgeFileThatSaysWhatTheGoldSaysIsPerfect) {
  const ScoreSheet sheet = score(gold(), knowledge(), SourceText(kText));
  EXPECT_TRUE(sheet.differences.empty()) << differences_page("a", sheet, SourceText(kText));
  for (const char* row :
       {"document", "blocks", "joins", "times", "quantities", "mentions", "entities", "offices"}) {
    ASSERT_NE(sheet.find(row), nullptr) << row;
    EXPECT_EQ(sheet.find(row)->f1(), 1) << row;
    EXPECT_EQ(sheet.find(row)->value_accuracy(), 1) << row;
    EXPECT_GT(sheet.find(row)->gold, 0) << row;
  }
}

TEST(Score, EachMistakeIsCountedWhereItIs) {
  Knowledge k = knowledge();
  k.blocks[0].text = "On 9 May 2023 Kim, the mi- nister, sold 26.60 t.";
  k.times[0].value = "2023-05-08";
  k.quantities[0].unit = "kg";
  k.mentions[0].entity = "e9";
  const ScoreSheet sheet = score(gold(), k, SourceText(kText));
  EXPECT_EQ(sheet.find("joins")->value_accuracy(), 0.5);
  EXPECT_EQ(sheet.find("times")->value_accuracy(), 0);
  EXPECT_EQ(sheet.find("times bounds")->value_accuracy(), 1);
  EXPECT_EQ(sheet.find("quantities")->value_accuracy(), 0);
  EXPECT_EQ(sheet.find("entities")->precision(), 0.5) << "two entities in one";
  EXPECT_EQ(sheet.find("entities")->recall(), 1);
  EXPECT_EQ(sheet.find("offices")->f1(), 0);
}

TEST(Corpus, TellsWhichTextIsNotThereAndWhichIsAnother) {
  TempHome home;
  home.write("corpus/a.meta.toml", "id = \"a\"\ntext = \"a.txt\"\nsha256 = \"00\"\n");
  home.write("corpus/a.gold.json", "{}");
  home.write("corpus/b.meta.toml", "id = \"b\"\n");
  Diagnostics diagnostics;
  const auto reports = list_corpus(home.path() + "/corpus", home.path(), diagnostics);
  ASSERT_EQ(reports.size(), 1U);
  ASSERT_EQ(diagnostics.list().size(), 1U);
  EXPECT_EQ(diagnostics.list()[0].code, Code::config_value);
  const auto missing = read_corpus_text(reports[0]);
  ASSERT_FALSE(missing);
  EXPECT_EQ(missing.error().code, Code::text_missing);
  home.write("a.txt", "x");
  const auto other = read_corpus_text(reports[0]);
  ASSERT_FALSE(other);
  EXPECT_EQ(other.error().code, Code::text_other);
}

TEST(Corpus, AMetaFileNamesTheFolderOfATextThatIsElsewhere) {
  TempHome home;
  const std::string meta = "id = \"a\"\ntext = \"a.txt\"\nsha256 = \"00\"\ntexts = \"../there\"\n";
  home.write("corpus/a.meta.toml", meta);
  home.write("corpus/a.gold.json", "{}");
  home.write("there/a.txt", "x");
  home.write("here/a.txt", "x");
  const std::string folder = home.path() + "/corpus";
  const auto path = [&](const std::string& texts) {
    Diagnostics diagnostics;
    return corpus_text_path(list_corpus(folder, texts, diagnostics).at(0));
  };
  EXPECT_EQ(path(""), home.path() + "/there/a.txt");
  EXPECT_EQ(path(home.path() + "/here"), home.path() + "/here/a.txt") << "what is named goes first";
  EXPECT_EQ(path(home.path()), "") << "and alone";
  home.write("corpus/a.txt", "x");
  EXPECT_EQ(path(home.path() + "/here"), folder + "/a.txt");
}

TEST(Floors, AFigureBelowItsFloorFails) {
  TempHome home;
  home.write("corpus/floors.toml",
             "[a]\ntimes = { f1 = 900, value = 500 }\n\"times DATE\" = { recall = 1000 }\n");
  const auto floors = load_floors(home.path() + "/corpus");
  ASSERT_TRUE(floors.has_value()) << to_line(floors.error());
  ASSERT_EQ(floors->size(), 3U);
  ScoreSheet sheet;
  match_spans("times", {at(0, 4, "DATE"), at(6, 9, "DATE")}, {at(0, 4, "DATE")}, sheet);
  sheet.row("times").value(true);
  const auto fell = fallen(*floors, "a", sheet);
  ASSERT_EQ(fell.size(), 2U);
  EXPECT_EQ(fell[0].code, Code::figure_fell);
  EXPECT_EQ(fell[0].message, "a: f1 of times is 666 in a thousand, its floor is 900");
  EXPECT_EQ(fell[0].place.line, 2U);
  EXPECT_TRUE(fallen(*floors, "b", sheet).empty());
  home.write("corpus/floors.toml", "[a]\ntimes = { f2 = 900 }\n");
  EXPECT_FALSE(load_floors(home.path() + "/corpus"));
}

}  // namespace
}  // namespace sagwan
