// SPDX-License-Identifier: Apache-2.0
// NumberReader: the exact value of a number expression: digits, words, or both mixed (1.2 and a
// scale word, hundreds in words). The words are the lexicon's rows of type `numeral` (id = value,
// attribute kind), `numeral_ordinal`,
// `numeral_joiner` and `numeral_point`, the habits of digits (which mark parts decimals) are the
// language's. It reads an expression that a pattern cut out; it finds none.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/decimal.h"

namespace sagwan {

struct Number {
  Decimal value;
  Decimal max;        ///< of a word that is a range (two or three); else as `value`
  Decimal numerator;  ///< of a fraction in words; `denominator` is zero where there is none
  Decimal denominator;
  bool is_ordinal = false;
};

class NumberReader {
 public:
  /// Both must outlive the reader. Builds one table of words a language.
  NumberReader(const Lexicon& lexicon, const Languages& languages);

  /// The value of all of `text`; none where a part of it is no number, where parts do not follow
  /// each other as in a number (20 after 5), where it is indefinite (dozens), or where it does not
  /// fit in 36 digits. `lang` 0 takes the language of the text's letters.
  [[nodiscard]] std::optional<Number> read(std::string_view text, LangId lang) const;

 private:
  /// What a word does: adds, multiplies what stands before, or only joins (and), or parts the
  /// decimals (point).
  enum class Role { add, digit, ten, scale, fraction, ordinal, indefinite, joiner, point };
  struct Word {
    Role role = Role::add;
    Decimal low;
    Decimal high;
    Decimal numerator;
    Decimal denominator;
    bool elliptic = false;  ///< a scale behind which a last digit counts its tenths
  };
  using Table = std::unordered_map<std::string_view, Word>;

  /// A part of the sum; what follows it must be smaller than `unit`.
  struct Term {
    Decimal low;
    Decimal high;
    Decimal unit;
    bool positional = false;  ///< digits in words, one after the other: nineteen four five
    bool digits = false;      ///< written in digits
  };
  struct Reading;

  static std::optional<Word> word_of(const LexiconEntry& entry);
  void build(const Lexicon& lexicon, LangId lang);
  [[nodiscard]] const Word* longest(const Table& table, std::string_view text,
                                    std::size_t& length) const;

  const Languages* languages_;
  std::vector<Table> tables_;  // by language that has rules of its own
  std::size_t longest_word_ = 0;
};

/// Digits with grouping marks and a decimal mark as a language with decimal mark `decimal` writes
/// them: `4,946`, `1 234,5`, `1.234.567`. None where `text` holds anything else.
[[nodiscard]] std::optional<Decimal> read_digits(std::string_view text, char decimal);

}  // namespace sagwan
