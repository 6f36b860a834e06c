// SPDX-License-Identifier: Apache-2.0
// shared_base: what a change is measured against, said once for several subjects (exports rose by
// 4.6% on the year, imports by 1.7%). In languages with particles only, where these tell that
// no more than another subject stands before the change, and the verb of the first is left out. A
// clause with a verb of its own is measured by itself. Words: of_particle, change.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives each change without a base that of the change before it in its clause, where it has but
/// another subject before it and no time of its own.
void share_bases(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
