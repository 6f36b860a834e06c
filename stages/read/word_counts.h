// SPDX-License-Identifier: Apache-2.0
// WordCounts: how often words, and beginnings of words, stand inside the lines of a document. Words
// are runs of letters of one script; those that touch a line end are left out, since they may be
// parts.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/characters.h"

namespace sagwan {

class WordCounts {
 public:
  /// Counts words of `script` in at most the first `kMostBytes` of `text`. Linear.
  WordCounts(std::string_view text, Script script);

  /// Words that are `word`, given in two pieces.
  [[nodiscard]] uint32_t words(std::string_view word, std::string_view rest = {}) const;
  /// Words that begin with `start`, given in two pieces; counts up to kMostLetters letters.
  [[nodiscard]] uint32_t starts(std::string_view start, std::string_view rest = {}) const;

  /// Words and beginnings of words that were seen.
  [[nodiscard]] std::size_t size() const { return used_; }

  static constexpr std::size_t kMostBytes = 1U << 20U;
  static constexpr uint32_t kMostLetters = 6;

 private:
  struct Slot {
    uint64_t key = 0;
    uint32_t count = 0;
  };
  void add(uint64_t key);
  [[nodiscard]] uint32_t count(uint64_t key) const;

  std::vector<Slot> slots_;
  std::size_t used_ = 0;
};

}  // namespace sagwan
