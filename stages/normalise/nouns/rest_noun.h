// SPDX-License-Identifier: Apache-2.0
// What amounts are of where nothing nearer told it.
#pragma once

#include "pipeline/core/stage.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// In a language without spaces, the subject of an amount that no list holds: a name, or the words
/// that begin its clause; else the noun of the clause before.
void rest_nouns(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
