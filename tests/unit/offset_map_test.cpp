// SPDX-License-Identifier: Apache-2.0
// The offset map against a plain table of code points, on seeded random pieces.
#include "pipeline/core/offset_map.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "pipeline/core/utf8.h"

namespace sagwan {
namespace {

// One, two, three and four bytes long.
const std::vector<std::string> kCharacters = {"a", " ", "\xC3\xA9", "\xEA\xB0\x80",
                                              "\xF0\x9D\x84\x9E"};

/// A map built from random pieces, and beside it what each code point of the repaired text stands
/// for.
struct Sample {
  std::string source;
  std::string repaired;
  OffsetMap map;
  std::vector<SourceSpan> table;  ///< by code point of the repaired text
  std::vector<uint32_t> bytes;    ///< where it begins, and one more for the end
};

Sample make_sample(uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::size_t n) { return static_cast<uint32_t>(random() % n); };
  Sample out;
  std::vector<uint32_t> starts = {0};
  for (int i = 0; i < 400; ++i) {
    out.source += kCharacters[below(kCharacters.size())];
    starts.push_back(static_cast<uint32_t>(out.source.size()));
  }
  OffsetMap::Builder builder(out.source);
  uint32_t at = 0;
  while (at + 12 < 400) {
    const uint32_t length = 1 + below(9);
    if (below(6) == 0) {
      at += below(3);
      builder.new_part();
    }
    if (below(4) == 0) {
      builder.replace("\xEA\xB0\x80z", starts[at], starts[at + length]);
      out.table.insert(out.table.end(), 2, SourceSpan{at, at + length});
    } else {
      builder.copy(starts[at], starts[at + length]);
      for (uint32_t i = 0; i < length; ++i) out.table.push_back({at + i, at + i + 1});
    }
    at += length;
  }
  out.map = std::move(builder).finish(out.repaired);
  for (uint32_t i = 0; i < out.repaired.size(); ++i) {
    if (!utf8::is_continuation(out.repaired[i])) out.bytes.push_back(i);
  }
  out.bytes.push_back(static_cast<uint32_t>(out.repaired.size()));
  return out;
}

TEST(OffsetMap, AgreesWithATableOfCodePoints) {
  for (uint32_t seed = 0; seed < 20; ++seed) {
    Sample sample = make_sample(seed);
    for (uint32_t from = 0; from < sample.table.size(); ++from) {
      for (uint32_t to = from + 1; to <= std::min<std::size_t>(from + 40, sample.table.size());
           ++to) {
        const Span span{sample.bytes[from], sample.bytes[to]};
        const SourceSpan want{sample.table[from].begin, sample.table[to - 1].end};
        ASSERT_EQ(sample.map.to_source(span), want) << "seed " << seed << " from " << from;
        const auto parts = sample.map.to_source_parts(span);
        ASSERT_EQ(parts.front().begin, want.begin);
        ASSERT_EQ(parts.back().end, want.end);
        ASSERT_EQ(sample.map.is_interrupted(span), parts.size() > 1);
      }
    }
  }
}

TEST(OffsetMap, ABreakAtTheBeginStandsForNoPlace) {
  const std::string source = "abc  def  ghi";
  std::string repaired;
  OffsetMap::Builder builder(source);
  builder.copy(0, 3);
  builder.separator('\n');
  builder.separator('\n');
  builder.copy(5, 8);
  builder.new_part();
  builder.copy(10, 13);
  const OffsetMap map = std::move(builder).finish(repaired);
  ASSERT_EQ(repaired, "abc\n\ndefghi");
  EXPECT_EQ(map.to_source({3, 11}), (SourceSpan{5, 13}));
  EXPECT_EQ(map.to_source({4, 6}), (SourceSpan{5, 6}));
  EXPECT_EQ(map.to_source({0, 5}), (SourceSpan{0, 3}));
  EXPECT_EQ(map.to_source_parts({3, 11}), (std::vector<SourceSpan>{{5, 8}, {10, 13}}));
}

TEST(OffsetMap, GivesTheSourcesOwnTextWhereItWasRewritten) {
  const std::string source = "ab\ncd ef";
  std::string repaired;
  OffsetMap::Builder builder(source);
  builder.copy(0, 2);
  builder.replace(" ", 2, 3);
  builder.replace("CD", 3, 5);
  builder.copy(5, 8);
  const OffsetMap map = std::move(builder).finish(repaired);
  ASSERT_EQ(repaired, "ab CD ef");
  const struct {
    Span span;
    const char* want;
  } rows[] = {{{0, 8}, "ab cd ef"}, {{1, 3}, "b "}, {{2, 5}, " cd"}, {{6, 8}, "ef"}, {{4, 4}, ""}};
  for (const auto& row : rows) EXPECT_EQ(map.source_text(row.span, repaired, source), row.want);
}

TEST(Utf8, CountsCodePointsWhateverTheAlignment) {
  std::string text;
  uint32_t points = 0;
  for (int i = 0; i < 60; ++i, ++points) {
    text += kCharacters[static_cast<std::size_t>(i) % kCharacters.size()];
    EXPECT_EQ(utf8::count(text), points + 1);
  }
}

}  // namespace
}  // namespace sagwan
