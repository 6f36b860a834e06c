// SPDX-License-Identifier: Apache-2.0
// LinkedNoun: the noun of an amount where a verb or preposition stands between them (exports rose
// by 8%), and where the amount stands before it (a $5 million prize). Where a noun begins and ends,
// clause_noun and, without spaces, UnspacedNoun tell.
// All words are lexicon rows: of_link (words between a noun and its amount; noun=amount: only after
// nouns that are amounts; noun=nearest: of the nearest noun), of_aux (words that go with them: has,
// likely, further; id relative, in both lists: a comma may stand before it), of_amount (endings of
// nouns that are amounts), of_worth (words between an amount and what it is the worth of; ending:
// of nouns behind them that are no amounts), of_measure (nouns behind such a word that only say how
// it is told: dollars, figures), of_changed (words between a rise and what rose), of_pace (words
// that say how fast it did), of_part (words between a part and the whole).
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/rules/resources.h"
#include "sagwan/span.h"
#include "stages/normalise/nouns/endings.h"
#include "stages/normalise/nouns/unspaced_noun.h"

namespace sagwan {

class LinkedNoun {
 public:
  explicit LinkedNoun(const Resources& resources);

  /// The words between a noun and its amount, as far as they are known: from `begin` to the amount.
  struct Links {
    uint32_t begin = 0;
    bool any = false;          ///< a link is among them
    bool amounts_only = true;  ///< none of them stands behind a noun that is no amount
    bool verb = false;         ///< a verb is among them
    bool tight = false;        ///< but one word of the genitive: a rate of
    bool participle = false;   ///< the first of them is a participle: exceeding
    bool moves = false;        ///< a verb of rise and fall is among them
    bool adjacent = false;     ///< one of them is said of the nearest noun: tanks worth
  };
  /// `links` with the links and the words that go with them before it.
  [[nodiscard]] Links links_before(std::string_view text, Links links) const;
  /// The noun before `links`; empty where there is none. `linked`: a link must be among them.
  [[nodiscard]] Span noun_before(std::string_view text, const Links& links, bool linked) const;
  /// The noun before the amount that begins at `at`, or before the links that stand there.
  [[nodiscard]] Span before(std::string_view text, uint32_t at, bool linked) const {
    return noun_before(text, links_before(text, {at}), linked);
  }
  /// Where the preposition that ends at `at` begins, spaces between; `at` where there is none.
  [[nodiscard]] uint32_t before_preposition(std::string_view text, uint32_t at) const {
    return before_word(text, at, "of_preposition");
  }
  /// The same for a word that says what sum something is for (of_sum).
  [[nodiscard]] uint32_t before_sum(std::string_view text, uint32_t at) const {
    return before_word(text, at, "of_sum");
  }
  /// Does a word that says what size something has (of_size) stand directly before `at`?
  [[nodiscard]] bool is_sized(std::string_view text, uint32_t at) const {
    return before_word(text, at, "of_size") != at;
  }
  /// Does a preposition stand directly before `at`?
  [[nodiscard]] bool is_governed(std::string_view text, uint32_t at) const {
    return before_preposition(text, at) != at;
  }
  /// Where the conjunction that ends at `at` begins (and rose by), spaces between; `at` where there
  /// is none.
  [[nodiscard]] uint32_t before_conjunction(std::string_view text, uint32_t at) const {
    return before_word(text, at, "of_conj");
  }
  /// Is `word` a link that stands behind any noun?
  [[nodiscard]] bool is_verb(std::string_view word) const;
  /// True if a possessive (of_possessive) ends at `at`, directly before an amount.
  [[nodiscard]] bool is_owned(std::string_view text, uint32_t at) const;
  /// True if a word that puts an object before its verb (of_object) ends at `at`.
  [[nodiscard]] bool is_object(std::string_view text, uint32_t at) const;
  /// True if a possessive begins at `at`, directly behind an amount.
  [[nodiscard]] bool owns(std::string_view text, uint32_t at) const;
  /// Where the verb begins (of_share) that says of what whole the share is that begins at `at`, a
  /// possessive behind the whole (imports are of demand 28%, as Chinese orders it); `at` where
  /// there is none.
  [[nodiscard]] uint32_t share_before(std::string_view text, uint32_t at) const;
  /// The whole between the verb that begins at `share` and the possessive at `end`, where it is
  /// short and of one script: is of wafer sales 74%.
  [[nodiscard]] Span whole_of_share(std::string_view text, uint32_t share, uint32_t end) const;
  /// True if words that only lead to the amount (in the amount of) end at `at`, or if the word
  /// there is governed by a preposition, and so has not the amount.
  [[nodiscard]] bool leads(std::string_view text, uint32_t at) const;
  /// Of a language with cases, the noun that is an amount directly before `at`, or before its
  /// genitives there.
  [[nodiscard]] Span amount_before(std::string_view text, uint32_t at) const;
  /// In a language with articles, the noun that the amount `span` is the size, worth or kind of: a
  /// $5 million prize, $5 million worth of tickets, $5 million in fines. It begins at `begin` with
  /// its limit (a more than 5% rise).
  [[nodiscard]] Span after(std::string_view text, Span span, uint32_t begin) const;
  /// The noun of amounts directly behind the share `span`: 25% duty.
  [[nodiscard]] Span amount_after(std::string_view text, Span span) const;
  /// Without spaces, `noun`, or what stands before the comparison that it is part of (is, against
  /// the growth of the whole, 2 points higher): a noun, or an empty span where its clause begins.
  /// `end_of_noun`: where the noun would end, where `noun` is empty.
  [[nodiscard]] Span not_compared(std::string_view text, Span noun, uint32_t end_of_noun) const;
  /// Without spaces, the noun of any list that ends at `end`.
  [[nodiscard]] Span listed(std::string_view text, std::size_t end) const {
    return unspaced_.listed(text, end);
  }
  /// Without spaces, where the word of kind (of_kind) begins that ends at `end`; `end` where there
  /// is none.
  [[nodiscard]] std::size_t kind_begin(std::string_view text, std::size_t end) const {
    return unspaced_.kind_begin(text, end);
  }
  /// Without spaces, the noun that the amount which ends at `at` is said to be: 3 bn are aid.
  [[nodiscard]] Span told(std::string_view text, uint32_t at) const {
    return unspaced_.told(text, at);
  }
  /// How what a part is of stands behind it: behind a word for it, or also without one.
  enum class Whole : uint8_t { marked, bare };
  /// In a language with articles, what the amount `span` is a part of: 40% of exports, half the
  /// decline.
  [[nodiscard]] Span part_of(std::string_view text, Span span, Whole whole) const;
  /// In a language without spaces, the noun of the lists behind a measure word that ends at `at`.
  /// `counted`: it was counted, so no particle of possession stands between.
  [[nodiscard]] Span behind(std::string_view text, uint32_t at, bool counted) const {
    return unspaced_.behind(text, at, counted);
  }

  /// Without spaces, the nouns that begin at `at` and end the phrase, the last an amount: 2 bn
  /// euros military aid.
  [[nodiscard]] Span amounts_at(std::string_view text, std::size_t at) const {
    return unspaced_.amounts_at(text, at);
  }

 private:
  /// Words between an amount and what it is the worth of.
  struct Worth {
    std::string_view surface;
    std::string_view ending;  ///< that a noun has behind them which is no amount itself
  };
  struct Link {
    std::string_view surface;
    bool amounts_only = false;
    bool aux = false;
    bool relative = false;  ///< a comma may stand before it
    bool preposition = false;
    bool noun = false;  ///< it is an amount too: costs
    bool adjacent = false;
    bool copula = false;
    bool modal = false;  ///< a verb stands behind it: will, to
    bool moves = false;  ///< a verb of rise and fall
  };
  [[nodiscard]] const Link* link_before(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool leads_to_amount(std::string_view text, std::size_t end) const;
  /// The first noun that is an amount within two words before `at`; others are its genitives.
  [[nodiscard]] Span head_before(std::string_view text, std::size_t at) const;
  [[nodiscard]] bool is(std::string_view word, std::string_view type) const;
  /// Where the word of the list `type` that ends at `at` begins, spaces between; `at` where there
  /// is none.
  [[nodiscard]] uint32_t before_word(std::string_view text, uint32_t at,
                                     std::string_view type) const;
  /// Does a modal verb or the like end at `at`, spaces between, so that a verb begins there?
  [[nodiscard]] bool is_behind_modal(std::string_view text, std::size_t at) const;
  /// Is `word` a preposition that stands for a genitive?
  [[nodiscard]] bool is_genitive(std::string_view word) const;
  /// Does `noun` only say how fast something rose (at a 3% annual pace)?
  [[nodiscard]] bool is_pace(std::string_view noun) const;

  const Resources* resources_;
  UnspacedNoun unspaced_;
  std::vector<Link> links_;
  Endings link_ends_;       // of links_
  Endings adjective_ends_;  // of_ending, id adjective
  std::vector<Worth> worths_;
};

}  // namespace sagwan
