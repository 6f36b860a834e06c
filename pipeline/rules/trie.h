// SPDX-License-Identifier: Apache-2.0
// Trie: a double array over bytes, from strings to numbers. Walks find all strings that start at a
// place.
//
// A unit is a link and a check; the link holds the base of the children, doubled, and in its lowest
// bit whether a string ends here: then the child by byte 0 has the link -1 - value. Where only one
// string goes on, its rest is a tail: the link is -1 - the unit with its value and size, and the
// bytes are in the units behind that. Built once from sorted keys; the units can lie in a mapped
// file (TrieView).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace sagwan {

struct TrieUnit {
  int32_t link = 0;
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
    for (std::size_t i = at;; ++i) {
      const int32_t link = units_[static_cast<std::size_t>(node)].link;
      if (link < 0) {
        const std::string_view tail = tail_at(-1 - link);
        if (text.substr(i).starts_with(tail))
          hit(i + tail.size() - at, units_[static_cast<std::size_t>(-1 - link)].link);
        return;
      }
      if ((link & 1) != 0) {
        hit(i - at, -1 - units_[static_cast<std::size_t>(link >> 1)].link);
      }
      if (i >= text.size()) return;
      node = next(node, static_cast<unsigned char>(text[i]));
      if (node < 0) return;
    }
  }
  /// The value of exactly `key`, or -1.
  [[nodiscard]] int32_t find(std::string_view key) const;

  [[nodiscard]] bool empty() const { return units_.empty(); }

 private:
  static constexpr int32_t kNowhere = -1;

  /// The node that `byte` leads to, or kNowhere. build_trie leaves room for every byte behind the
  /// last node.
  [[nodiscard]] int32_t next(int32_t node, unsigned char byte) const {
    if (byte == 0) return kNowhere;
    const int32_t to = (units_[static_cast<std::size_t>(node)].link >> 1) + byte;
    return units_[static_cast<std::size_t>(to)].check == node ? to : kNowhere;
  }
  [[nodiscard]] std::string_view tail_at(int32_t unit) const {
    const TrieUnit* at = units_.data() + unit;
    return {reinterpret_cast<const char*>(at + 1), static_cast<std::size_t>(at->check)};
  }

  std::span<const TrieUnit> units_;
};

}  // namespace sagwan
