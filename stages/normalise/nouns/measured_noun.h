// SPDX-License-Identifier: Apache-2.0
// measured_noun: the noun that a quantity measures (`of`): the bare noun before it, a noun with a
// particle that stands before it (a share of something, an amount that something is), or the noun
// behind it that a rule took. What counts as which is said in lexicon rows (beside.h).
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// `begin`: where the quantity starts, its limiting word (about) included; `taken`: the noun
/// behind it, or before it, as its rule took it, or empty. Empty where it measures nothing that is
/// named.
[[nodiscard]] Span measured_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin,
                                 Span taken);

}  // namespace sagwan
