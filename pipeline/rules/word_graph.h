// SPDX-License-Identifier: Apache-2.0
// WordGraph: what may be left of the words of lists, character by character, for walks that know
// characters by their bucket. Nodes with the same rests are one, so that thousands of lists and of
// beginnings of words share a small graph.
#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/rules/buckets.h"

namespace sagwan {

class WordGraph {
 public:
  using Node = uint16_t;
  /// Nothing is left.
  static constexpr Node kNowhere = 0;
  /// Anything may be left: words are followed no further.
  static constexpr Node kAnything = 1;

  struct Edge {
    uint16_t bucket = 0;
    Node to = kNowhere;
    // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
    friend auto operator<=>(const Edge&, const Edge&) = default;
  };

  WordGraph();

  /// The node from which the rests of `words`, sorted, behind their first `taken` bytes lead on;
  /// they have these bytes in common. They are followed for `depth` characters. kAnything where the
  /// graph is full.
  Node add(std::span<const std::string_view> words, std::size_t taken, uint32_t depth);

  /// Does a word end here?
  [[nodiscard]] bool ends(Node node) const { return ends_[node] != 0; }
  /// By bucket; characters of several can share one.
  [[nodiscard]] std::span<const Edge> edges(Node node) const {
    return {edges_.data() + begins_[node], begins_[node + 1U] - begins_[node]};
  }
  /// Where a character of `bucket` leads; kNowhere where it leads nowhere.
  [[nodiscard]] Node next(Node node, std::size_t bucket) const;
  [[nodiscard]] std::size_t size() const { return ends_.size(); }

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.begins_, self.edges_, self.ends_);
  }

 private:
  Node intern(bool ends, const std::vector<Edge>& edges);

  std::vector<uint32_t> begins_;
  KeptList<Edge> edges_;
  std::vector<uint8_t> ends_;
  std::map<std::pair<bool, std::vector<Edge>>, Node> known_;  ///< while words are added
};

}  // namespace sagwan
