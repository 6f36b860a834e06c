// SPDX-License-Identifier: Apache-2.0
// NumberReader: the exact value of a number expression: digits, words, or both mixed (1.2 and a
// scale word, hundreds in words). The words are number_words.h's, the habits of digits (which mark
// parts decimals) are the language's. It reads an expression that a pattern cut out; it finds none.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/rules/lexicon.h"
#include "pipeline/rules/number_words.h"
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
  /// Both must outlive the reader.
  NumberReader(const Lexicon& lexicon, const Languages& languages);

  /// The value of all of `text`; none where a part of it is no number, where parts do not follow
  /// each other as in a number (20 after 5), where it is indefinite (dozens), or where it does not
  /// fit in 36 digits. `lang` 0 takes the language of the text's letters.
  [[nodiscard]] std::optional<Number> read(std::string_view text, LangId lang) const;

 private:
  const Languages* languages_;
  std::vector<NumberWords> words_;  ///< by language; of those that have rules of their own
};

}  // namespace sagwan
