// SPDX-License-Identifier: Apache-2.0
// Trie: a double array over bytes, from strings to numbers. Walks find all strings that start at a
// place.
//
// A unit is a link and a check; the link holds the base of the children, doubled, and in its lowest
// bit whether a string ends here: then the child by byte 0 has the link -1 - value. Built once from
// sorted keys; the units can lie in a mapped file (TrieView).
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/buckets.h"

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

  static constexpr int32_t kNowhere = -1;
  static constexpr int32_t kRoot = 0;

  /// Calls `hit(length, value)` for every key that starts at `text[at]`, shortest first.
  template <class Hit>
  void walk(std::string_view text, std::size_t at, Hit&& hit) const {
    if (!units_.empty()) walk_from(kRoot, text, at, at, hit);
  }
  /// The same from a node that `text[at, done)` led to: of its own key too, if `done` is behind
  /// `at`.
  template <class Hit>
  void walk_from(int32_t node, std::string_view text, std::size_t at, std::size_t done,
                 Hit&& hit) const {
    for (std::size_t i = done;; ++i) {
      const int32_t link = units_[static_cast<std::size_t>(node)].link;
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

  /// The node that `byte` leads to, or kNowhere.
  [[nodiscard]] int32_t next(int32_t node, unsigned char byte) const {
    if (byte == 0) return kNowhere;
    const int64_t to = int64_t{units_[static_cast<std::size_t>(node)].link >> 1} + byte;
    if (to < 0 || static_cast<uint64_t>(to) >= units_.size()) return kNowhere;
    return units_[static_cast<std::size_t>(to)].check == node ? static_cast<int32_t>(to) : kNowhere;
  }
  [[nodiscard]] bool empty() const { return units_.empty(); }

 private:
  std::span<const TrieUnit> units_;
};

/// A trie over UTF-8 with the nodes behind every first character in a table: most places of a text
/// start no key, and one look tells.
class TextTrie {
 public:
  TextTrie() = default;
  explicit TextTrie(TrieView trie);

  /// False where no key begins with a character of `bucket`.
  [[nodiscard]] bool may_begin(std::size_t bucket) const { return firsts_[bucket]; }
  /// As TrieView::walk; `first` is the character at `text[at]`.
  template <class Hit>
  void walk(std::string_view text, std::size_t at, char32_t first, Hit&& hit) const {
    if (!firsts_.test(bucket_of(first))) return;
    const std::size_t slot = slot_of(first);
    if (slot == kElsewhere) return trie_.walk(text, at, hit);
    if (slot >= nodes_.size() || nodes_[slot] < 0) return;
    trie_.walk_from(nodes_[slot], text, at, at + utf8::length(text[at]), hit);
  }
  [[nodiscard]] const TrieView& view() const { return trie_; }

 private:
  // Planes 0 and 15, where the symbols of finds are, have a slot for each character.
  static constexpr std::size_t kPlane = 0x10000;
  static constexpr char32_t kSymbols = 0xF0000;
  static constexpr std::size_t kElsewhere = SIZE_MAX;
  static std::size_t slot_of(char32_t c) {
    if (c < kPlane) return c;
    return c >= kSymbols ? kPlane + (c - kSymbols) : kElsewhere;
  }
  /// Notes the nodes below `node`, which the first bytes of a character led to, `missing` bytes of
  /// it to come.
  void note(int32_t node, char32_t begun, uint32_t missing);

  TrieView trie_;
  Buckets firsts_;  ///< of the characters that begin a string: a look that stays in the cache
  std::vector<int32_t> nodes_;
};

}  // namespace sagwan
