// SPDX-License-Identifier: Apache-2.0
// Offices that persons take: behind the name a word of `office_taken` (as, becomes), then the
// office with its body and words of its kind.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class TakenOffices {
 public:
  TakenOffices(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
               const OfficeWords& words)
      : text_(text),
        mentions_(mentions),
        lexicon_(lexicon),
        words_(words),
        pronouns_(lexicon.surfaces("office_pronoun", 0)) {}

  /// The person before `office` who takes it; in Han also the one behind it, by whom it is filled.
  [[nodiscard]] std::optional<BesideOffice> holder_of(uint32_t office) const;

  /// Who replaces `person`; kNone where nobody does.
  [[nodiscard]] uint32_t replaces(uint32_t person) const;

  /// Does a word of taking or leaving an office, or a genitive, stand directly behind the person?
  [[nodiscard]] bool is_taken_behind(uint32_t person) const;

 private:
  [[nodiscard]] std::optional<BesideOffice> taken_by(uint32_t office) const;
  /// In Han, whose office it is in a clause that begins with a verb of taking one: the only person
  /// whom its sentence names before.
  [[nodiscard]] uint32_t in_life(uint32_t office) const;
  [[nodiscard]] uint32_t only_person(Span span) const;
  /// The subject of the sentence before, where a pronoun takes the office.
  [[nodiscard]] uint32_t meant_by_pronoun(uint32_t office, uint32_t body) const;
  /// The one person of the sentence that ends at `end`, where it begins with him.
  [[nodiscard]] uint32_t subject_before(uint32_t end) const;
  [[nodiscard]] std::optional<BesideOffice> filled_by(uint32_t office) const;
  /// Does the gap between a subject and an office end in a word of `office_as`, with no mark in it?
  [[nodiscard]] bool is_said_as(Span gap) const;

  /// Do only words of a kind stand in the gap, beside the body: in Han no mark, else few words that
  /// begin no clause?
  [[nodiscard]] bool is_plain(Span gap, uint32_t body, bool is_han) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  const OfficeWords& words_;
  std::vector<std::string_view> pronouns_;
};

}  // namespace sagwan
