// SPDX-License-Identifier: Apache-2.0
// Offices of a life in scripts that put the verb before the office: who took one stands further to
// the left of the verb than beside it. Between them stand times, commas, words for since when and
// which, and the offices that he had before. Korean, whose verbs stand last, is read elsewhere
// (`appointed_offices.h`).
#pragma once

#include <map>
#include <optional>
#include <string_view>

#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class LifeOffices {
 public:
  LifeOffices(std::string_view text, const Layer<Mention>& mentions, const OfficeLayers& layers,
              const Lexicon& lexicon, const OfficeWords& words)
      : text_(text), mentions_(mentions), layers_(layers), lexicon_(lexicon), words_(words) {}

  /// Whose life tells of `office`: the person before its verb, or the one of an office before it
  /// that `holders` knows (by office, those whose holder is named first); where a sentence begins
  /// with the verb or a pronoun, the only person of the sentence before.
  [[nodiscard]] std::optional<BesideOffice> holder_of(
      uint32_t office, const std::map<uint32_t, BesideOffice>& holders) const;

 private:
  struct Verb {
    uint32_t begin = kNone;
    uint32_t body = kNone;  ///< between the verb and its office
  };

  [[nodiscard]] Verb verb_of(uint32_t office) const;

  /// Steps over what may stand between a person and the verb; false where that is nothing more.
  [[nodiscard]] bool step(uint32_t& at, bool& is_behind_body, bool& has_which) const;

  /// Does the sentence name anybody else before `person`? Then a comma behind him parts them.
  [[nodiscard]] bool is_first(uint32_t person, uint32_t sentence) const;

  /// The only person of the sentence before `sentence`, of the same line.
  [[nodiscard]] uint32_t only_person_before(uint32_t sentence) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const OfficeLayers& layers_;
  const Lexicon& lexicon_;
  const OfficeWords& words_;
};

}  // namespace sagwan
