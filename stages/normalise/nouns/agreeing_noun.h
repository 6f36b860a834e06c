// SPDX-License-Identifier: Apache-2.0
// AgreeingNoun: in a language with cases, the subject of the verb beside an amount, which may stand
// behind adverbs, times and places (in the market the dollar rose by 2 %), or behind the verb (in
// May rose by 2 % the price): the noun that the verb agrees with (agreement.h) and that no
// preposition governs. Nouns that are amounts go before others.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/agreement.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// The subject that the verb of the amount agrees with. The amount begins at `begin` with its
/// limit. Empty where none is found, and in scripts but Cyrillic.
[[nodiscard]] Span agreeing_subject(const NounPlaces& places, const Quantity& quantity,
                                    uint32_t begin);

/// May `noun` be the subject of the verb of the amount? True where it has none.
[[nodiscard]] bool may_be_subject(const NounPlaces& places, const Quantity& quantity,
                                  uint32_t begin, Span noun);

/// The noun of the nominative that begins the sentence which ends at `end`, before a mark that
/// stands for its verb (the fall in ten months - 3 %); empty where it has a verb.
[[nodiscard]] Span subject_of_label(const NounPlaces& places, uint32_t end);

/// How an amount is told of the noun of the amount before it: of a word that stands for it (it rose
/// by, they cut it by) or without a subject of its own, its verb agreeing with that noun; of a word
/// that stands for another; or nothing tells.
enum class Told : uint8_t { open, it, another };
[[nodiscard]] Told told_of(const NounPlaces& places, const Quantity& quantity, uint32_t begin,
                           const Quantity& before);

}  // namespace sagwan
