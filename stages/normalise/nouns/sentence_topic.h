// SPDX-License-Identifier: Apache-2.0
// sentence_topic: in a language whose particles tell it, what the sentence before an amount speaks
// of, over the clauses that end between: its topic, a label in brackets, or, within the amount's
// own clause, a subject or object. Words: of_clause_end and of_adnominal (endings of verbs),
// of_phrase_end (of words that take the object before them), of_growing, of_pronominal.
#pragma once

#include <cstdint>
#include <string_view>

#include "stages/normalise/nouns/endings.h"
#include "stages/normalise/nouns/noun_places.h"

namespace sagwan {

class SentenceTopic {
 public:
  /// What a topic may be that is no amount: nothing, a branch of business, which grows, or
  /// whatever the verb behind the amount says to be or to come to so much.
  enum class Told : uint8_t { amount, branch, any };

  explicit SentenceTopic(const NounPlaces& places);

  /// The noun that the sentence before `at` speaks of; empty where there is none. Looks back no
  /// farther than 500 bytes.
  [[nodiscard]] Span before(uint32_t at, Told told) const;

 private:
  /// What the words between a place and the amount have told.
  struct Passed {
    bool closed = false;  ///< a clause has ended: only a topic speaks on
    bool beside = true;   ///< no word at all: a verb is an attribute of the amount
    bool other = false;   ///< the amount's own clause has a subject that is no amount
    bool taken = false;   ///< the next object is that of a phrase, not of the verb
  };
  /// Does the walk back end with a word, and with which noun?
  struct Step {
    bool ends = false;
    Span noun;
  };
  [[nodiscard]] Step step(Span word, Told told, Passed& passed) const;

  [[nodiscard]] bool is_subject(const Beside::Marked& marked, uint32_t at) const;
  [[nodiscard]] bool is_behind_particles(uint32_t at) const;
  [[nodiscard]] bool is_sentence_end(uint32_t at) const;
  [[nodiscard]] uint32_t bracket_before(uint32_t at) const;
  [[nodiscard]] Span label_in(Span bracket) const;
  [[nodiscard]] bool is_head(Span bracket, Span label) const;

  const NounPlaces& places_;
  Endings clause_ends_;
  Endings phrase_ends_;
  Endings adnominal_;
};

}  // namespace sagwan
