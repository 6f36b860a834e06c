// SPDX-License-Identifier: Apache-2.0
// Beside: the words directly before and after a quantity: those that limit it (about, at most), and
// the noun that it measures. All words are lexicon rows: quantity_mod (id: TIMEX3's mod;
// side=before or after), of_particle (particles between a noun and its amount; id: topic,
// subject, object, genitive, other), of_amount (endings of nouns that are amounts themselves:
// price, length), of_adjunct (words behind a time or an amount that stands between a noun and its
// amount: against, from), of_predicate (what is said of an amount that its topic has: are, came
// to), of_count_predicate (so of what is counted), of_partitive (words behind a whole),
// of_spent (verbs that say what a sum before them is for), of_attribute (verbs that say of the noun
// behind them what it rose by), of_bound (nouns behind such verbs that only stand for what the
// clause says), of_rest (words behind an open list: and others), of_such (words
// behind examples of what is counted), of_figure (nouns
// that only say what sort of figure it is: forecast), of_stop (words that are no measured noun),
// of_ending (endings that a measured noun does not have; min=n: from n syllables on).
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/time.h"
#include "sagwan/span.h"
#include "stages/normalise/nouns/endings.h"

namespace sagwan {

class Beside {
 public:
  explicit Beside(const Resources& resources);

  struct Limit {
    Mod mod = Mod::none;
    uint32_t begin = 0;  ///< where the word before starts, or `span.begin`
  };
  /// The limiting word beside `span`, within the line; the one before it goes first.
  [[nodiscard]] Limit limit(std::string_view text, Span span) const;

  /// The noun directly before `at` (a space or an opening bracket may stand between); `marked`: a
  /// particle stood behind it. Empty where there is none.
  [[nodiscard]] Span noun_before(std::string_view text, uint32_t at, bool marked = false) const;

  /// What a particle makes of the noun before it. A place may be what a sum is spent on.
  enum class Role : uint8_t { none, topic, subject, object, genitive, place, other };
  struct Marked {
    Span noun;
    Role role = Role::none;
  };
  /// The noun before a particle directly before `at`; no role where there is none.
  [[nodiscard]] Marked marked_before(std::string_view text, uint32_t at) const;

  /// Where the word begins (of_partitive) that ends at `at`, spaces between, and says of what whole
  /// the amount behind it is a part (among, of); `at` where there is none.
  [[nodiscard]] uint32_t partitive_before(std::string_view text, uint32_t at) const;

  /// The noun before such a word directly before `at`; empty where there is none.
  [[nodiscard]] Span whole_before(std::string_view text, uint32_t at) const;

  /// The noun before a word (of_such) directly before `at` that makes it one of several (experts
  /// and others); empty where there is none.
  [[nodiscard]] Span example_before(std::string_view text, uint32_t at) const;

  /// As marked_before, of whatever stands before the particle: `noun` ends where it does, and is
  /// empty.
  [[nodiscard]] Marked particle_before(std::string_view text, uint32_t at) const;

  struct Adjunct {
    uint32_t begin = 0;    ///< where what the word stands behind ends
    bool is_word = false;  ///< false where there is none, and but spaces before `begin`
    bool alone = false;    ///< it needs no time or amount before it (year on year)
    bool than = false;     ///< what stands before it is compared with
  };
  /// The longest word before `at` that may stand behind a time or an amount (of_adjunct).
  [[nodiscard]] Adjunct adjunct_before(std::string_view text, uint32_t at) const;

  /// How an amount is said of a topic: at all; or as only what is counted may be (30 in all);
  /// or surely so, and not as what somebody takes it for (the bank put it at 30), who may be the
  /// topic.
  enum class Said : uint8_t { any, counted, sure };
  /// True if the amount that ends at `at` is what a topic is said to be or to have come to.
  [[nodiscard]] bool is_said(std::string_view text, uint32_t at, Said how) const;

  /// True if the sum that ends at `at`, a subject or object, is spent by the verb behind it
  /// (of_spent).
  [[nodiscard]] bool is_spent(std::string_view text, uint32_t at) const;

  /// What stands before the copula that `noun` ends in (which is a majority), by its particle of
  /// the role `other`; empty where it ends in none.
  [[nodiscard]] Span before_copula(std::string_view text, Span noun) const;

  /// True if a clause ends behind the amount that ends at `at`, without a verb: a mark stands
  /// there, or nothing.
  [[nodiscard]] bool is_last(std::string_view text, uint32_t at) const;

  /// What stands behind the verb that has its noun behind it (of_attribute), one of the two words
  /// behind `at`; 0 where neither is one, or the noun is bound (of_bound).
  [[nodiscard]] uint32_t attribute_end(std::string_view text, uint32_t at) const;

  /// The noun that the amount before `at` is said of by a genitive (of_genitive): the growth rate
  /// in 1.9% of growth rate of consumption, as Korean orders it. It is the last noun of its phrase,
  /// and names an amount, or with `any`, and behind words of worth, whatever it is; empty where
  /// there is none.
  [[nodiscard]] Span governor(std::string_view text, uint32_t at, bool any,
                              const Layer<Find>& finds) const;

  /// The last noun of the phrase that begins behind `at`, whatever it is, its particle cut off;
  /// empty where none ends there.
  [[nodiscard]] Span phrase_behind(std::string_view text, std::size_t at,
                                   const Layer<Find>& finds) const {
    return phrase_noun(text, at, true, finds);
  }

  /// Sorts of nouns behind an amount: any but results, or those that only name the result, which
  /// what it is of may stand before (of_result: surplus, difference).
  enum class Behind : uint8_t { noun, result };
  /// The noun that names an amount directly behind the amount before `at`, no particle between (25%
  /// duty, 5 bn of investment, as Korean orders it); of several words the last. Not one that only
  /// says what sort of figure it is (of_figure: forecast).
  [[nodiscard]] Span amount_behind(std::string_view text, uint32_t at, Behind sort) const;

  /// The noun of amounts in the phrase directly behind the amount before `at`, other nouns before
  /// it or not (25% goods duty), where it is not spoken of by itself.
  [[nodiscard]] Span amount_in_phrase(std::string_view text, uint32_t at) const;

  /// The noun of amounts behind a list in brackets of which the amount before `at` is one item:
  /// cars (3%), chips (5%) exports; empty where there is none.
  [[nodiscard]] Span behind_list(std::string_view text, uint32_t at) const;

  /// `noun`, or the noun of amounts before it, of which it only says what sort of figure it is
  /// (of_figure). What is `counted` is the noun before a word for its number, and else both.
  [[nodiscard]] Span without_figure(std::string_view text, Span noun, bool counted) const;

  /// True if the amount before `at` is an attribute: a genitive stands behind it.
  [[nodiscard]] bool is_attribute(std::string_view text, uint32_t at) const;

  /// True if the noun names an amount.
  [[nodiscard]] bool is_amount(std::string_view text, Span noun) const;

  /// Does `word` end in a word of the list `type`?
  [[nodiscard]] bool ends_in(std::string_view word, std::string_view type) const;

  /// True if `word` surely ends as a verb or a case of place does (of_ending, sure): no measured
  /// noun, wherever it stands.
  [[nodiscard]] bool is_no_noun(std::string_view word) const;

  /// True if `word` surely ends as a finite verb does (of_ending, id verb).
  [[nodiscard]] bool is_verb_form(std::string_view word) const;

  /// True if `word` ends as no noun does (of_ending), adjectives aside.
  [[nodiscard]] bool ends_otherwise(std::string_view word) const;

  /// True if `word` ends as an adjective does (of_ending, id adjective).
  [[nodiscard]] bool is_adjective(std::string_view word) const;

  /// True if `word` counts nothing (a function word).
  [[nodiscard]] bool is_stop(std::string_view word) const;

  /// Is it an office, whose holder says what the amount is of?
  [[nodiscard]] bool is_office(std::string_view word) const;

 private:
  /// Is `word` a noun of amounts, of two syllables or more, with the particle of a subject?
  [[nodiscard]] bool is_subject(std::string_view word) const;
  /// True if the bracket around the amount before `at` stands behind an item of a list that has one
  /// too.
  [[nodiscard]] bool is_behind_item(std::string_view text, uint32_t at) const;
  /// The last noun of the phrase that begins behind `from`: one that is an amount, or with `any`
  /// whatever it is.
  [[nodiscard]] Span phrase_noun(std::string_view text, std::size_t from, bool any,
                                 const Layer<Find>& finds) const;
  /// The Hangul word behind the space at `at`, without its particles, and its end with them; empty
  /// where none stands there.
  [[nodiscard]] std::pair<Span, std::size_t> word_behind(std::string_view text,
                                                         std::size_t at) const;
  /// Is [from, end) a word that is no noun, with the particle of a genitive (or more of)?
  [[nodiscard]] bool is_stop_of_genitive(std::string_view text, std::size_t from,
                                         std::size_t end) const;
  /// The noun behind a genitive particle, its own particle cut off; empty where it has none.
  [[nodiscard]] Span noun_of_genitive(std::string_view text, Span particle) const;
  /// Where the noun of the Hangul word [from, end) ends that the longest chain of particles is cut
  /// off; `end` where it has none.
  [[nodiscard]] std::size_t without_particles(std::string_view text, std::size_t from,
                                              std::size_t end) const;

  /// Behind the limit that stands behind `at`: some 300 or so.
  [[nodiscard]] std::size_t behind_limit(std::string_view text, uint32_t at) const;

  struct Genitive {
    std::string_view word;
    std::size_t end = 0;
  };
  /// The word of of_genitive that stands behind an amount that ends at `at`, and where it ends.
  [[nodiscard]] Genitive genitive_at(std::string_view text, uint32_t at) const;

  struct Row {
    std::string_view surface;
    Mod mod = Mod::none;
    uint32_t min = 0;
    Role role = Role::none;
    bool sure = false;       ///< of an ending: no noun has it
    bool adjective = false;  ///< of an ending
    bool verb = false;       ///< of an ending
    bool stem = false;       ///< of an ending: that of a verb no particle stands behind
  };
  const Resources* resources_;
  std::vector<Row> before_;
  Endings before_ends_;     // of before_
  std::vector<Row> after_;  // longest first
  std::vector<Row> endings_;
  std::vector<Row> particles_;
  std::vector<std::string_view> adjuncts_;
  std::vector<std::string_view> genitives_;
  std::vector<std::string_view> rests_;  // longest first
  Endings partitive_ends_;               // of partitives_
  std::vector<std::string_view> partitives_;
  Endings adjunct_ends_;  // of adjuncts_
  std::vector<std::string_view> predicates_;
  std::vector<std::string_view> views_;  // the rest of that list
  std::vector<std::string_view> count_predicates_;
};

}  // namespace sagwan
