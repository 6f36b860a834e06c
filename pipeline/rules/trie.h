// SPDX-License-Identifier: Apache-2.0
// Trie: a double array over bytes, from strings to numbers. Walks find all strings that start at a
// place.
//
// A unit is a base and a check; a string's end is a transition by byte 0 whose base is -1 - value.
// Built once from sorted keys; the units can lie in a mapped file (TrieView).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sagwan {

struct TrieUnit {
  int32_t base = 0;
  int32_t check = -1;
};

/// Keys sorted bytewise, unique, not empty, without NUL; values >= 0.
[[nodiscard]] std::vector<TrieUnit> build_trie(
    const std::vector<std::pair<std::string_view, int32_t>>& keys);

class TrieView {
 public:
  TrieView() = default;
  explicit TrieView(std::span<const TrieUnit> units) : units_(units) {}

  /// Calls `hit(length, value)` for every key that starts at `text[at]`, shortest first.
  template <class Hit>
  void walk(std::string_view text, std::size_t at, Hit&& hit) const {
    if (units_.empty()) return;
    int32_t node = 0;
    for (std::size_t i = at; i < text.size(); ++i) {
      node = next(node, static_cast<unsigned char>(text[i]));
      if (node < 0) return;
      const int32_t end = next(node, 0);
      if (end >= 0) hit(i + 1 - at, -1 - units_[static_cast<std::size_t>(end)].base);
    }
  }
  /// The value of exactly `key`, or -1.
  [[nodiscard]] int32_t find(std::string_view key) const;

 private:
  [[nodiscard]] int32_t next(int32_t node, unsigned char byte) const {
    const int64_t to = int64_t{units_[static_cast<std::size_t>(node)].base} + byte;
    if (to < 0 || static_cast<uint64_t>(to) >= units_.size()) return -1;
    return units_[static_cast<std::size_t>(to)].check == node ? static_cast<int32_t>(to) : -1;
  }

  std::span<const TrieUnit> units_;
};

}  // namespace sagwan
