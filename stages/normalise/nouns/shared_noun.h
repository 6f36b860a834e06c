// SPDX-License-Identifier: Apache-2.0
// Amounts that are of the noun of another: joined by a mark or word, a rise and its level, those in
// brackets.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives amounts without a noun that of the amount before, where the text between says that they
/// share it; `quantities` are sorted by place.
void share_nouns(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
