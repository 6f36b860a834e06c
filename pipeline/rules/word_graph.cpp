// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/word_graph.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostNodes = UINT16_MAX;

/// Words with the same character next.
struct Run {
  uint16_t bucket = 0;
  uint32_t length = 0;  ///< bytes of the character
  std::span<const std::string_view> words;
};

std::vector<Run> runs_of(std::span<const std::string_view> words, std::size_t taken) {
  std::vector<Run> out;
  for (std::size_t i = 0; i < words.size();) {
    const std::size_t first = i;
    const uint32_t length = utf8::length(words[i][taken]);
    const std::string_view character = words[i].substr(taken, length);
    while (i < words.size() && words[i].substr(taken, length) == character) ++i;
    out.push_back({static_cast<uint16_t>(bucket_of(utf8::decode(character, 0))), length,
                   words.subspan(first, i - first)});
  }
  return out;
}

/// What is left of the words behind their next character, sorted.
std::vector<std::string_view> rests(std::span<const Run> runs, std::size_t taken) {
  std::vector<std::string_view> out;
  for (const Run& run : runs) {
    for (const std::string_view word : run.words) out.push_back(word.substr(taken + run.length));
  }
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

WordGraph::WordGraph() : begins_(2, 0), ends_(2, 0) {
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
    edges_.made().push_back({static_cast<uint16_t>(bucket), kAnything});
  begins_.push_back(static_cast<uint32_t>(edges_.size()));
}

WordGraph::Node WordGraph::add(std::span<const std::string_view> words, std::size_t taken,
                               uint32_t depth) {
  const bool ends = !words.empty() && words[0].size() == taken;
  while (!words.empty() && words[0].size() == taken) words = words.subspan(1);
  if (depth == 0 && !words.empty()) return kAnything;
  std::vector<Run> runs = runs_of(words, taken);
  std::stable_sort(runs.begin(), runs.end(),
                   [](const Run& a, const Run& b) { return a.bucket < b.bucket; });
  std::vector<Edge> edges;
  for (std::size_t i = 0; i < runs.size();) {
    const std::size_t first = i;
    while (i < runs.size() && runs[i].bucket == runs[first].bucket) ++i;
    const std::span<const Run> same(runs.data() + first, i - first);
    edges.push_back({same[0].bucket, same.size() == 1
                                         ? add(same[0].words, taken + same[0].length, depth - 1)
                                         : add(rests(same, taken), 0, depth - 1)});
  }
  return intern(ends, edges);
}

WordGraph::Node WordGraph::intern(bool ends, const std::vector<Edge>& edges) {
  const auto [at, fresh] = known_.try_emplace({ends, edges}, kAnything);
  if (!fresh || ends_.size() == kMostNodes) return at->second;
  at->second = static_cast<Node>(ends_.size());
  edges_.made().insert(edges_.made().end(), edges.begin(), edges.end());
  begins_.push_back(static_cast<uint32_t>(edges_.size()));
  ends_.push_back(ends ? 1 : 0);
  return at->second;
}

WordGraph::Node WordGraph::next(Node node, std::size_t bucket) const {
  const std::span<const Edge> all = edges(node);
  const auto at = std::lower_bound(all.begin(), all.end(), bucket,
                                   [](const Edge& edge, std::size_t b) { return edge.bucket < b; });
  return at != all.end() && at->bucket == bucket ? at->to : kNowhere;
}

}  // namespace sagwan
