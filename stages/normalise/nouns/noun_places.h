// SPDX-License-Identifier: Apache-2.0
// noun_places: what stands around an amount where its noun is looked for: the finds (times, names,
// other amounts) that a noun may not be part of, and those that may stand between the noun and its
// amount. Which noun it is, measured_noun.h says.
#pragma once

#include <string_view>

#include "pipeline/core/stage.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/agreement.h"
#include "stages/normalise/nouns/beside.h"
#include "stages/normalise/nouns/linked_noun.h"
#include "stages/normalise/nouns/taken.h"

namespace sagwan {

struct NounPlaces {
  std::string_view text;
  const Layer<Find>& finds;
  const Beside& beside;
  const LinkedNoun& linked;
  const Lexicon& lexicon;
  const Agreement& agreement;
};

/// True if there is a noun that no name or time covers; one of the lists may look like a name.
[[nodiscard]] bool is_free(const NounPlaces& places, Span noun);

/// Does the word end as an adjective or a finite verb of Russian does, and is no noun of amounts?
[[nodiscard]] bool inflects_otherwise(const NounPlaces& places, Span word);

/// Without spaces, does a listed noun of two characters or more begin at `at` (new energy cars: the
/// first is the bound form of a country too)?
[[nodiscard]] bool begins_noun(const NounPlaces& places, uint32_t at);

/// `noun`, which is as long as words without spaces between them go, without the time or the names
/// in it: the output of the first half-year, China's exports, of Brent crude the price.
[[nodiscard]] Span behind_names(const NounPlaces& places, Span noun);

[[nodiscard]] bool is_time(FindType type);

/// The outermost time or amount that ends at `end`; null where there is none.
[[nodiscard]] const Find* time_or_amount_before(const Layer<Find>& finds, uint32_t end);

/// The outermost name of a country or body that ends at `end`; null where there is none.
[[nodiscard]] const Find* name_before(const Layer<Find>& finds, uint32_t end);

/// Does `tail`, behind an amount or its bracket, begin with the particle that makes it a level of a
/// change (of_level, by its id: from, level)?
[[nodiscard]] bool is_level(std::string_view tail, std::string_view id, const Lexicon& lexicon);

/// True if an amount begins at `at`, a limit (some, at most) before it.
[[nodiscard]] bool is_amount_at(const NounPlaces& places, uint32_t at);

/// Where the times and amounts before `begin` start that say when, since when and from what
/// something came to its amount (in the year, against the month before, from 3 to): they stand
/// between it and its noun. An amount has a word behind it that says so (of_adjunct).
[[nodiscard]] uint32_t before_adjuncts(const NounPlaces& places, uint32_t begin);

/// What stands between the amount, which begins at `begin` with its limit, and its noun: links, and
/// times among them (rose in October by).
[[nodiscard]] LinkedNoun::Links links_before(const NounPlaces& places, const Quantity& quantity,
                                             uint32_t begin);

/// Does a rise or fall stand directly behind the amount that nobody makes (fell by 3%, and not was
/// raised by), and that is no forecast? Then a body before it is what moved, and not who moves it.
[[nodiscard]] bool moves_itself(const NounPlaces& places, const Quantity& quantity);

/// True if a mark of lists stands before `item`, or behind it or the bracket in which it ends.
[[nodiscard]] bool is_listed(std::string_view text, Span item);

/// Is `noun` what another amount counts, at its end (34 projects)?
[[nodiscard]] bool is_counted(const Layer<Find>& finds, Span noun);

/// Where a name before `at` begins of which one amount of several is told, a particle behind it or
/// not (the output is, in the South, 3 tonnes); `at` where there is none.
[[nodiscard]] uint32_t before_name(const NounPlaces& places, uint32_t at);

}  // namespace sagwan
