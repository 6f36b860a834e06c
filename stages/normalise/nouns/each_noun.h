// SPDX-License-Identifier: Apache-2.0
// Amounts of which each is of a noun of its own: exports and imports rose by 3 % and 5 %,
// respectively. A word of the list `of_each` says so, before the amounts or behind them; what joins
// the nouns, and the amounts, are rows of `of_joint`.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives each amount of such a series its noun, where there are as many nouns as amounts;
/// `quantities` are sorted by place and have the noun that stands beside the first of them.
void part_nouns(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
