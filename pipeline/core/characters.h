// SPDX-License-Identifier: Apache-2.0
// Characters: scripts and classes of code points, by range; and the few characters that the engine
// itself must know by name. Ranges are Unicode 15 blocks; what a word of a language is stays in
// data.
#pragma once

#include <cstdint>

namespace sagwan {

enum class Script : uint8_t { none, latin, cyrillic, hangul, han, kana, other };

inline constexpr char32_t kMiddleDot = 0x00B7;
inline constexpr char32_t kEnDash = 0x2013;
inline constexpr char32_t kMinus = 0x2212;
inline constexpr char32_t kIdeographicFullStop = 0x3002;
inline constexpr char32_t kNoBreakSpace = 0x00A0;
inline constexpr char32_t kIdeographicSpace = 0x3000;
inline constexpr char32_t kZeroWidthSpace = 0x200B;
inline constexpr char32_t kByteOrderMark = 0xFEFF;

/// Script of a letter; `none` for digits, punctuation, symbols and space.
[[nodiscard]] constexpr Script script_of(char32_t c) {
  if (c < 0x80) return ((c | 0x20U) >= 'a' && (c | 0x20U) <= 'z') ? Script::latin : Script::none;
  if (c >= 0xAC00 && c < 0xD7B0) return Script::hangul;  // most of what is asked for
  if (c < 0xC0) return Script::none;
  if (c < 0x250) return c == 0xD7 || c == 0xF7 ? Script::none : Script::latin;
  if (c < 0x370) return Script::none;
  if (c < 0x400) return Script::other;
  if (c < 0x530) return Script::cyrillic;
  if (c < 0x1100) return Script::other;
  if (c < 0x1200) return Script::hangul;
  if (c >= 0x1E00 && c < 0x1F00) return Script::latin;
  if (c < 0x2E80) return c >= 0x2000 ? Script::none : Script::other;
  if (c == 0x3005 || c == 0x3007) return Script::han;
  if (c < 0x3041) return c < 0x3000 ? Script::han : Script::none;
  if (c < 0x3100) return c == 0x30FB ? Script::none : Script::kana;
  if (c < 0x3190) return Script::hangul;
  if (c >= 0x3400 && c < 0xA000) return c >= 0x4DC0 && c < 0x4E00 ? Script::none : Script::han;
  if (c >= 0xF900 && c < 0xFB00) return Script::han;
  if (c >= 0x20000 && c < 0x32000) return Script::han;
  if (c >= 0xA000 && c < 0xAC00) return Script::other;
  return Script::none;
}

/// A capital of Latin (ASCII, Latin-1) or Cyrillic letters.
[[nodiscard]] constexpr bool is_capital(char32_t c) {
  return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7) ||
         (c >= 0x400 && c <= 0x42F);
}
/// The small letter of such a capital; any other character as it is.
[[nodiscard]] constexpr char32_t small_of(char32_t c) {
  if (!is_capital(c)) return c;
  return c >= 0x400 && c < 0x410 ? c + 0x50U : c + 0x20U;
}

[[nodiscard]] constexpr bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

/// White space that text extraction yields, line ends included.
[[nodiscard]] constexpr bool is_space(char32_t c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == kNoBreakSpace || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == kIdeographicSpace;
}

/// Characters that take no room and carry no text: zero-width space and joiners, BOM, soft hyphen.
[[nodiscard]] constexpr bool is_ignorable(char32_t c) {
  return (c >= kZeroWidthSpace && c <= 0x200F) || c == 0x2060 || c == kByteOrderMark || c == 0xAD;
}

/// A precomposed Hangul syllable.
[[nodiscard]] constexpr bool is_hangul_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }
/// Number of its final consonant: 0 is none, 8 is rieul.
[[nodiscard]] constexpr uint32_t final_consonant(char32_t syllable) {
  return (syllable - 0xAC00U) % 28U;
}
inline constexpr uint32_t kRieul = 8;

}  // namespace sagwan
