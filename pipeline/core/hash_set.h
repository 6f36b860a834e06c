// SPDX-License-Identifier: Apache-2.0
// HashSet: which of a great many hashes are in a set, by 32 bits of each in a table of a power of
// two with free places. A hash that is not in it passes for one that is once in some billion.
#pragma once

#include <algorithm>
#include <bit>
#include <cstdint>
#include <span>
#include <vector>

namespace sagwan {

class HashSetView {
 public:
  HashSetView() = default;
  /// Slots made by `build_hash_set`, which outlive it.
  explicit HashSetView(std::span<const uint32_t> slots) : slots_(slots) {}

  /// May these slots, read from a file, be looked in?
  [[nodiscard]] static bool is_whole(std::span<const uint32_t> slots) {
    return std::has_single_bit(slots.size()) && std::ranges::find(slots, 0U) != slots.end();
  }

  [[nodiscard]] bool has(uint64_t hash) const {
    if (slots_.empty()) return false;
    const uint32_t key = key_of(hash);
    for (std::size_t i = hash & (slots_.size() - 1); slots_[i] != 0;
         i = (i + 1) & (slots_.size() - 1)) {
      if (slots_[i] == key) return true;
    }
    return false;
  }

  /// What a slot keeps of a hash; 0 is a free slot.
  [[nodiscard]] static uint32_t key_of(uint64_t hash) {
    return static_cast<uint32_t>(hash >> 32U) | 1U;
  }

 private:
  std::span<const uint32_t> slots_;
};

/// The slots of a set of `hashes`.
[[nodiscard]] inline std::vector<uint32_t> build_hash_set(std::span<const uint64_t> hashes) {
  std::vector<uint32_t> slots(std::bit_ceil(hashes.size() * 5 / 4 + 1));
  for (const uint64_t hash : hashes) {
    const uint32_t key = HashSetView::key_of(hash);
    std::size_t i = hash & (slots.size() - 1);
    while (slots[i] != 0 && slots[i] != key) i = (i + 1) & (slots.size() - 1);
    slots[i] = key;
  }
  return slots;
}

}  // namespace sagwan
