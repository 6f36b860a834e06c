// SPDX-License-Identifier: Apache-2.0
// Lists of persons, each with the offices that he has, and of offices, each with its body, in
// languages whose nouns stand last and whose words end in particles.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/few_words.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class OfficeLists {
 public:
  OfficeLists(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
              const OfficeWords& words)
      : text_(text), mentions_(mentions), words_(words), era_(lexicon.surfaces("office_era", 0)) {
    std::vector<std::string_view> joints = lexicon.surfaces("of_joint", 0);
    const auto& more = words.words(OfficeWord::joint);
    joints.insert(joints.end(), more.begin(), more.end());
    joints_ = FewWords(std::move(joints));
  }

  /// The bytes of the longest of `words` at `at`; 0 where none stands there.
  [[nodiscard]] uint32_t word_at(const FewWords& words, uint32_t at) const {
    return static_cast<uint32_t>(words.longest_at(text_, at));
  }

  /// Behind a bracket at `at`, or behind a space and it.
  [[nodiscard]] uint32_t behind_bracket(uint32_t at) const;

  /// Behind what joins two in a list at `at`; `at` where nothing does.
  [[nodiscard]] uint32_t behind_joint(uint32_t at) const;

  /// Where the phrase of a person ends, with the offices that he has.
  [[nodiscard]] uint32_t phrase_end(uint32_t person) const;

  /// Where the offices that stand from `at` on, with their bodies, end.
  [[nodiscard]] uint32_t offices_end(uint32_t at) const;

  /// Does the person only say when: in the days or under the government of somebody?
  [[nodiscard]] bool is_of_era(uint32_t person) const;

  /// `person` and those who are listed behind, each with the offices that he has; kNone for a name
  /// that nobody found.
  [[nodiscard]] std::vector<uint32_t> persons_from(uint32_t person) const;

  /// `person` and those listed before, in their order; the last joint is no mere comma.
  [[nodiscard]] std::vector<uint32_t> persons_until(uint32_t person) const;

  /// The office and those joined before it, each with its body, in their order.
  [[nodiscard]] std::vector<uint32_t> offices_until(uint32_t office) const;

 private:
  [[nodiscard]] bool is_hangul_at(uint32_t at) const;

  /// Where a word that nobody found ends, before an office or a body, or before the comma of a list
  /// that goes on with a person; `at` where there is none.
  [[nodiscard]] uint32_t unknown_word_end(uint32_t at) const;

  /// Where a name of a few syllables that nobody found ends; `at` where there is none, or no
  /// bracket, joint or office behind it.
  [[nodiscard]] uint32_t unknown_end(uint32_t at) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const OfficeWords& words_;
  FewWords joints_, era_;
};

}  // namespace sagwan
