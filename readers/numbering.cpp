// SPDX-License-Identifier: Apache-2.0
#include "readers/numbering.h"

#include <string_view>

#include "pipeline/core/utf8.h"
#include "readers/symbols.h"

namespace sagwan::readers {

namespace {

constexpr uint32_t kMostRoman = 3999;
constexpr uint32_t kLatinLetters = 26;
constexpr uint32_t kSyllables = 14;

struct Roman {
  uint32_t value;
  std::string_view letters;
};
constexpr std::array<Roman, 13> kRoman = {{{1000, "M"},
                                           {900, "CM"},
                                           {500, "D"},
                                           {400, "CD"},
                                           {100, "C"},
                                           {90, "XC"},
                                           {50, "L"},
                                           {40, "XL"},
                                           {10, "X"},
                                           {9, "IX"},
                                           {5, "V"},
                                           {4, "IV"},
                                           {1, "I"}}};

/// Initial consonants of the Korean order, by their places among all that Unicode has.
constexpr std::array<char32_t, kSyllables> kInitials = {0,  2,  3,  5,  6,  7,  9,
                                                        11, 12, 14, 15, 16, 17, 18};
constexpr char32_t kFirstSyllable = 0xAC00;
constexpr char32_t kSyllablesAnInitial = 588;
constexpr std::array<char32_t, kSyllables> kConsonants = {0x3131, 0x3134, 0x3137, 0x3139, 0x3141,
                                                          0x3142, 0x3145, 0x3147, 0x3148, 0x314A,
                                                          0x314B, 0x314C, 0x314D, 0x314E};
/// Zero to ten.
constexpr std::array<char32_t, 11> kIdeographs = {0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                                  0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
constexpr std::array<char32_t, 11> kHangulDigits = {0xC601, 0xC77C, 0xC774, 0xC0BC, 0xC0AC, 0xC624,
                                                    0xC721, 0xCE60, 0xD314, 0xAD6C, 0xC2ED};
constexpr char32_t kCyrillic = 0x430;
constexpr uint32_t kCyrillicLetters = 32;
constexpr std::array<uint32_t, 6> kNoNumber = {9, 26, 28, 27, 29, 31};  // letters lists leave out

std::string roman(uint32_t number, bool upper) {
  std::string out;
  for (const Roman& one : kRoman) {
    for (; number >= one.value; number -= one.value) out += one.letters;
  }
  if (!upper) {
    for (char& c : out) c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

std::string one_of(char32_t c) {
  std::string out;
  utf8::append(out, c);
  return out;
}

/// Behind the last letter the first one stands twice, as word processors do it.
std::string letters(uint32_t number, char first) {
  return std::string((number - 1) / kLatinLetters + 1,
                     static_cast<char>(first + static_cast<char>((number - 1) % kLatinLetters)));
}

std::string cyrillic(uint32_t number, bool upper) {
  uint32_t at = 0;
  for (uint32_t letter = 0; letter < kCyrillicLetters; ++letter) {
    bool left_out = false;
    for (const uint32_t one : kNoNumber) left_out = left_out || one == letter;
    if (!left_out && ++at == number) return one_of(kCyrillic + letter - (upper ? 0x20 : 0));
  }
  return std::to_string(number);
}

std::string counted(const std::array<char32_t, 11>& numerals, uint32_t number) {
  if (number >= 100) return std::to_string(number);
  if (number <= 10) return one_of(numerals[number]);
  std::string out;
  if (number >= 20) out = one_of(numerals[number / 10]);
  out += one_of(numerals[10]);
  if (number % 10 > 0) out += one_of(numerals[number % 10]);
  return out;
}

std::string circled(char32_t first, uint32_t most, uint32_t number) {
  if (number > most) return '(' + std::to_string(number) + ')';
  return one_of(first + number - 1);
}

}  // namespace

std::string written(NumberForm form, uint32_t number) {
  if (number == 0) return "0";
  switch (form) {
    case NumberForm::roman_upper:
    case NumberForm::roman_lower:
      if (number > kMostRoman) break;
      return roman(number, form == NumberForm::roman_upper);
    case NumberForm::latin_upper:
    case NumberForm::latin_lower:
      if (number > kLatinLetters * 4) break;
      return letters(number, form == NumberForm::latin_upper ? 'A' : 'a');
    case NumberForm::cyrillic_lower:
    case NumberForm::cyrillic_upper:
      return cyrillic(number, form == NumberForm::cyrillic_upper);
    case NumberForm::syllable:
      return one_of(kFirstSyllable + kSyllablesAnInitial * kInitials[(number - 1) % kSyllables]);
    case NumberForm::consonant:
      return one_of(kConsonants[(number - 1) % kSyllables]);
    case NumberForm::circled_digits:
      return circled(0x2460, 20, number);
    case NumberForm::circled_syllable:
      return circled(0x326E, kSyllables, number);
    case NumberForm::ideograph:
      return counted(kIdeographs, number);
    case NumberForm::hangul_digits:
      return counted(kHangulDigits, number);
    case NumberForm::bullet:
    case NumberForm::none:
      return {};
    case NumberForm::digits:
      break;
  }
  return std::to_string(number);
}

std::string ListCounter::next(const std::string& list, const ListShape& shape, std::size_t level) {
  if (level >= kListLevels) return {};
  const ListLevel& own = shape.levels[level];
  if (own.form == NumberForm::none) return {};
  std::string out;
  if (own.form == NumberForm::bullet) {
    for (std::size_t i = 0; i < own.text.size(); i += utf8::length(own.text[i]))
      utf8::append(out, shown(utf8::decode(own.text, i)));
    return out;
  }
  std::array<uint32_t, kListLevels>& counts = counts_[list];
  // Levels above that have no entry of their own yet stand at their first.
  for (std::size_t i = 0; i < level; ++i) {
    if (counts[i] == 0) counts[i] = shape.levels[i].start;
  }
  counts[level] = counts[level] == 0 ? own.start : counts[level] + 1;
  for (std::size_t i = level + 1; i < kListLevels; ++i) counts[i] = 0;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const char digit = i + 1 < own.text.size() ? own.text[i + 1] : ' ';
    if (own.text[i] != '%' || digit < '1' || digit > '9') {
      out += own.text[i];
      continue;
    }
    const auto which = static_cast<std::size_t>(digit - '1');
    if (which < kListLevels) out += written(shape.levels[which].form, counts[which]);
    ++i;
  }
  return out;
}

}  // namespace sagwan::readers
