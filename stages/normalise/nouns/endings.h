// SPDX-License-Identifier: Apache-2.0
// Endings: which words of a list a text ends with, by one walk from its end back. Lists of
// many words are asked before every amount.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/trie.h"
#include "sagwan/span.h"

namespace sagwan {

class Endings {
 public:
  Endings() = default;
  /// `words` in any order, without doubles, not empty.
  explicit Endings(const std::vector<std::string_view>& words);
  /// Of the rows of `type`: strokes part those of one row, since a word of one letter, which most
  /// words hold, is dear to look for in every text.
  [[nodiscard]] static Endings listed(const Lexicon& lexicon, std::string_view type);

  /// The longest word that `text` ends with and that `fits`, given its number among `words`; kNone
  /// where there is none.
  template <class Fits>
  [[nodiscard]] uint32_t longest(std::string_view text, Fits&& fits) const {
    const Found words = found(text);
    for (std::size_t i = words.count; i-- > 0;) {
      if (fits(words.numbers[i])) return words.numbers[i];
    }
    return kNone;
  }
  [[nodiscard]] uint32_t longest(std::string_view text) const {
    return longest(text, [](uint32_t) { return true; });
  }

 private:
  static constexpr std::size_t kMostFound = 16;
  static constexpr std::size_t kLongest = 128;  // bytes of a word

  struct Found {
    std::array<uint32_t, kMostFound> numbers;  // the shortest word first
    std::size_t count = 0;
  };
  [[nodiscard]] Found found(std::string_view text) const;

  std::vector<TrieUnit> units_;  // over the words turned round
  std::size_t longest_ = 0;
};

}  // namespace sagwan
