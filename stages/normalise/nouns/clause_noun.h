// SPDX-License-Identifier: Apache-2.0
// clause_noun: in a language that parts words by spaces, the noun that a verb before an amount
// speaks of (exports of goods to China in June rose by 8%), and the noun that an amount stands
// before (a $5 million prize). All words are lexicon rows: of_preposition (what stands behind it is
// not spoken of), of_article, of_link, of_saying
// (verbs of saying, before a clause of its own), of_amount, of_stop.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/rules/lexicon.h"
#include "sagwan/span.h"

namespace sagwan {

/// Which noun of a clause: one that is an amount, else any; only one that is an amount; the nearest
/// one that is an amount, as only prepositions stand before the amount (cut the rate to); the
/// nearest one, whatever it is (50 tanks worth); the one directly before a genitive (a requirement
/// of 5 tonnes); the nearest one that is an amount, a verb between or not (exports rose to Japan);
/// the object of a verb of rise and fall.
enum class ClauseNoun : uint8_t { any, amount, object, nearest, owner, governing, moved };

/// The noun before the verb or preposition that begins at `end`, in its part of the sentence: of
/// those that are amounts the first, else the nearest that no preposition governs. Empty where
/// there is none, and in scripts but Latin and Cyrillic.
[[nodiscard]] Span noun_of_clause(std::string_view text, std::size_t end, ClauseNoun sort,
                                  const Lexicon& lexicon);

/// The same before an aside that a comma ends at `end` (the length of the line, which ..., is).
[[nodiscard]] Span noun_before_aside(std::string_view text, std::size_t end, ClauseNoun sort,
                                     const Lexicon& lexicon);

/// Is the clause that ends at `end` but an aside that a preposition begins (according to the
/// ministry)?
[[nodiscard]] bool is_aside(std::string_view text, std::size_t end, const Lexicon& lexicon);

/// The noun that is an amount directly before `end`, no word between them (GDP growth 3%); empty
/// where there is none, and in scripts but Latin.
[[nodiscard]] Span adjacent_amount(std::string_view text, std::size_t end, const Lexicon& lexicon);

/// The noun of Latin letters directly before the bracket that begins behind `end`, or the amount
/// that it is a genitive of (exports of cars (3%)); empty where there is none.
[[nodiscard]] Span noun_before_bracket(std::string_view text, std::size_t end,
                                       const Lexicon& lexicon);

/// The subject of the sentence before the comma or conjunction at `end`, over clauses that only add
/// to it (exports, which fell in May, ...): the first noun that is an amount of the nearest clause
/// that has one before its verb; empty where a clause has another subject.
[[nodiscard]] Span subject_of_sentence(std::string_view text, std::size_t end,
                                       const Lexicon& lexicon);

/// The noun of Latin letters that begins at `at`, behind its article, with the words before
/// it that belong to it; empty where none begins there.
[[nodiscard]] Span noun_at(std::string_view text, std::size_t at, const Lexicon& lexicon);

/// Is the amount `span` an attribute of the noun behind it, by its hyphen or by an article before?
[[nodiscard]] bool is_attributive(std::string_view text, Span span, const Lexicon& lexicon);

}  // namespace sagwan
