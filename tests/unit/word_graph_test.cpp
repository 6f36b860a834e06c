// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/word_graph.h"

#include <gtest/gtest.h>

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace sagwan {
namespace {

/// Where `text` leads from `node`; kAnything once words are followed no further.
WordGraph::Node walk(const WordGraph& graph, WordGraph::Node node, std::string_view text) {
  for (std::size_t at = 0; at < text.size() && node > WordGraph::kAnything;
       at += utf8::length(text[at]))
    node = graph.next(node, bucket_at(text, at));
  return node;
}

TEST(WordGraphTest, FollowsWordsToTheirEnd) {
  WordGraph graph;
  constexpr std::array<std::string_view, 3> kWords = {"may", "mayor", "\xEA\xB0\x80\xEB\x82\x98"};
  const WordGraph::Node root = graph.add(kWords, 0, 64);
  for (const std::string_view word : kWords) {
    EXPECT_TRUE(graph.ends(walk(graph, root, word))) << word;
    const std::string cut(
        word.substr(0, word.size() - utf8::length(word.back() < 0 ? '\xEA' : 'x')));
    EXPECT_FALSE(graph.ends(walk(graph, root, cut))) << cut;
  }
  EXPECT_EQ(walk(graph, root, "max"), WordGraph::kNowhere);
  EXPECT_EQ(walk(graph, root, "mayors"), WordGraph::kNowhere);
}

TEST(WordGraphTest, FollowsNoFurtherThanTold) {
  WordGraph graph;
  constexpr std::array<std::string_view, 3> kWords = {"ab", "abcd", "b"};
  const WordGraph::Node root = graph.add(kWords, 0, 2);
  EXPECT_EQ(walk(graph, root, "ab"), WordGraph::kAnything);
  EXPECT_EQ(walk(graph, root, "abxyz"), WordGraph::kAnything);
  EXPECT_TRUE(graph.ends(walk(graph, root, "b"))) << "what is whole before that is known";
  EXPECT_EQ(walk(graph, root, "ax"), WordGraph::kNowhere);
}

TEST(WordGraphTest, Shares) {
  WordGraph graph;
  constexpr std::array<std::string_view, 2> kWords = {"xing", "ying"};
  constexpr std::array<std::string_view, 2> kMore = {"going", "outing"};
  graph.add(kWords, 0, 64);
  const std::size_t before = graph.size();
  graph.add(kMore, 0, 64);
  EXPECT_EQ(graph.size() - before, 4U) << "'ing' is there";
  EXPECT_EQ(graph.add(kWords, 0, 64), graph.add(kWords, 0, 64));
  constexpr std::array<std::string_view, 2> kTaken = {"ing", "ingot"};
  EXPECT_TRUE(graph.ends(walk(graph, graph.add(kTaken, 2, 64), "g"))) << "what was taken is behind";
}

TEST(WordGraphTest, LetsAnythingThroughWhenFull) {
  WordGraph graph;
  WordGraph::Node last = WordGraph::kNowhere;
  std::vector<std::string> words;
  for (char a = '!'; a <= '~'; ++a) {
    for (char b = '!'; b <= '~'; ++b) {
      for (char c = '!'; c <= '+'; ++c) words.push_back({a, b, c, a, b});
    }
  }
  for (const std::string& word : words) {
    const std::string_view one = word;
    last = graph.add({&one, 1}, 0, 64);
    ASSERT_TRUE(graph.ends(walk(graph, last, word)) ||
                walk(graph, last, word) == WordGraph::kAnything);
  }
  EXPECT_EQ(last, WordGraph::kAnything);
  EXPECT_LE(graph.size(), 65535U);
}

}  // namespace
}  // namespace sagwan
