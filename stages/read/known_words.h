// SPDX-License-Identifier: Apache-2.0
// KnownWords: which stretches of a run of letters are words of a list, and the likeliest way to
// read a stretch: as a word, as a compound, with an end, or as what the list does not know.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "pipeline/core/word_hashes.h"
#include "sagwan/span.h"

namespace sagwan {

class KnownWords {
 public:
  static constexpr uint32_t kMostLetters = 20;
  static constexpr uint32_t kNoWords = 9;

  /// The fewest words that make a stretch: all of it, or all but an end behind them; kNoWords
  /// where none do.
  struct Fewest {
    uint32_t whole = kNoWords;
    uint32_t with_end = kNoWords;
    [[nodiscard]] bool known() const { return whole < kNoWords || with_end < kNoWords; }
    [[nodiscard]] uint32_t least() const { return whole < with_end ? whole : with_end; }
  };
  /// The words of a stretch, an end left out; count 0 where it is not known.
  struct Parts {
    std::array<Span, kMostLetters> words;
    uint32_t count = 0;
    bool has_end = false;
  };

  KnownWords(const WordHashes& list, std::span<const char32_t> letters);

  [[nodiscard]] bool word(uint32_t begin, uint32_t end) const {
    return end - begin < 16 && (lengths_[begin] >> (end - begin) & 1U) != 0;
  }
  /// How unlikely [begin, end) is as one word with compounds and an end, as a negative logarithm.
  [[nodiscard]] double cost(uint32_t begin, uint32_t end) const;
  [[nodiscard]] Fewest fewest(uint32_t begin, uint32_t end) const;
  [[nodiscard]] Parts parts(uint32_t begin, uint32_t end) const;
  [[nodiscard]] WordHashes::Hash hash(Span word) const;

 private:
  [[nodiscard]] bool is_end(uint32_t begin, uint32_t end) const;
  using Counts = std::array<uint32_t, kMostLetters + 1>;
  [[nodiscard]] Counts reach(uint32_t begin, uint32_t end) const;

  const WordHashes* list_;
  std::array<char32_t, kMostLetters> letters_{};
  uint32_t size_;
  std::array<uint16_t, kMostLetters> lengths_{};  ///< bit n: n letters from here are a word
};

}  // namespace sagwan
