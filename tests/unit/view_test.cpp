// SPDX-License-Identifier: Apache-2.0
// The data of the page of `sagwan view`: every find at its place in the repaired text, no text that
// ends its element.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/utf8.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/view/page.h"
#include "pipeline/view/page_json.h"
#include "pipeline/view/placement.h"

namespace sagwan {
namespace {

std::string content(const std::string& path) {
  auto bytes = read_file(std::string(SAGWAN_SOURCE_DIR) + "/" + path, 64U << 20U);
  EXPECT_TRUE(bytes) << path;
  return bytes ? std::move(*bytes) : std::string();
}

bool is_space(char32_t c) {
  constexpr char32_t kNoBreak = 0xA0;
  constexpr char32_t kIdeographic = 0x3000;
  return c <= ' ' || c == kNoBreak || c == kIdeographic || (c >= 0x2000 && c <= 0x200A);
}

/// Characters of `text` before `end` that are no white space.
int64_t solid(std::u32string_view text, std::size_t end) {
  return std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(end),
                       [](char32_t c) { return !is_space(c); });
}

/// The same for code points of the source, in the parts of a block.
int64_t solid(std::u32string_view source, const std::vector<SourceSpan>& parts, uint32_t end) {
  int64_t out = 0;
  for (const SourceSpan part : parts) {
    for (uint32_t i = part.begin; i < std::min(part.end, end); ++i)
      out += is_space(source[i]) ? 0 : 1;
  }
  return out;
}

std::vector<SourceSpan> parts_of(const Knowledge::Block& block) {
  return block.parts.empty() ? std::vector<SourceSpan>{block.span} : block.parts;
}

TEST(Placement, TheSourceTellsWhichOfSeveralIsMeant) {
  const std::string source = "      2025      2025 2026";
  Placement placement;
  placement.set_source(source);
  placement.add_unit(" 2025 2025 2026", {{0, 25}});
  placement.sort_units();
  EXPECT_EQ(placement.place({{6, 10}}, "2025"), (PlacedSpan{0, 1, 5}));
  EXPECT_EQ(placement.place({{16, 20}}, "2025"), (PlacedSpan{0, 6, 10}));
  EXPECT_EQ(placement.place({{21, 25}}, "2026"), (PlacedSpan{0, 11, 15}));
}

TEST(Placement, FindsOfTheCorpusStandWhereTheSourceHasThem) {
  for (const std::string id : {"demo", "fed-ecb-2023", "china-industrial-policy"}) {
    SCOPED_TRACE(id);
    const auto knowledge = read_knowledge(content("tests/golden/" + id + ".json"), id);
    ASSERT_TRUE(knowledge);
    const std::u32string source = utf8::code_points(content("corpus/" + id + ".txt"));
    Placement placement;
    std::vector<const Knowledge::Block*> blocks;
    for (const auto& block : knowledge->blocks) {
      // A row is placed by its cells; here paragraphs, items and notes are enough.
      if (block.kind == "table" || block.kind == "row") continue;
      blocks.push_back(&block);
      placement.add_unit(block.text, parts_of(block));
    }
    placement.sort_units();
    std::size_t placed = 0;
    const auto check = [&](SourceSpan span, const std::string& text) {
      const auto at = placement.place({span}, text);
      if (!at) return;
      ++placed;
      const Knowledge::Block& block = *blocks[at->unit];
      const std::u32string whole = utf8::code_points(block.text);
      EXPECT_EQ(whole.substr(at->begin, at->end - at->begin), utf8::code_points(text));
      EXPECT_EQ(solid(whole, at->begin), solid(source, parts_of(block), span.begin))
          << text << " at " << span.begin;
    };
    for (const auto& sentence : knowledge->sentences) check(sentence.span, sentence.text);
    for (const auto& mention : knowledge->mentions) check(mention.span, mention.text);
    for (const auto& time : knowledge->times) check(time.span, time.text);
    for (const auto& quantity : knowledge->quantities) check(quantity.span, quantity.text);
    EXPECT_GT(placed, 500U);
  }
}

TEST(Placement, WhiteSpaceThatWasTakenOutMovesWhatFollows) {
  // Source: "ab\n\ncd ab ef"; the line break is gone, with and without a space for it.
  struct Row {
    std::string text;
    SourceSpan span;
    std::string find;
    uint32_t want;
  };
  const std::vector<Row> rows = {{"abcd ab ef", {4, 6}, "cd", 2},
                                 {"abcd ab ef", {7, 9}, "ab", 5},
                                 {"ab cd ab ef", {0, 2}, "ab", 0},
                                 {"ab cd ab ef", {7, 9}, "ab", 6},
                                 {"ab cd ab ef", {10, 12}, "ef", 9}};
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text + " " + row.find);
    Placement placement;
    placement.add_unit(row.text, {{0, 12}});
    placement.sort_units();
    const auto at = placement.place({row.span}, row.find);
    ASSERT_TRUE(at);
    EXPECT_EQ(at->begin, row.want);
  }
}

TEST(Placement, APartBehindOtherBlocksGoesOn) {
  Placement placement;
  placement.add_unit("note", {{3, 7}});
  placement.add_unit("one two", {{0, 3}, {8, 11}});
  placement.sort_units();
  EXPECT_EQ(placement.place({{8, 11}}, "two"), (PlacedSpan{1, 4, 7}));
  EXPECT_EQ(placement.place({{0, 3}, {8, 11}}, "one two"), (PlacedSpan{1, 0, 7}));
  EXPECT_EQ(placement.place({{3, 7}}, "note"), (PlacedSpan{0, 0, 4}));
}

TEST(Placement, WhatDoesNotStandThereIsNotPlaced) {
  Placement placement;
  placement.add_unit("one two", {{0, 7}});
  placement.sort_units();
  EXPECT_FALSE(placement.place({{0, 5}}, "three"));
  EXPECT_FALSE(placement.place({{4, 7}}, "one"));
  EXPECT_FALSE(placement.place({{7, 9}}, "two"));
  EXPECT_FALSE(placement.place({{4000000000U, 4000000003U}}, "two"));
  EXPECT_FALSE(placement.place({{5, 2}}, "a much longer text than the unit has"));
  EXPECT_FALSE(placement.between({6, 2}));
}

TEST(Placement, CountsUtf16) {
  Placement placement;
  placement.add_unit("a\xF0\x9F\x98\x80z", {{0, 3}});
  placement.sort_units();
  const auto at = placement.place({{2, 3}}, "z");
  ASSERT_TRUE(at);
  EXPECT_EQ(at->begin, 2U);
  EXPECT_EQ(placement.utf16(0, at->begin), 3U);
}

TEST(PageJson, NoTextEndsAScriptElement) {
  struct Row {
    std::string text;
    std::string want;
  };
  const std::vector<Row> rows = {
      {"</script><!--", "\"\\u003c/script\\u003e\\u003c!--\""},
      {"a&b", "\"a\\u0026b\""},
      {"\"\\", "\"\\\"\\\\\""},
      {"\n\x1F", "\"\\u000a\\u001f\""},
      {"\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\x99", "\"\\u2028\\u2029\xE2\x80\x99\""},
      {"\xED\xA0\x80\xED\x95\x9C", "\"\\ufffd\xED\x95\x9C\""},
      {"\xE2", "\"\xE2\""},
  };
  for (const Row& row : rows) {
    PageJson json;
    json.text(row.text);
    EXPECT_EQ(json.take(), row.want);
  }
}

TEST(PageJson, RowsLoseTheirEmptyEnd) {
  PageJson json;
  json.open('[');
  json.open_row();
  json.text("a");
  json.number(0);
  json.text("b");
  json.number(0);
  json.text("");
  json.close_row();
  json.open_row();
  json.number(0);
  json.close_row();
  json.close(']');
  EXPECT_EQ(json.take(), "[[\"a\",0,\"b\"],[]]");
}

TEST(ReportData, KeepsEveryRecordAndPlacesEveryFind) {
  for (const std::string id : {"demo", "fed-ecb-2023", "china-industrial-policy"}) {
    const std::string bytes = content("tests/golden/" + id + ".json");
    const auto knowledge = read_knowledge(bytes, id);
    const auto data = report_data(bytes, id);
    ASSERT_TRUE(knowledge && data);
    EXPECT_EQ(data->finds,
              knowledge->mentions.size() + knowledge->times.size() + knowledge->quantities.size());
    EXPECT_EQ(data->unplaced, 0U) << id;
    EXPECT_EQ(data->title, knowledge->title);
    EXPECT_LT(data->json.size(), bytes.size() / 2);
    EXPECT_EQ(data->json.find_first_of("<>&"), std::string::npos);
  }
}

TEST(ReportData, RefusesWhatIsNoKnowledgeFile) {
  const std::vector<std::string> wrong = {
      "",
      "{",
      "[]",
      "{\"format\": \"other\"}",
      R"({"format": "sagwan-knowledge", "version": "2.0"})",
      R"({"format": "sagwan-knowledge", "version": "1.0", "blocks": 7, "document": {}})"};
  for (const std::string& bytes : wrong) {
    const auto data = report_data(bytes, "it.json");
    ASSERT_FALSE(data) << bytes;
    EXPECT_EQ(data.error().code, Code::knowledge_invalid);
    EXPECT_EQ(data.error().place.file, "it.json");
  }
}

TEST(Page, LetsNoScriptRunButItsOwn) {
  ReportData report;
  report.title = "</title><script>1</script>";
  report.json = "{}";
  report.summary = "{}";
  const std::string page = view_page({report});
  EXPECT_NE(page.find("<title>&lt;/title&gt;&lt;script&gt;1&lt;/script&gt; - sagwan</title>"),
            std::string::npos);
  const std::string policy = "default-src 'none'; script-src 'sha256-" +
                             std::string(page_assets().script_sha256) + "'; style-src 'sha256-" +
                             std::string(page_assets().style_sha256) + "'";
  EXPECT_NE(page.find(policy), std::string::npos);
  EXPECT_EQ(page.find("unsafe"), std::string::npos);
}

}  // namespace
}  // namespace sagwan
