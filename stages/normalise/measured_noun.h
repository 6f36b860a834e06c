// SPDX-License-Identifier: Apache-2.0
// measured_noun: the noun that a quantity measures (`of`): the bare noun before it, a noun with a
// particle that stands before it (a share of something, an amount that something is), or the noun
// behind it that a rule took. What counts as which is said in lexicon rows (beside.h).
#pragma once

#include "pipeline/core/stage.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/beside.h"
#include "stages/normalise/linked_noun.h"

namespace sagwan {

struct NounPlaces {
  std::string_view text;
  const Layer<Find>& finds;
  const Beside& beside;
  const LinkedNoun& linked;
  const Lexicon& lexicon;
};

/// `begin`: where the quantity starts, its limiting word (about) included; `taken`: the noun
/// behind it, or before it, as its rule took it, or empty. Empty where it measures nothing that is
/// named.
[[nodiscard]] Span measured_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin,
                                 Span taken);

/// Where the times and amounts before `begin` start that say when, since when and from what
/// something came to its amount (in the year, against the month before, from 3 to): they stand
/// between it and its noun. An amount has a word behind it that says so (of_adjunct).
[[nodiscard]] uint32_t before_adjuncts(const NounPlaces& places, uint32_t begin);

/// Where a name before `at` begins of which one amount of several is told, a particle behind it or
/// not (the output is, in the South, 3 tonnes); `at` where there is none.
[[nodiscard]] uint32_t before_name(const NounPlaces& places, uint32_t at);

}  // namespace sagwan
