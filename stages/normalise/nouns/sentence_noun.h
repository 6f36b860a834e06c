// SPDX-License-Identifier: Apache-2.0
// sentence_noun: in a language whose particles tell what a word is, the noun that an amount without
// one beside it is told of: what the verb behind it is an attribute of (investment that had been
// 3%), the noun of amounts behind a word that gives each its own (Spain by 3%, Italy by 2%: each
// forecast fell), or the subject of its sentence, a country too (China will grow by 4%). All words
// are lexicon rows: of_adnominal (endings of verbs that are attributes), of_each, of_clause_end,
// of_phrase_end (what takes the object before it), of_content (nouns that only name what their
// clause says).
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/endings.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

class SentenceNoun {
 public:
  explicit SentenceNoun(const NounPlaces& places);

  /// The noun of an amount that begins at `begin` with its limit; empty where the sentence names
  /// none.
  [[nodiscard]] Span of(const Quantity& quantity, uint32_t begin) const;

  /// What grows or shrinks by the amount, where the noun behind it only says that it does; else
  /// empty.
  [[nodiscard]] Span of_growth(const Quantity& quantity, uint32_t begin) const;

 private:
  [[nodiscard]] Span moved(const Quantity& quantity, uint32_t begin) const;
  [[nodiscard]] Span inverted(const Quantity& quantity) const;
  [[nodiscard]] Span before_bracket_of(const Quantity& quantity, uint32_t bracket) const;
  [[nodiscard]] Span attributed(const Quantity& quantity) const;
  [[nodiscard]] Span told_of_each(const Quantity& quantity) const;
  [[nodiscard]] Span subject(const Quantity& quantity, uint32_t begin) const;
  [[nodiscard]] bool is_placed(const Quantity& quantity) const;
  [[nodiscard]] Span named(const Beside::Marked& marked, const Quantity& quantity,
                           uint32_t end) const;

  const NounPlaces& places_;
  Endings clause_ends_;
  Endings phrase_ends_;
  Endings adnominal_;
};

}  // namespace sagwan
