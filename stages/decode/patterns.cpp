// SPDX-License-Identifier: Apache-2.0
#include "stages/decode/patterns.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace sagwan {

namespace {

constexpr std::size_t kSample = std::size_t{64} * 1024;
// Characters from which on a pattern is more than chance: with eight of two bytes each, another
// encoding's text passes a test of nine tenths less than once in a million.
constexpr std::size_t kFewCharacters = 8;
constexpr std::size_t kMany = 24;
constexpr std::size_t kManyHan = 16;
constexpr int32_t kSure = 90;
constexpr int32_t kUnsure = 40;
constexpr double kMostUnlike = 0.1;  // of characters outside the common ones: names, symbols

unsigned char at(std::string_view bytes, std::size_t i) {
  return i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0;
}
constexpr bool within(unsigned char byte, unsigned char low, unsigned char high) {
  return byte >= low && byte <= high;
}

Guess guess_of(const char* encoding, std::size_t characters) {
  Guess out;
  out.encoding = encoding;
  out.confidence = characters >= kFewCharacters ? kSure : kUnsure;
  return out;
}

// --- UTF-16, UTF-32 --------------------------------------------------------------------------

struct Units {
  std::size_t all = 0;
  std::size_t text = 0;         // of the scripts and punctuation of reports
  std::size_t plain = 0;        // ASCII
  std::size_t ideographic = 0;  // ideographic comma and full stop
};

void count_unit(Units& units, char32_t c) {
  ++units.all;
  const bool ascii = (c >= 0x20 && c < 0x7F) || (c >= 0x09 && c <= 0x0D);
  if (ascii) ++units.plain;
  if (c == 0x3001 || c == 0x3002 || c == 0xFF0C) ++units.ideographic;
  if (ascii || (c >= 0xA0 && c < 0x180) || (c >= 0x400 && c < 0x460) ||
      (c >= 0x2010 && c < 0x2040) || (c >= 0x2190 && c < 0x2200) || (c >= 0x2460 && c < 0x2800) ||
      (c >= 0x3000 && c < 0x3100) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
      (c >= 0xFF00 && c < 0xFFF0))
    ++units.text;
}

Units units_of(std::string_view bytes, std::size_t size, bool big) {
  Units units;
  for (std::size_t i = 0; i + size <= bytes.size(); i += size) {
    char32_t c = 0;
    for (std::size_t k = 0; k < size; ++k)
      c = (c << 8U) | at(bytes, big ? i + k : i + size - 1 - k);
    count_unit(units, c);
  }
  return units;
}

bool is_text(const Units& units) {
  return units.all > 0 && static_cast<double>(units.text) >= 0.95 * static_cast<double>(units.all);
}

// --- two bytes a character -------------------------------------------------------------------

// What a text's double bytes are in the encodings of East Asia.
struct Pairs {
  std::size_t all = 0;
  bool valid = true;
  std::size_t common = 0;  // where the encoding keeps its common characters
  std::size_t kana = 0;
  std::size_t low = 0;  // second bytes below 0x80
};

// Counts the characters of `bytes` beyond ASCII. `is_single(lead)`: a character of one byte.
// `judge(lead, trail, counts)` counts one of more bytes and gives how many it has; 0 where the
// encoding has no such character, and nothing behind it is read.
template <class IsSingle, class Judge>
Pairs count_pairs(std::string_view bytes, IsSingle is_single, Judge judge) {
  Pairs out;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    const unsigned char lead = at(bytes, i);
    if (lead < 0x80) continue;
    if (is_single(lead)) {
      ++out.all;
      continue;
    }
    if (i + 1 == bytes.size()) break;
    const std::size_t taken = judge(lead, at(bytes, i + 1), out);
    if (taken == 0) {
      out.valid = false;
      break;
    }
    i += taken - 1;
  }
  return out;
}

bool never_single(unsigned char /*lead*/) { return false; }

// Windows-949: the 2,350 common syllables at B0A1-C8FE, symbols at A1-AC.
std::size_t judge_korean(unsigned char lead, unsigned char trail, Pairs& out) {
  if (lead == 0x80 || lead == 0xFF ||
      !(within(trail, 0x41, 0x5A) || within(trail, 0x61, 0x7A) || within(trail, 0x81, 0xFE)))
    return 0;
  ++out.all;
  if (trail >= 0xA1 && within(lead, 0xB0, 0xC8)) ++out.common;
  if (trail >= 0xA1 && (within(lead, 0xA1, 0xA3) || within(lead, 0xA5, 0xAC))) --out.all;
  return 2;
}

// GB18030: the 3,755 characters of the first level at B0A1-D7F9, symbols at A1-A3.
std::size_t judge_chinese(unsigned char lead, unsigned char trail, Pairs& out) {
  if (lead == 0x80 || lead == 0xFF) return 0;
  if (within(trail, 0x30, 0x39)) return 4;
  if (!(within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFE))) return 0;
  ++out.all;
  if (trail >= 0xA1 && within(lead, 0xB0, 0xD7)) ++out.common;
  if (lead == 0xA4 || lead == 0xA5) ++out.kana;  // EUC-JP keeps them there too
  if (trail >= 0xA1 && within(lead, 0xA1, 0xA3)) --out.all;
  return 2;
}

// Big5: the 5,401 common characters at A440-C67E, symbols at A1-A3.
std::size_t judge_big5(unsigned char lead, unsigned char trail, Pairs& out) {
  if (!within(lead, 0x81, 0xFE) || !(within(trail, 0x40, 0x7E) || within(trail, 0xA1, 0xFE)))
    return 0;
  ++out.all;
  if (within(lead, 0xA4, 0xC6)) ++out.common;
  if (trail < 0x80) ++out.low;
  if (within(lead, 0xA1, 0xA3)) --out.all;
  return 2;
}

// Shift_JIS: kana at 829F-8396, the first level of kanji at 889F-9872.
std::size_t judge_japanese(unsigned char lead, unsigned char trail, Pairs& out) {
  if (!(within(lead, 0x81, 0x9F) || within(lead, 0xE0, 0xFC)) ||
      !(within(trail, 0x40, 0x7E) || within(trail, 0x80, 0xFC)))
    return 0;
  ++out.all;
  const bool kana = (lead == 0x82 && trail >= 0x9F) || (lead == 0x83 && trail <= 0x96);
  if (kana) ++out.kana;
  if (kana || within(lead, 0x88, 0x98)) ++out.common;
  if (lead == 0x81) --out.all;
  return 2;
}

bool is_halfwidth_kana(unsigned char lead) { return within(lead, 0xA1, 0xDF); }

bool is_common(const Pairs& pairs) {
  return pairs.valid && pairs.all >= 2 &&
         static_cast<double>(pairs.common) >= (1 - kMostUnlike) * static_cast<double>(pairs.all);
}

std::optional<Guess> east_asian(std::string_view bytes) {
  const Pairs japanese = count_pairs(bytes, is_halfwidth_kana, judge_japanese);
  if (is_common(japanese) && japanese.kana * 5 >= japanese.all)
    return guess_of("Shift_JIS", japanese.all);
  const Pairs korean = count_pairs(bytes, never_single, judge_korean);
  // Hanja stand behind the syllables. Chinese read so has two thirds of its characters there.
  const bool hanja = korean.valid && korean.all >= kMany && korean.common * 4 >= korean.all * 3;
  const Pairs chinese = count_pairs(bytes, never_single, judge_chinese);
  // Kana stand where single letters of Hangul do, and Japanese has half of its Han at the
  // syllables.
  const bool kana = chinese.kana > 0 && korean.all < kMany;
  if (is_common(korean) || hanja) return guess_of("windows-949", kana ? 0 : korean.all);
  if (chinese.valid && chinese.kana * 5 >= chinese.all && chinese.kana >= 2 &&
      static_cast<double>(chinese.kana + chinese.common) >= 0.8 * static_cast<double>(chinese.all))
    return guess_of("EUC-JP", chinese.all);
  const Pairs big5 = count_pairs(bytes, never_single, judge_big5);
  if (is_common(big5) && big5.low * 5 >= big5.all) return guess_of("Big5", big5.all);
  // Japanese without kana looks the same, so more is asked for.
  if (is_common(chinese))
    return guess_of("GB18030", chinese.all < kManyHan || chinese.kana > 0 ? 0 : chinese.all);
  return std::nullopt;
}

// --- Cyrillic ---------------------------------------------------------------------------------

// The ten most frequent letters of Russian, by offset from the first small letter (o e a i n t s r
// v l in Latin); together they are two thirds of any text.
constexpr std::array<uint8_t, 10> kFrequent = {14, 5, 0, 8, 13, 18, 17, 16, 2, 11};
// KOI8-R keeps the small letters in the order of the Latin alphabet: the offset of each byte from
// C0 on.
constexpr std::array<uint8_t, 32> kKoi8 = {30, 0,  1,  22, 4,  5,  20, 3,  21, 8,  9,
                                           10, 11, 12, 13, 14, 15, 31, 16, 17, 18, 19,
                                           6,  2,  28, 27, 7,  24, 29, 25, 23, 26};

struct Cyrillic {
  const char* encoding;
  /// Offset of a small letter (0-31), 32 and on for a capital, or 255.
  uint8_t (*letter)(unsigned char byte);
};

constexpr std::array<Cyrillic, 4> kCyrillic = {{
    {"windows-1251",
     [](unsigned char b) -> uint8_t {
       return b >= 0xE0   ? static_cast<uint8_t>(b - 0xE0)
              : b >= 0xC0 ? static_cast<uint8_t>(b - 0xC0 + 32)
                          : 255;
     }},
    {"KOI8-R",
     [](unsigned char b) -> uint8_t {
       return b >= 0xE0   ? static_cast<uint8_t>(kKoi8[b - 0xE0U] + 32)
              : b >= 0xC0 ? kKoi8[b - 0xC0U]
                          : 255;
     }},
    {"ISO-8859-5",
     [](unsigned char b) -> uint8_t {
       return within(b, 0xD0, 0xEF)   ? static_cast<uint8_t>(b - 0xD0)
              : within(b, 0xB0, 0xCF) ? static_cast<uint8_t>(b - 0xB0 + 32)
                                      : 255;
     }},
    {"IBM866",
     [](unsigned char b) -> uint8_t {
       return within(b, 0xA0, 0xAF)   ? static_cast<uint8_t>(b - 0xA0)
              : within(b, 0xE0, 0xEF) ? static_cast<uint8_t>(b - 0xE0 + 16)
              : within(b, 0x80, 0x9F) ? static_cast<uint8_t>(b - 0x80 + 32)
                                      : 255;
     }},
}};

std::optional<Guess> cyrillic(std::string_view bytes) {
  std::array<std::size_t, 256> counts{};
  for (const char byte : bytes) ++counts[static_cast<unsigned char>(byte)];
  const Cyrillic* best = nullptr;
  double best_share = 0;
  std::size_t best_letters = 0;
  for (const Cyrillic& candidate : kCyrillic) {
    std::size_t high = 0;
    std::size_t letters = 0;
    std::size_t frequent = 0;
    for (std::size_t byte = 0x80; byte < 256; ++byte) {
      high += counts[byte];
      const uint8_t letter = candidate.letter(static_cast<unsigned char>(byte));
      if (letter < 64) letters += counts[byte];
      if (std::find(kFrequent.begin(), kFrequent.end(), letter) != kFrequent.end())
        frequent += counts[byte];
    }
    if (high < 4 || letters * 10 < high * 9) continue;
    const double share = static_cast<double>(frequent) / static_cast<double>(letters);
    if (share > best_share) {
      best = &candidate;
      best_share = share;
      best_letters = letters;
    }
  }
  // Half of the letters: capitals and rare letters take the rest; other alphabets read so give a
  // fifth.
  if (best == nullptr || best_share < 0.45) return std::nullopt;
  return guess_of(best->encoding, best_letters / 2);
}

}  // namespace

std::optional<Guess> guess_wide(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  const bool zeros = sample.find('\0') != std::string_view::npos;
  if (zeros && bytes.size() % 4 == 0) {
    for (const bool big : {false, true}) {
      const Units units = units_of(sample, 4, big);
      if (is_text(units)) return guess_of(big ? "UTF-32BE" : "UTF-32LE", units.all);
    }
  }
  if (bytes.size() % 2 != 0) return std::nullopt;
  const Units little = units_of(sample, 2, false);
  const Units big = units_of(sample, 2, true);
  const auto fits = [&](const Units& units, const Units& other) {
    // Without a zero byte only punctuation tells: pairs of other encodings are Han and Hangul too.
    const std::size_t signs = units.ideographic + (zeros ? units.plain : 0);
    const std::size_t other_signs = other.ideographic + (zeros ? other.plain : 0);
    return is_text(units) && signs > 0 && signs > 4 * other_signs &&
           (zeros || units.ideographic * 100 >= units.all);
  };
  if (fits(little, big)) return guess_of("UTF-16LE", little.all);
  if (fits(big, little)) return guess_of("UTF-16BE", big.all);
  return std::nullopt;
}

std::optional<Guess> guess_pattern(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.find("\x1B$)C") != std::string_view::npos)
    return guess_of("ISO-2022-KR", kFewCharacters);
  if (sample.find("\x1B$B") != std::string_view::npos ||
      sample.find("\x1B$@") != std::string_view::npos)
    return guess_of("ISO-2022-JP", kFewCharacters);
  const std::optional<Guess> letters = cyrillic(sample);
  const std::optional<Guess> pairs = east_asian(sample);
  if (letters && pairs) return std::nullopt;
  return letters ? letters : pairs;
}

}  // namespace sagwan
