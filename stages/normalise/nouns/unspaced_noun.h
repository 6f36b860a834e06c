// SPDX-License-Identifier: Apache-2.0
// UnspacedNoun: in a language without spaces, where the noun of an amount begins and ends, the
// amount before or behind it. Which noun of a sentence it is, LinkedNoun tells. All words are
// lexicon rows: of_amount, of_noun, noun, noun_of_verb (nouns that are measured, counted and
// weighed; the last two are generated), of_kind (words that only say of what kind a noun is),
// of_prefix and of_class (characters that begin and end them), of_break (what no such noun holds),
// of_comparison (than, higher than), of_object (words that put an object before its verb), of_told
// (copulas), of_together (adverbs behind what is counted, which has what follows), of_possessive,
// per_unit.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/rules/lexicon.h"
#include "sagwan/span.h"

namespace sagwan {

class UnspacedNoun {
 public:
  explicit UnspacedNoun(const Lexicon& lexicon) : lexicon_(&lexicon) {}

  /// The noun that ends at `end`; of one that is an amount, the words before that belong to it too.
  [[nodiscard]] Span before(std::string_view text, std::size_t end) const;
  /// The noun of the lists behind a measure word that ends at `at`. `counted`: it was counted, so
  /// no particle of possession stands between.
  [[nodiscard]] Span behind(std::string_view text, uint32_t at, bool counted) const;
  /// The longest noun of any list that ends at `end`, where it begins a phrase: what stands before
  /// it might make another word of it. Empty where there is none.
  [[nodiscard]] Span listed(std::string_view text, std::size_t end) const;
  /// The noun between the word that puts an object before its verb (of_object) and the verb at
  /// `end`, where a noun of the lists ends there.
  [[nodiscard]] Span object(std::string_view text, std::size_t end) const;
  /// The noun that ends the clause behind a copula (of_told) that begins at `at`: 3 bn are aid.
  [[nodiscard]] Span told(std::string_view text, std::size_t at) const;
  /// The nouns that begin at `at` and end the phrase, the last an amount or what money is given as
  /// (of_noun, money=1); empty where others stand
  /// among them.
  [[nodiscard]] Span amounts_at(std::string_view text, std::size_t at) const;
  /// Does a noun of amounts longer than `size` bytes end at `end`?
  [[nodiscard]] bool ends_amount(std::string_view text, std::size_t end, std::size_t size) const;
  /// Where the word begins (of_comparison) before `at` that puts what follows it beside what is
  /// spoken of (than the whole); `at` where there is none.
  [[nodiscard]] std::size_t before_comparison(std::string_view text, std::size_t at) const;
  /// Where the longest word of kind (of_kind) that ends at `end` begins; `end` where there is none.
  [[nodiscard]] std::size_t kind_begin(std::string_view text, std::size_t end) const;

 private:
  /// Does a phrase of nouns end at `at`: no character follows, or a joint before a number?
  [[nodiscard]] bool ends_phrase(std::string_view text, std::size_t at) const;
  /// The noun that ends the phrase behind money that begins at `at`, where no verb stands in it.
  [[nodiscard]] Span last_of_phrase(std::string_view text, std::size_t at) const;
  /// Is the noun an amount, or what money is given as (of_noun, money=1)?
  [[nodiscard]] bool gives_money(std::string_view text, Span noun) const;
  /// Behind the phrase that begins at `at` with a word that says what something concerns or where
  /// it is from (of_relative), and ends in a possessive; `at` where there is none.
  [[nodiscard]] std::size_t relative_end(std::string_view text, std::size_t at) const;
  /// The noun that ends the phrase that begins at `at`, behind a possessive; empty where the phrase
  /// does not end in one.
  [[nodiscard]] Span owned(std::string_view text, std::size_t at) const;
  /// Where the compound begins of which the words behind `begin` are the end: up to four nouns and
  /// words that say of what kind it is (of_kind), a short form in brackets among them.
  [[nodiscard]] std::size_t compound_begin(std::string_view text, std::size_t begin) const;
  /// The same of a noun from `begin` to `end` that is no amount: verbs may stand before it.
  [[nodiscard]] std::size_t with_kinds(std::string_view text, std::size_t begin,
                                       std::size_t end) const;
  /// Does a longer word end at `end` too, up to two characters before `begin`?
  [[nodiscard]] bool within_word(std::string_view text, std::size_t begin, std::size_t end) const;
  /// Where the longest word of kind ends that begins at `at`; `at` where there is none.
  [[nodiscard]] std::size_t kind_end(std::string_view text, std::size_t at) const;
  /// Where the text before the short form of letters ends that ends at `end` in its brackets; `end`
  /// where there is none.
  [[nodiscard]] static std::size_t before_short_form(std::string_view text, std::size_t end);
  /// Where the longest noun of the lists that ends at `end` begins; `end` where there is none.
  [[nodiscard]] std::size_t noun_begin(std::string_view text, std::size_t end) const;
  /// Where a noun of one character (a fee, a rate) begins with the two before it; `begin` where it
  /// has more, or a word stands there that no noun holds.
  [[nodiscard]] std::size_t with_stem(std::string_view text, std::size_t begin,
                                      std::size_t end) const;
  /// True if the noun in `begin` to `end` makes a rate with the character before it: each person.
  [[nodiscard]] bool is_rate(std::string_view text, std::size_t begin, std::size_t end) const;
  /// True if a unit that makes a rate ends at `at`.
  [[nodiscard]] bool rate_ends(std::string_view text, std::size_t at) const;
  /// Where the longest noun of the lists that begins at `at` ends; `at` where there is none. A
  /// compound goes on over the nouns directly behind it. `counted`: so do verbs that are nouns too.
  [[nodiscard]] std::size_t noun_end(std::string_view text, std::size_t at, bool counted) const;
  [[nodiscard]] std::size_t compound_end(std::string_view text, std::size_t at, bool counted) const;
  [[nodiscard]] bool is(std::string_view word, std::string_view type) const;

  const Lexicon* lexicon_;
};

}  // namespace sagwan
