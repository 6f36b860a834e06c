// SPDX-License-Identifier: Apache-2.0
// Trie: a double array over bytes, from strings to numbers. Walks find all strings that start at a
// place.
//
// A unit is a link and a check; the link holds the base of the children, doubled, and in its lowest
// bit whether a string ends here: then the child by byte 0 has the link -1 - value. Where only one
// string goes on, its rest is a tail: the link is -1 - the unit with its value and size, and the
// bytes are in the units behind that. Who keeps the strings elsewhere needs no tails: the link is
// then -1 - value, and the walk asks for the string. Built once from sorted keys; the units can lie
// in a mapped file (TrieView, BareTrieView).
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
/// The same without tails, for a BareTrieView.
[[nodiscard]] std::vector<TrieUnit> build_bare_trie(
    const std::vector<std::pair<std::string_view, int32_t>>& keys);

/// A trie without tails.
class BareTrieView {
 public:
  BareTrieView() = default;
  explicit BareTrieView(std::span<const TrieUnit> units) : units_(units) {}

  /// Calls `hit(length, value)` for every key that starts at `text[at]`, shortest first. `key_of`
  /// gives the key of a value.
  template <class KeyOf, class Hit>
  void walk(std::string_view text, std::size_t at, KeyOf&& key_of, Hit&& hit) const {
    walk_units(units_, text, at, hit, [&](int32_t link, std::size_t depth) {
      const int32_t value = -1 - link;
      return std::pair(key_of(value).substr(depth), value);
    });
  }

  /// The walk of both kinds; `tail_of(link, depth)` gives the rest of the only key below a node,
  /// and its value.
  template <class Hit, class TailOf>
  static void walk_units(std::span<const TrieUnit> units, std::string_view text, std::size_t at,
                         Hit&& hit, TailOf&& tail_of) {
    if (units.empty()) return;
    const auto link_of = [&](int32_t unit) { return units[static_cast<std::size_t>(unit)].link; };
    int32_t node = 0;
    for (std::size_t i = at;; ++i) {
      const int32_t link = link_of(node);
      if (link < 0) {
        const auto [tail, value] = tail_of(link, i - at);
        if (text.substr(i).starts_with(tail)) hit(i + tail.size() - at, value);
        return;
      }
      if ((link & 1) != 0) hit(i - at, -1 - link_of(link >> 1));
      if (i >= text.size()) return;
      // build_trie leaves room for every byte behind the last node.
      const auto byte = static_cast<unsigned char>(text[i]);
      const int32_t to = (link >> 1) + byte;
      if (byte == 0 || units[static_cast<std::size_t>(to)].check != node) return;
      node = to;
    }
  }

 private:
  std::span<const TrieUnit> units_;
};

class TrieView {
 public:
  TrieView() = default;
  explicit TrieView(std::span<const TrieUnit> units) : units_(units) {}

  /// Calls `hit(length, value)` for every key that starts at `text[at]`, shortest first.
  template <class Hit>
  void walk(std::string_view text, std::size_t at, Hit&& hit) const {
    BareTrieView::walk_units(units_, text, at, hit, [&](int32_t link, std::size_t) {
      const auto unit = static_cast<std::size_t>(-1 - link);
      return std::pair(tail_at(unit), units_[unit].link);
    });
  }
  /// The value of exactly `key`, or -1.
  [[nodiscard]] int32_t find(std::string_view key) const;

  [[nodiscard]] bool empty() const { return units_.empty(); }

 private:
  [[nodiscard]] std::string_view tail_at(std::size_t unit) const {
    const TrieUnit* at = units_.data() + unit;
    return {reinterpret_cast<const char*>(at + 1), static_cast<std::size_t>(at->check)};
  }

  std::span<const TrieUnit> units_;
};

}  // namespace sagwan
