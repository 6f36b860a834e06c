// SPDX-License-Identifier: Apache-2.0
// CasedWords: the words, names and times of a clause of Cyrillic letters, as one reads them back
// from its verb, and what a word of it is.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "sagwan/span.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

class CasedWords {
 public:
  enum class Sort : uint8_t { word, name, time };
  struct Word {
    Span span;
    Sort sort = Sort::word;
  };

  /// The clause that ends at `end`: back to a mark or an amount, or to `from`.
  CasedWords(const NounPlaces& places, uint32_t end, uint32_t from = 0);

  [[nodiscard]] std::size_t size() const { return count_; }
  [[nodiscard]] const Word& operator[](std::size_t i) const { return words_[i]; }
  /// Where the clause begins, behind its mark and spaces.
  [[nodiscard]] uint32_t begin() const { return begin_; }

 private:
  static constexpr std::size_t kMostWords = 32;

  /// The word, name or time that ends at `end`; empty where a mark or an amount stands there.
  [[nodiscard]] static Word word_before(const NounPlaces& places, uint32_t end);

  std::array<Word, kMostWords> words_{};
  std::size_t count_ = 0;
  uint32_t begin_ = 0;
};

/// Is `word`, its capital letter made small or not, in the list?
[[nodiscard]] bool is_listed_small(const NounPlaces& places, std::string_view word,
                                   std::string_view type);

/// Behind the longest words from word `i` on that only go with a verb (on the whole, in its turn);
/// `i` where none stand there.
[[nodiscard]] std::size_t behind_adverbs(const NounPlaces& places, const CasedWords& words,
                                         std::size_t i);

}  // namespace sagwan
