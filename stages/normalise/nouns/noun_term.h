// SPDX-License-Identifier: Apache-2.0
// noun_term: the term that the noun of an amount is the head of: operating profit and net profit
// are not the same profit, nor is the key rate any rate. What makes a term of a noun are rows of
// of_kind: nouns and adjectives that say of what kind it is (of languages with cases their stems;
// verb=1: words that are verbs too); what only says whose, where, when or how much it is stays
// outside. Of nouns that say nothing alone (of_hollow, stems: the number of flights) the genitive
// behind them belongs to the term.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Widens what each amount is of to its term.
void whole_terms(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
