// SPDX-License-Identifier: Apache-2.0
#include "stages/link/romanise.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kLatinType = "latin";
constexpr std::string_view kHanjaType = "hanja";

// Letters of a precomposed syllable (Unicode 15, section 3.12).
constexpr char32_t kSyllables = 0xAC00;
constexpr char32_t kLead = 0x1100;
constexpr char32_t kVowel = 0x1161;
constexpr char32_t kFinal = 0x11A7;

// Costs of editing, in hundredths of a letter. Ground: the Korean rules for writing foreign words
// put a vowel between consonants and write f as p, v as b, z as j, l and r as one letter.
constexpr uint32_t kVowelGap = 35;
constexpr uint32_t kVowelChange = 35;
constexpr uint32_t kLikeConsonant = 20;
constexpr uint32_t kFull = 100;
constexpr uint32_t kSoftGap = 45;  // w, y, h: half heard
// Longer words than this are cut: names are shorter.
constexpr std::size_t kMaxLetters = 40;

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
bool is_soft(char c) { return c == 'w' || c == 'y' || c == 'h' || c == '\''; }

/// One letter for the letters that scripts do not tell apart.
char sound_class(char c) {
  switch (c) {
    case 'b':
    case 'p':
    case 'f':
    case 'v':
      return 'p';
    case 'd':
    case 't':
      return 't';
    case 'g':
    case 'k':
    case 'h':
    case 'x':
    case 'q':
      return 'k';
    case 'l':
    case 'r':
      return 'r';
    case 's':
      return 's';
    case 'z':
    case 'j':
    case 'c':
      return 'c';
    case 'm':
      return 'm';
    case 'n':
      return 'n';
    default:
      return c;
  }
}

uint32_t gap_cost(char c) { return is_vowel(c) ? kVowelGap : is_soft(c) ? kSoftGap : kFull; }

uint32_t change_cost(char a, char b) {
  if (a == b) return 0;
  if (is_vowel(a) && is_vowel(b)) return kVowelChange;
  if (is_soft(a) && is_soft(b)) return kVowelChange;
  if (is_vowel(a) != is_vowel(b))
    return (is_soft(a) || is_soft(b)) ? kVowelChange : kFull + kVowelGap;
  if (sound_class(a) == sound_class(b)) return kLikeConsonant;
  if ((sound_class(a) == 's' || sound_class(b) == 's') &&
      (sound_class(a) == 'c' || sound_class(b) == 'c'))
    return 2 * kLikeConsonant;
  return kFull;
}

void append_of(char32_t c, const Lexicon& lexicon, std::string& out) {
  std::string character;
  utf8::append(character, c);
  const uint32_t entry = lexicon.find(character, kLatinType, 0);
  if (entry != kNone) out += lexicon.entry(entry).id;
}

/// What scripts write apart for one sound: doubled letters, runs of vowels (Korean eu, eo, ae), ng.
std::string smooth(std::string_view latin) {
  std::string out;
  for (const char c : latin) {
    const char before = out.empty() ? ' ' : out.back();
    if (c == before && c != ' ') continue;
    if (is_vowel(c) && is_vowel(before)) continue;
    if (c == 'g' && before == 'n') continue;
    out.push_back(c);
  }
  return out;
}

std::string letters_of(std::string_view name, const Lexicon& lexicon) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); i += utf8::length(name[i])) {
    const char32_t c = utf8::decode(name, i);
    if (c < 0x80) {
      if ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') out.push_back(static_cast<char>(c | 0x20U));
      if (c == ' ') out.push_back(' ');
      continue;
    }
    if (is_hangul_syllable(c)) {
      const char32_t number = c - kSyllables;
      append_of(kLead + number / 588, lexicon, out);
      append_of(kVowel + number % 588 / 28, lexicon, out);
      if (number % 28 != 0) append_of(kFinal + number % 28, lexicon, out);
      continue;
    }
    append_of(c, lexicon, out);
  }
  return out;
}

}  // namespace

std::string romanise(std::string_view name, const Lexicon& lexicon) {
  return smooth(letters_of(name, lexicon));
}

uint8_t sound_likeness(std::string_view a, std::string_view b) {
  a = a.substr(0, kMaxLetters);
  b = b.substr(0, kMaxLetters);
  if (a.empty() || b.empty()) return 0;
  std::array<uint32_t, kMaxLetters + 1> row{};
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + gap_cost(b[j - 1]);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    uint32_t diagonal = row[0];
    row[0] += gap_cost(a[i - 1]);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const uint32_t above = row[j];
      row[j] = std::min({above + gap_cost(a[i - 1]), row[j - 1] + gap_cost(b[j - 1]),
                         diagonal + change_cost(a[i - 1], b[j - 1])});
      diagonal = above;
    }
  }
  uint32_t whole_a = 0;
  uint32_t whole_b = 0;
  for (const char c : a) whole_a += gap_cost(c);
  for (const char c : b) whole_b += gap_cost(c);
  const uint32_t whole = std::max(whole_a, whole_b);
  const uint32_t far = std::min(row[b.size()], whole);
  return static_cast<uint8_t>(100 - far * 100 / whole);
}

bool is_hanja_reading(std::string_view han, std::string_view hangul, const Lexicon& lexicon) {
  if (utf8::count(han) != utf8::count(hangul)) return false;
  std::size_t at = 0;
  for (std::size_t i = 0; i < han.size(); i += utf8::length(han[i])) {
    const uint32_t entry = lexicon.find(han.substr(i, utf8::length(han[i])), kHanjaType, 0);
    const std::string_view syllable = hangul.substr(at, utf8::length(hangul[at]));
    at += syllable.size();
    if (entry == kNone) return false;
    if (lexicon.entry(entry).id.find(syllable) == std::string_view::npos) return false;
  }
  return true;
}

}  // namespace sagwan
