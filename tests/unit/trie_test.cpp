// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/trie.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace sagwan {
namespace {

TEST(Trie, FindsEveryKeyThatStartsAtAPlaceShortestFirst) {
  const std::vector<TrieUnit> units = build_trie({{"a", 3}, {"ab", 1}, {"abcd", 2}, {"b", 0}});
  const TrieView trie(units);
  std::vector<std::pair<std::size_t, int32_t>> hits;
  trie.walk("xabcd", 1,
            [&](std::size_t length, int32_t value) { hits.emplace_back(length, value); });
  EXPECT_EQ(hits, (std::vector<std::pair<std::size_t, int32_t>>{{1, 3}, {2, 1}, {4, 2}}));
  EXPECT_EQ(trie.find("abc"), -1);
  EXPECT_EQ(trie.find("b"), 0);
}

TEST(Trie, ComparesTheRestOfAnOnlyKeyWhole) {
  const std::vector<TrieUnit> units =
      build_trie({{"intern", 3}, {"international", 4}, {"x", 7}, {"yonder and beyond", 5}});
  const TrieView trie(units);
  for (const auto& [text, value] : {std::pair("intern", 3), std::pair("international", 4),
                                    std::pair("x", 7), std::pair("yonder and beyond", 5)}) {
    EXPECT_EQ(trie.find(text), value) << text;
  }
  for (const char* text : {"interna", "internationally", "yonder", "yonder and beyonD", "xx", "y"})
    EXPECT_EQ(trie.find(text), -1) << text;
  std::vector<std::size_t> lengths;
  trie.walk("internationally", 0,
            [&](std::size_t length, int32_t /*value*/) { lengths.push_back(length); });
  EXPECT_EQ(lengths, (std::vector<std::size_t>{6, 13}));
}

TEST(Trie, OfNoKeysFindsNothing) {
  const std::vector<TrieUnit> units = build_trie({});
  EXPECT_EQ(TrieView(units).find("a"), -1);
}

TEST(Trie, AgreesWithAMapOnRandomBytes) {
  std::mt19937 random(7);
  std::map<std::string, int32_t> map;
  while (map.size() < 5000) {
    std::string key(1 + random() % 6, ' ');
    for (char& c : key) c = static_cast<char>(1 + random() % 255);
    map.try_emplace(key, static_cast<int32_t>(map.size()));
  }
  std::vector<std::pair<std::string_view, int32_t>> keys(map.begin(), map.end());
  const std::vector<TrieUnit> units = build_trie(keys);
  const TrieView trie(units);
  for (const auto& [key, value] : map) ASSERT_EQ(trie.find(key), value);
  for (int i = 0; i < 5000; ++i) {
    std::string key(1 + random() % 6, ' ');
    for (char& c : key) c = static_cast<char>(1 + random() % 255);
    const auto found = map.find(key);
    ASSERT_EQ(trie.find(key), found == map.end() ? -1 : found->second);
  }
}

TEST(Trie, WithoutTailsFindsTheSame) {
  const std::vector<std::pair<std::string_view, int32_t>> keys = {
      {"a", 3}, {"ab", 1}, {"intern", 0}, {"international", 4}, {"yonder and beyond", 2}};
  const std::vector<TrieUnit> units = build_trie(keys);
  const std::vector<TrieUnit> bare = build_bare_trie(keys);
  EXPECT_LT(bare.size(), units.size());
  const auto key_of = [&](int32_t value) {
    return std::ranges::find(keys, value, &std::pair<std::string_view, int32_t>::second)->first;
  };
  using Hits = std::vector<std::pair<std::size_t, int32_t>>;
  for (const std::string_view text :
       {"abc", "international law", "internat", "yonder and beyond", "yonder and", "y", "", "x"}) {
    Hits want;
    TrieView(units).walk(text, 0, [&](std::size_t n, int32_t v) { want.emplace_back(n, v); });
    Hits found;
    BareTrieView(bare).walk(text, 0, key_of,
                            [&](std::size_t n, int32_t v) { found.emplace_back(n, v); });
    EXPECT_EQ(found, want) << text;
  }
}

}  // namespace
}  // namespace sagwan
