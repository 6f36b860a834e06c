// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/romanise.h"

#include <algorithm>
#include <array>

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

constexpr bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }
constexpr bool is_soft(char c) { return c == 'w' || c == 'y' || c == 'h' || c == '\''; }

/// One letter for the letters that scripts do not tell apart.
constexpr char sound_class(char c) {
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

constexpr uint32_t gap_cost(char c) {
  return is_vowel(c) ? kVowelGap : is_soft(c) ? kSoftGap : kFull;
}

constexpr uint32_t change_cost(char a, char b) {
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

/// A letter's weight in the lower bound: two letters differ by no more than changing one into the
/// other costs, and none weighs more than leaving it out.
constexpr uint32_t bound_weight(char c) {
  return sound_class(c) == 'k' && !is_soft(c) ? kSoftGap + kLikeConsonant : gap_cost(c);
}

// Rows of the tables: 0 for what is no letter, then a to z, then the apostrophe.
constexpr std::size_t kRows = 28;
constexpr std::size_t kApostrophe = 27;
constexpr std::size_t row_of(char c) {
  return c >= 'a' && c <= 'z' ? static_cast<std::size_t>(c - 'a' + 1) : c == '\'' ? kApostrophe : 0;
}
constexpr char letter_of(std::size_t row) {
  return row == 0 ? ' ' : row == kApostrophe ? '\'' : static_cast<char>('a' + row - 1);
}

struct Costs {
  std::array<std::array<uint8_t, kRows>, kRows> change{};
  std::array<uint8_t, kRows> gap{};
};
constexpr Costs make_costs() {
  Costs costs;
  for (std::size_t i = 0; i < kRows; ++i) {
    costs.gap[i] = static_cast<uint8_t>(gap_cost(letter_of(i)));
    for (std::size_t j = 0; j < kRows; ++j)
      costs.change[i][j] = static_cast<uint8_t>(change_cost(letter_of(i), letter_of(j)));
  }
  return costs;
}
constexpr Costs kCosts = make_costs();

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

}  // namespace

void Romaniser::append(char32_t c, std::string& out) {
  const auto [it, fresh] = known_.try_emplace(c);
  if (fresh) {
    std::string character;
    utf8::append(character, c);
    const uint32_t entry = lexicon_.find(character, kLatinType, 0);
    if (entry != kNone) it->second = lexicon_.entry(entry).id;
  }
  out += it->second;
}

std::string Romaniser::romanise(std::string_view name) {
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
      append(kLead + number / 588, out);
      append(kVowel + number % 588 / 28, out);
      if (number % 28 != 0) append(kFinal + number % 28, out);
      continue;
    }
    append(c, out);
  }
  return smooth(out);
}

Sound::Sound(std::string_view latin) {
  for (const char c : latin.substr(0, kMaxLetters)) {
    letters_.push_back(static_cast<uint8_t>(row_of(c)));
    whole_ += gap_cost(c);
    bound_ += bound_weight(c);
  }
}

uint8_t Sound::likeness(const Sound& other, uint8_t least) const {
  const auto& a = letters_;
  const auto& b = other.letters_;
  if (a.empty() || b.empty()) return 0;
  const uint32_t whole = std::max(whole_, other.whole_);
  // 100 - far * 100 / whole >= least, whole numbers as below.
  const uint32_t farthest = ((101U - least) * whole - 1) / 100;
  if (std::max(bound_, other.bound_) - std::min(bound_, other.bound_) > farthest) return 0;
  std::array<uint32_t, kMaxLetters + 1> row;
  row[0] = 0;
  for (std::size_t j = 1; j <= b.size(); ++j) row[j] = row[j - 1] + kCosts.gap[b[j - 1]];
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const auto& change = kCosts.change[a[i - 1]];
    const uint32_t gap = kCosts.gap[a[i - 1]];
    uint32_t diagonal = row[0];
    row[0] += gap;
    uint32_t nearest = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const uint32_t above = row[j];
      row[j] =
          std::min({above + gap, row[j - 1] + kCosts.gap[b[j - 1]], diagonal + change[b[j - 1]]});
      nearest = std::min(nearest, row[j]);
      diagonal = above;
    }
    if (nearest > farthest) return 0;
  }
  const uint32_t far = std::min(row[b.size()], whole);
  const auto score = static_cast<uint8_t>(100 - far * 100 / whole);
  return score < least ? uint8_t{0} : score;
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
