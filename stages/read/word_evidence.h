// SPDX-License-Identifier: Apache-2.0
// WordEvidence: what a list of words says of a line end between two letters: whether one word that
// it cuts, or two words, are the likelier reading; and where both are compounds of known words, how
// this document writes such compounds elsewhere. stages/read/README.md, Joins.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <unordered_map>

#include "pipeline/core/read_config.h"
#include "stages/read/known_words.h"

namespace sagwan {

/// How a document writes two nouns that follow each other: as one word or as two.
class CompoundHabit {
 public:
  CompoundHabit(std::string_view text, Script script, const WordHashes& list);
  /// Log odds for a space between the words of these hashes.
  [[nodiscard]] double space(WordHashes::Hash left, WordHashes::Hash right) const;

 private:
  struct Seen {
    uint32_t behind = 0;  ///< as a later word of a compound
    uint32_t behind_space = 0;
    uint32_t before = 0;  ///< as an earlier one
    uint32_t before_space = 0;
  };
  void line(std::string_view line, Script script, const WordHashes& list);
  std::unordered_map<WordHashes::Hash, Seen> seen_;
  uint32_t joined_ = 0;
  uint32_t spaced_ = 0;
};

class WordEvidence {
 public:
  /// `text` is the document's, and outlives this.
  WordEvidence(std::string_view text, const JoinWords& words) : text_(text), words_(&words) {}

  /// Log odds for a space between `left` and `right`, runs of letters at a line end, from `odds`,
  /// which other evidence gave. A few microseconds; the first call for compounds reads `text`.
  [[nodiscard]] double weigh(double odds, std::string_view left, std::string_view right);

 private:
  [[nodiscard]] bool is_bound(std::string_view left, std::string_view right) const;

  std::string_view text_;
  const JoinWords* words_;
  std::optional<CompoundHabit> habit_;
};

}  // namespace sagwan
