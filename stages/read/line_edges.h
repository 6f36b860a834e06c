// SPDX-License-Identifier: Apache-2.0
// Line edges: the letters that a line ends and begins with, and what of them is in a set of words.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/read_config.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

/// The dots that Korean sets between words of one rank.
inline bool is_middle_dot(char32_t c) {
  return c == kMiddleDot || c == 0x2027 || c == 0x2024 || c == 0x30FB || c == 0x318D || c == 0x22C5;
}

/// The letters of `script` that `text` ends with; of some 60 bytes at the most, longer than words
/// are.
inline std::string_view last_run(std::string_view text, Script script) {
  std::size_t begin = text.size();
  while (begin > 0 && text.size() - begin < 60) {
    const std::size_t previous = utf8::previous(text, begin);
    if (script_of(utf8::decode(text, previous)) != script) break;
    begin = previous;
  }
  return text.substr(begin);
}
/// The letters of `script` that `text` begins with, as many.
inline std::string_view first_run(std::string_view text, Script script) {
  std::size_t end = 0;
  while (end < text.size() && end < 60 && script_of(utf8::decode(text, end)) == script)
    end += utf8::length(text[end]);
  return text.substr(0, end);
}
/// The first `letters` characters of `text`, or all of it.
inline std::string_view first_letters(std::string_view text, uint32_t letters) {
  std::size_t end = 0;
  for (; letters > 0 && end < text.size(); --letters) end += utf8::length(text[end]);
  return text.substr(0, end);
}
/// Letters of the longest start of `text` that is in `set`; 0 where none is.
inline uint32_t longest_start(std::string_view text, const WordSet& set) {
  uint32_t letters = 0;
  uint32_t longest = 0;
  for (std::size_t end = 0; end < text.size() && end < set.longest();) {
    end += utf8::length(text[end]);
    ++letters;
    if (set.has(text.substr(0, end))) longest = letters;
  }
  return longest;
}
/// Whether a start of `text` of `least` letters and more is in `set`.
inline bool starts_with_any(std::string_view text, const WordSet& set, uint32_t least) {
  return longest_start(text, set) >= least;
}
/// Whether an end of `word` is in `set`.
inline bool closes(std::string_view word, const WordSet& set) {
  for (std::size_t begin = word.size(); begin > 0 && word.size() - begin < set.longest();) {
    begin = utf8::previous(word, begin);
    if (set.has(word.substr(begin))) return true;
  }
  return false;
}

/// The [[join]] words of `script`, or null.
inline const JoinWords* join_words_of(const ReadConfig& config, Script script) {
  for (const JoinWords& words : config.joins) {
    if (words.script == script) return &words;
  }
  return nullptr;
}

}  // namespace sagwan
