// SPDX-License-Identifier: Apache-2.0
// carried_noun: the subject that a sentence speaks on of, for amounts that have no noun beside
// them. It is carried over clauses until a new one is named (exports rose by 3 %, up from 2 % in
// May). Where particles tell the subject, the topic of the sentence speaks over its clauses (of
// exports it is said that, as demand grew, they rose by 3 %), a label in brackets too. All words
// are lexicon rows: of_particle (by its id topic, subject, object), of_clause_end (endings of verbs
// that end a clause, not the sentence), of_rate (endings of nouns that are told in percent;
// of_priced: those of them told in money), of_growing (endings of nouns of branches, which grow and
// shrink), of_partitive; of_link, of_aux, of_preposition, change and quantity_mod are what names no
// subject.
#pragma once

#include "sagwan/layers/quantity.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

/// Gives amounts without a noun that of the sentence; `quantities` are sorted by place.
void carry_nouns(const NounPlaces& places, Layer<Quantity>& quantities);

}  // namespace sagwan
