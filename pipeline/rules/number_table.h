// SPDX-License-Identifier: Apache-2.0
// NumberTable: which rules are worth trying at a number. Rules that start with a digit would be
// tried at every number; what tells them apart is how the number goes on: how many digits, which
// points and blanks between them, and what stands behind (a year's class word, a percent sign, a
// unit). The table is an automaton over digits, points and blanks, worked out from the rules'
// programs; each of its states knows which rules are left, and what can follow.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/rules/ways.h"

namespace sagwan {

class NumberTable {
 public:
  NumberTable() = default;
  /// `rules` are the numbers of the programs that may start with a digit.
  NumberTable(Ways& ways, const std::vector<uint32_t>& rules);

  /// Calls `rule(number)` for those that may match at `text[at]`, the first digit of a number.
  template <class Call>
  void for_each_rule(std::string_view text, std::size_t at, Call&& call) const {
    if (nodes_.empty()) return;
    const Node* node = nodes_.data();
    for (; at < text.size(); ++at) {
      const std::size_t symbol = symbol_of(text[at]);
      if (symbol >= kSymbols || node->to[symbol] == 0) break;
      node = &nodes_[node->to[symbol]];
    }
    const std::size_t next = bucket_at(text, at);
    const std::size_t second =
        at < text.size() ? bucket_at(text, at + utf8::length(text[at])) : kEndBucket;
    for (uint32_t i = node->first; i < node->last; ++i) {
      if (aheads_[candidates_[i].ahead].holds(next, second)) call(candidates_[i].rule);
    }
  }

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.nodes_, self.candidates_, self.aheads_);
  }

 private:
  class Builder;
  static constexpr std::size_t kSymbols = 8;
  /// Digits, then what stands between digits; kSymbols for all else.
  static std::size_t symbol_of(char c) {
    if (c >= '0' && c <= '9') return 0;
    switch (c) {
      case ' ':
        return 1;
      case '.':
        return 2;
      case ',':
        return 3;
      case '-':
        return 4;
      case '~':
        return 5;
      case '/':
        return 6;
      case ':':
        return 7;
      default:
        return kSymbols;
    }
  }

  struct Candidate {
    uint32_t rule = 0;
    uint32_t ahead = 0;
  };
  struct Node {
    std::array<uint16_t, kSymbols> to{};  ///< 0: nowhere
    uint32_t first = 0;                   ///< its candidates
    uint32_t last = 0;
  };
  std::vector<Node> nodes_;
  std::vector<Candidate> candidates_;
  Aheads aheads_;
};

}  // namespace sagwan
