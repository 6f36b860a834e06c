// SPDX-License-Identifier: Apache-2.0
// Offices that persons take: behind the name a word of `office_taken` (as, becomes), then the
// office with its body and words of its kind.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class TakenOffices {
 public:
  TakenOffices(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
               const OfficeWords& words)
      : text_(text), mentions_(mentions), lexicon_(lexicon), words_(words) {}

  /// The person before `office` who takes it; in Han also the one behind it, by whom it is filled.
  [[nodiscard]] std::optional<BesideOffice> holder_of(uint32_t office) const;

  /// Who is named behind the office as the one by whom it is filled.
  [[nodiscard]] std::optional<BesideOffice> filled_by(uint32_t office) const;

  /// Who replaces `person`; kNone where nobody does.
  [[nodiscard]] uint32_t replaces(uint32_t person) const;

 private:
  /// Does the gap between a subject and an office end in a word of `office_as`, with no mark in it?
  [[nodiscard]] bool is_said_as(Span gap) const;

  /// Do only words of a kind stand in the gap, beside the body: in Han no mark, else few words that
  /// begin no clause?
  [[nodiscard]] bool is_plain(Span gap, uint32_t body, bool is_han) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  const OfficeWords& words_;
};

}  // namespace sagwan
