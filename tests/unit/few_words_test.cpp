// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/few_words.h"

#include <gtest/gtest.h>

#include <string_view>
#include <vector>

namespace sagwan {
namespace {

TEST(FewWords, FindsTheWordsAtAPlace) {
  // U+0121 and U+0020 have one key, as have a and U+0160.
  const FewWords words({"ab", "a", "abc", "\u0160x", "b", "\uAC00\uB098"});
  const std::string_view text = "xabcd \u0160x \uAC00\uB098";
  struct Row {
    std::size_t at;
    std::vector<std::string_view> found;
    std::size_t longest;
  };
  for (const Row& row : {Row{0, {}, 0}, Row{1, {"ab", "a", "abc"}, 3}, Row{2, {"b"}, 1},
                         Row{5, {}, 0}, Row{6, {"\u0160x"}, 3}, Row{10, {"\uAC00\uB098"}, 6},
                         Row{16, {}, 0}}) {
    SCOPED_TRACE(row.at);
    std::vector<std::string_view> found;
    words.each_at(text, row.at, [&](std::string_view word) { found.push_back(word); });
    EXPECT_EQ(found, row.found);
    EXPECT_EQ(words.longest_at(text, row.at), row.longest);
  }
}

TEST(FewWords, FindsNoneWhereThereAreNone) { EXPECT_EQ(FewWords().longest_at("abc", 0), 0U); }

TEST(FewWords, NeedsTheWholeWord) { EXPECT_EQ(FewWords({"abc"}).longest_at("ab", 0), 0U); }

}  // namespace
}  // namespace sagwan
