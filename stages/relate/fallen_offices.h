// SPDX-License-Identifier: Apache-2.0
// Offices before the verb by which they fall to somebody: who is named behind it, and whom he
// follows. Between the office and the verb stand bodies and the circumstances of a sentence.
#pragma once

#include <string_view>

#include "sagwan/layers/mention.h"
#include "stages/relate/office_words.h"

namespace sagwan {

class FallenOffices {
 public:
  FallenOffices(std::string_view text, const Layer<Mention>& mentions, const OfficeWords& words)
      : text_(text), mentions_(mentions), words_(words) {}

  /// The person to whom the office falls: behind a verb for that at `at`, or, where the office is
  /// new, between commas.
  [[nodiscard]] uint32_t holder_of(uint32_t office, uint32_t at) const;

  /// Who had the office before, behind a word for that and the bodies of the office.
  [[nodiscard]] uint32_t instead_of(uint32_t office) const;

 private:
  /// Behind the words between an office and the verb for whom it falls to: bodies, who had it
  /// before, and few words that nobody found, of which none has a capital. Only in Cyrillic, where
  /// the case of the office tells that it is no subject.
  [[nodiscard]] uint32_t behind_circumstance(uint32_t at) const;

  /// Behind a name in quotes at `at`; `at` where none stands there.
  [[nodiscard]] uint32_t behind_quoted(uint32_t at) const;

  /// The person at `at`, or behind a word or two without a capital: his age, what he is.
  [[nodiscard]] uint32_t behind_age(uint32_t at) const;

  /// The bytes of the verb at `at` behind which who gets an office stands; 0 where none stands
  /// there.
  [[nodiscard]] uint32_t falls_behind(uint32_t at) const;

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const OfficeWords& words_;
};

}  // namespace sagwan
