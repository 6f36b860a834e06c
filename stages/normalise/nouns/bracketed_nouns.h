// SPDX-License-Identifier: Apache-2.0
// bracketed_nouns: the noun of amounts in brackets behind the names of a list, which a preposition
// puts behind what they measure: deficits with China (up 5% to $14 bn), Japan (down 3%) and Italy
// ($2 bn). In a language that parts words by spaces and writes names with capitals. All words are
// lexicon rows: of_preposition, of_amount, of_conj (joints of the list), of_article.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives the first amount of each such bracket its noun, unless it has one that is no name;
/// `quantities` are sorted by place.
void nouns_of_bracketed_names(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
