// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/word_graph.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {
constexpr std::size_t kMostNodes = UINT16_MAX;
}

WordGraph::WordGraph() : begins_(2, 0), ends_(2, 0) {
  for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
    edges_.push_back({static_cast<uint16_t>(bucket), kAnything});
  begins_.push_back(static_cast<uint32_t>(edges_.size()));
}

WordGraph::Node WordGraph::add(std::span<const std::string_view> words, std::size_t taken,
                               uint32_t depth) {
  bool ends = false;
  std::vector<std::pair<uint16_t, std::string_view>> rests;  // by the bucket of their character
  for (const std::string_view word : words) {
    if (word.size() == taken) {
      ends = true;
    } else if (depth == 0) {
      return kAnything;
    } else {
      rests.emplace_back(static_cast<uint16_t>(bucket_of(utf8::decode(word, taken))),
                         word.substr(taken));
    }
  }
  std::stable_sort(rests.begin(), rests.end(),
                   [](const auto& a, const auto& b) { return a.first < b.first; });
  std::vector<Edge> edges;
  std::vector<std::string_view> behind;
  for (std::size_t i = 0; i < rests.size();) {
    const uint16_t bucket = rests[i].first;
    behind.clear();
    for (; i < rests.size() && rests[i].first == bucket; ++i)
      behind.push_back(rests[i].second.substr(utf8::length(rests[i].second[0])));
    edges.push_back({bucket, add(behind, 0, depth - 1)});
  }
  return intern(ends, edges);
}

WordGraph::Node WordGraph::intern(bool ends, const std::vector<Edge>& edges) {
  const auto [at, fresh] = known_.try_emplace({ends, edges}, kAnything);
  if (!fresh || ends_.size() == kMostNodes) return at->second;
  at->second = static_cast<Node>(ends_.size());
  edges_.insert(edges_.end(), edges.begin(), edges.end());
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
