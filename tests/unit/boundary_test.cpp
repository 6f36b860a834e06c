// SPDX-License-Identifier: Apache-2.0
// Where finds may begin: by the characters around, for one place and for a whole line at once.
#include "pipeline/rules/boundary.h"

#include <gtest/gtest.h>

#include <string>

#include "pipeline/core/utf8.h"

namespace sagwan {
namespace {

struct Case {
  std::string text;
  uint32_t at;
  Boundaries begins;
};

constexpr Boundaries kUnit = kEveryBoundary ^ bit(Boundary::time);
constexpr Boundaries kCut = kInsideWord | bit(Boundary::time);

TEST(Boundary, BeginsByWhatStandsBefore) {
  const std::vector<Case> cases = {
      {"word", 0, kEveryBoundary},
      {"word", 1, kInsideWord},
      {"a word", 2, kEveryBoundary},
      {"11 months", 3, kEveryBoundary},
      {"11months", 2, kUnit},
      {"2(a", 1, kUnit},
      {"2012", 2, bit(Boundary::none)},
      {"1,200", 2, bit(Boundary::none)},
      {"G20", 1, kInsideWord},
      {"$20", 1, kCut},
      {"1/3", 2, kCut},
      {"KN-09", 3, kCut},
      {"9:05", 2, bit(Boundary::none)},  // the minutes of a clock time
      {"9:050", 2, kEveryBoundary},
      {"7-09", 2, kEveryBoundary},
      {"KN-09", 2, kInsideWord},
      {"(-09", 1, kEveryBoundary},
      {"\xED\x95\x9C"
       "G20",
       3, kEveryBoundary},                           // Hangul, then Latin
      {"\xED\x95\x9C\xEA\xB5\xAD", 3, kInsideWord},  // two of Hangul
      {"\xE2\x82\xAC"
       "5",
       3, kCut},  // the euro sign
  };
  for (const Case& c : cases) EXPECT_EQ(begins_at(c.text, c.at), c.begins) << c.text << " " << c.at;
}

TEST(Boundary, ALineHasTheSameAsItsPlaces) {
  const std::string text =
      "x \xED\x95\x9C\xEA\xB5\xAD"
      "G20 KN-09, 1,200.5 \xE4\xB8\xAD\xE5\x9B\xBD $3/4 -5 a-5 11ab\xD0\xB3\xD0\xBE 7(b)";
  for (uint32_t begin = 0; begin < text.size(); begin += utf8::length(text[begin])) {
    std::vector<Boundaries> begins;
    note_begins(text, {begin, static_cast<uint32_t>(text.size())}, begins);
    ASSERT_EQ(begins.size(), text.size() - begin + 1);
    for (uint32_t at = begin; at < text.size(); ++at) {
      const Boundaries expected = utf8::is_continuation(text[at]) ? 0 : begins_at(text, at);
      EXPECT_EQ(begins[at - begin], expected) << begin << " " << at;
    }
  }
}

}  // namespace
}  // namespace sagwan
