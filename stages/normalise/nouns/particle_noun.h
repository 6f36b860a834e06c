// SPDX-License-Identifier: Apache-2.0
// particle_noun: in a language whose particles tell what a word is, the noun before an amount that
// its particle gives it: half of the budget (genitive), exports rose (subject or topic), the
// employees are 300 (said of a topic). What counts as which is said in lexicon rows (beside.h).
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Where what a verb of being over or under takes as its object begins (sales passed the forecast
/// by 5%): it is none of the amount; else `begin`.
[[nodiscard]] uint32_t before_object(const NounPlaces& places, const Quantity& quantity,
                                     uint32_t begin);

/// The noun that a particle before the amount tells, which begins at `begin` with its limit, or the
/// rate behind it that goes before that; empty where there is none.
[[nodiscard]] Span noun_by_particle(const NounPlaces& places, const Quantity& quantity,
                                    uint32_t begin);

/// Kinds of which a part is taken: what has them is their noun, whatever it is.
[[nodiscard]] bool is_share(QuantityKind kind);

/// An acronym is a body, which has the amount, unless it names one itself (GDP).
[[nodiscard]] bool is_body(const NounPlaces& places, Span noun);

}  // namespace sagwan
