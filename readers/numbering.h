// SPDX-License-Identifier: Apache-2.0
// Numbering: the marks of numbered lists and outlines, which DOCX and HWPX do not write in the text
// but count: `1.`, `2.1.`, roman numbers, letters, syllables of the Korean order, bullets.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace sagwan::readers {

constexpr std::size_t kListLevels = 10;

/// How a number is written.
enum class NumberForm : uint8_t {
  digits,
  roman_upper,
  roman_lower,
  latin_upper,
  latin_lower,
  cyrillic_lower,
  cyrillic_upper,
  syllable,   ///< the first syllables of the Korean order
  consonant,  ///< the Korean letters
  circled_digits,
  circled_syllable,
  ideograph,      ///< Chinese numerals
  hangul_digits,  ///< the same, in Hangul
  bullet,         ///< the text of the level is the mark
  none,           ///< no mark
};

[[nodiscard]] std::string written(NumberForm form, uint32_t number);

struct ListLevel {
  NumberForm form = NumberForm::none;
  std::string text;  ///< `%2` stands for the number of the second level
  uint32_t start = 1;
};

struct ListShape {
  std::array<ListLevel, kListLevels> levels;
};

/// Counts the entries of the lists of one document.
class ListCounter {
 public:
  /// The mark of the next entry of a list, without a blank behind; empty for none.
  [[nodiscard]] std::string next(const std::string& list, const ListShape& shape,
                                 std::size_t level);

 private:
  std::map<std::string, std::array<uint32_t, kListLevels>> counts_;
};

}  // namespace sagwan::readers
