// SPDX-License-Identifier: Apache-2.0
// Names that write the sounds of a foreign one in a spaced script: words whose syllables native
// words rarely have, and what the whole text says of them (who acts, where, whose).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// How much each syllable speaks for a word of sounds (rows `sound_weight`): tenths of the
/// logarithm of how much oftener it stands in foreign names than in words.
class SoundSyllables {
 public:
  explicit SoundSyllables(const Lexicon& lexicon);
  [[nodiscard]] int weight(char32_t c) const {
    return c >= kFirst && c < kFirst + weights_.size() ? weights_[c - kFirst] : 0;
  }

 private:
  static constexpr char32_t kFirst = 0xAC00;
  static constexpr std::size_t kSyllables = 11172;
  std::vector<int8_t> weights_;
};

/// Joins the parts of foreign persons to those that `mentions` has of them, and appends the
/// persons, places and bodies that their sounds and their places in the text tell.
void add_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const SoundSyllables& syllables,
                Layer<Mention>& mentions);

/// Joins the parts only, once `mentions` has the further places of the persons.
void join_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, const SoundSyllables& syllables,
                 Layer<Mention>& mentions);

}  // namespace sagwan
