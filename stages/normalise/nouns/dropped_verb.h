// SPDX-License-Identifier: Apache-2.0
// dropped_verb: the noun of an amount before which a dash stands for the verb of the clause before
// (oil output rose by 3 %, of gas - by 7 %). What stands before the dash has the amount; where a
// preposition begins it (in May - by 7 %), the noun of the amount before has. All words are lexicon
// rows: of_preposition, of_conj (words before it), of_stop, of_ending.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives amounts behind such a dash that have no noun theirs; `quantities` are sorted by place.
void nouns_of_dropped_verbs(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
