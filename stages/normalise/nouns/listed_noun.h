// SPDX-License-Identifier: Apache-2.0
// listed_noun: the noun of an amount where no particle tells it: behind a verb or preposition
// (exports rose by 3%), without spaces, or by the amount's own attributes. All words are lexicon
// rows, asked by linked_noun.h.
#pragma once

#include <cstdint>

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Kinds that a noun of amounts may have behind a genitive: a growth rate of 1.9%.
[[nodiscard]] bool can_be_governed(QuantityKind kind);

/// Is the counter itself what is counted (three countries)?
[[nodiscard]] bool names_its_noun(const NounPlaces& places, const Quantity& quantity);

/// Before a number without a unit, in languages without spaces: population 3.4 billion.
[[nodiscard]] Span noun_of_number(const NounPlaces& places, uint32_t begin);

/// Behind a verb, and in languages without spaces: the noun of the amount, which begins at `begin`
/// with its limit; empty where there is none.
[[nodiscard]] Span noun_of_lists(const NounPlaces& places, const Quantity& quantity,
                                 uint32_t begin);

/// Of a share that is told of an amount (debt reached 74% of output), that amount.
[[nodiscard]] Span subject_of_part(const NounPlaces& places, const Quantity& quantity,
                                   uint32_t begin);

}  // namespace sagwan
