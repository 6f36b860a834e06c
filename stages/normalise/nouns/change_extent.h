// SPDX-License-Identifier: Apache-2.0
// Changes that a noun of the extent of a rise tells. Words are lexicon rows: change_extent (nouns
// of how far something rose or fell: id up, down), and those of LinkedNoun.
#pragma once

#include "pipeline/core/stage.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Amounts of a noun of extent (a rise's extent of 2.6%) are changes of what rose: the noun before
/// that noun, else the one of the amount before.
void changes_by_extent(const NounPlaces& places, Layer<Quantity>& quantities);

/// Does `noun` end in a noun of extent, or begin with one?
[[nodiscard]] bool has_extent(const NounPlaces& places, Span noun);

}  // namespace sagwan
