// SPDX-License-Identifier: Apache-2.0
// Offices in apposition, in scripts that put what they belong to behind them: P, a professor of
// law at B; P, the ministry's envoy; Kenya's envoy, P.
#pragma once

#include <optional>
#include <string_view>

#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class ApposedOffices {
 public:
  ApposedOffices(std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
                 const OfficeWords& words)
      : text_(text), mentions_(mentions), lexicon_(lexicon), words_(words) {}

  /// The person before a comma, behind which an article or whose it is, a word or two of its kind
  /// and the office stand.
  [[nodiscard]] std::optional<BesideOffice> told_of(uint32_t office) const;

  /// Who is named behind a comma, where the words say whose the office is: Kenya's envoy, P.
  [[nodiscard]] std::optional<BesideOffice> named_behind_comma(uint32_t office) const;

 private:
  /// A word, or the name of whose an office is (kNone for a word).
  struct Owner {
    uint32_t begin;
    uint32_t item = kNone;
  };

  /// Is a further office with its body joined to this one?
  [[nodiscard]] bool is_joined_to_next(uint32_t office) const;

  /// The person who ends before a comma and a space before `at`.
  [[nodiscard]] uint32_t before_comma(uint32_t at) const;

  /// What stands before an office and ends at `at`.
  [[nodiscard]] Owner owner_before(uint32_t at) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Lexicon& lexicon_;
  const OfficeWords& words_;
};

}  // namespace sagwan
