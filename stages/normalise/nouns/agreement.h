// SPDX-License-Identifier: Apache-2.0
// Agreement: in a language whose verbs agree with their subject, which number and gender a verb
// asks for and which a noun of the nominative may have, as their endings say. All are lexicon rows,
// strokes part the endings of one row: verb_agrees (endings of verbs whose subject has the amount:
// rose, fell; not of those that have an object: cut), passive_agrees (of reflexive and passive
// ones), noun_agrees (id oblique: of no nominative, adjective: of none, accusative: of a feminine
// object), noun_nominative (endings of nouns in -a and -y that are no genitive of another),
// pronoun_agrees (whole words: she, it; relative: which; object: them).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "stages/normalise/nouns/endings.h"

namespace sagwan {

class Agreement {
 public:
  explicit Agreement(const Lexicon& lexicon);

  /// Numbers and genders, one bit each; 0 for none.
  using Forms = uint8_t;
  static constexpr Forms kFeminine = 2;
  static constexpr Forms kAdjective = 16;   ///< no noun
  static constexpr Forms kAccusative = 32;  ///< a feminine noun as the object
  static constexpr Forms kPast = 64;        ///< a verb of the past, of any meaning

  /// What the verb asks for; 0 where it is no verb of that list.
  [[nodiscard]] Forms of_verb(std::string_view word) const { return verbs_.of(word); }
  /// The same of a verb of any meaning whose subject is moved or told of (is kept, was lowered).
  [[nodiscard]] Forms of_passive(std::string_view word) const {
    return static_cast<Forms>(passives_.of(word) & ~kPast);
  }
  /// Is it another verb in the plural of the past?
  [[nodiscard]] bool is_past(std::string_view word) const {
    return (passives_.of(word) & kPast) != 0;
  }
  /// What the noun may be in the nominative; a short form in capitals (GDP) whatever there is.
  [[nodiscard]] Forms of_noun(std::string_view word) const;
  /// Words that stand for a noun as the subject (it), for one before their clause (which), and as
  /// the object (cut it).
  enum class Stands : uint8_t { subject, relative, object };
  /// Of a word that stands for a noun; 0 where it is none of that sort.
  [[nodiscard]] Forms of_pronoun(std::string_view word, Stands stands) const;
  /// May the noun be the genitive of one before it?
  [[nodiscard]] bool may_be_genitive(std::string_view word) const;

 private:
  class Table {
   public:
    Table(const Lexicon& lexicon, std::string_view type);
    [[nodiscard]] Forms of(std::string_view word) const;

   private:
    std::vector<Forms> forms_;
    Endings ends_;
  };

  const Lexicon* lexicon_;
  Table verbs_;
  Table passives_;
  Table nouns_;
  Endings nominatives_;
};

}  // namespace sagwan
