// SPDX-License-Identifier: Apache-2.0
// NumberWords: the words of which a language makes numbers, and what each does to a sum. They are
// the lexicon's rows of type `numeral` and `numeral_ordinal` (id = value, attribute kind),
// `numeral_joiner`, `numeral_point` and `numeral_elliptic`.
#pragma once

#include <cstddef>
#include <string_view>
#include <unordered_map>

#include "pipeline/rules/lexicon.h"
#include "sagwan/decimal.h"

namespace sagwan {

class NumberWords {
 public:
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
    [[nodiscard]] bool is_range() const { return low.compare(high) != 0; }
  };

  NumberWords() = default;
  /// The words are views into the lexicon.
  NumberWords(const Lexicon& lexicon, LangId lang);

  /// The longest word at the start of `text` and its bytes; null where none stands there.
  [[nodiscard]] const Word* longest(std::string_view text, std::size_t& length) const;
  /// Exactly `text`, or null.
  [[nodiscard]] const Word* find(std::string_view text) const;

 private:
  void add_values(const Lexicon& lexicon, std::string_view type, LangId lang);
  void drop_compounds();

  std::unordered_map<std::string_view, Word> words_;
  std::size_t longest_ = 0;  ///< bytes
};

}  // namespace sagwan
