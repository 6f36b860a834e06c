// SPDX-License-Identifier: Apache-2.0
// partitive_noun: in a language with cases, the genitive before a verb without a subject that an
// amount follows (of grain were gathered 5 tonnes, as Russian orders it): what there is so much of.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// The genitive before the verb beside the amount, which begins at `begin` with its limit, a word
/// between commas between them; empty where there is none.
[[nodiscard]] Span partitive_noun(const NounPlaces& places, const Quantity& quantity,
                                  uint32_t begin);

}  // namespace sagwan
