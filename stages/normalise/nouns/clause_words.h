// SPDX-License-Identifier: Apache-2.0
// Words of Latin and Cyrillic letters, as a clause has them: with hyphens, apostrophes, figures and
// the points of initials.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "sagwan/span.h"

namespace sagwan {

[[nodiscard]] inline Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

[[nodiscard]] inline bool is_word_mark(char c) {
  return c == '-' || c == '\'' || (c >= '0' && c <= '9');
}

/// Does the point of a letter that stands for a word end at `end` (the U.S. deficit)?
[[nodiscard]] inline bool is_initial_point(std::string_view text, std::size_t end) {
  const bool initial =
      end >= 2 && text[end - 1] == '.' && text[end - 2] >= 'A' && text[end - 2] <= 'Z';
  return initial && (end == 2 || text[end - 3] == ' ' || text[end - 3] == '.');
}

inline constexpr std::string_view kApostrophe = "\u2019";

/// Where the word of letters, digits, hyphens and apostrophes that ends at `end` begins.
[[nodiscard]] inline std::size_t word_begin(std::string_view text, std::size_t end) {
  while (end > 0) {
    const Script script = script_of(utf8::decode_before(text, end));
    if (script != Script::latin && script != Script::cyrillic && !is_word_mark(text[end - 1]) &&
        !text.substr(0, end).ends_with(kApostrophe) && !is_initial_point(text, end))
      break;
    end = utf8::previous(text, end);
  }
  return end;
}
[[nodiscard]] inline std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    const Script script = script_of(utf8::decode(text, at));
    if (script != Script::latin && script != Script::cyrillic && !is_word_mark(text[at]) &&
        !text.substr(at).starts_with(kApostrophe))
      break;
    at += utf8::length(text[at]);
  }
  return at;
}

[[nodiscard]] inline std::size_t letters_of(std::string_view word) {
  std::size_t letters = 0;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i])) ++letters;
  return letters;
}

[[nodiscard]] inline bool is_latin(std::string_view word) {
  return !word.empty() && script_of(utf8::decode(word, 0)) == Script::latin;
}

[[nodiscard]] inline bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

/// Where the text before the quoted name ends that ends at `end` (output of <<North>>); `end` where
/// there is none.
[[nodiscard]] inline std::size_t before_quoted(std::string_view text, std::size_t end) {
  constexpr std::size_t kLongestName = 60;  // bytes
  constexpr std::string_view kOpen = "\u00AB";
  constexpr std::string_view kClose = "\u00BB";
  if (!text.substr(0, end).ends_with(kClose)) return end;
  const std::size_t from = end - std::min<std::size_t>(end, kLongestName);
  const std::size_t quote = text.substr(from, end - from).rfind(kOpen);
  const std::size_t open = from + quote;
  if (quote == std::string_view::npos || open == 0) return end;
  return text[open - 1] == ' ' ? open - 1 : end;
}

/// Where the text before the short form in brackets ends that ends at `end` (exports of gas (LNG));
/// `end` where there is none.
[[nodiscard]] inline std::size_t before_short_form(std::string_view text, std::size_t end) {
  constexpr std::size_t kMostInside = 60;  // bytes: or an exception (except food and drinks)
  if (end == 0 || text[end - 1] != ')') return end;
  const std::size_t from = end - std::min(end, kMostInside);
  const std::size_t bracket = text.substr(from, end - from).rfind('(');
  const std::size_t open = from + bracket;
  if (bracket == std::string_view::npos || open < 2 || text[open - 1] != ' ') return end;
  const std::string_view inside = text.substr(open + 1, end - open - 2);
  const bool name = inside.find_first_of("0123456789+%") == std::string_view::npos;
  return name && word_begin(text, open - 1) != open - 1 ? open - 1 : end;
}

/// Does the point of a number end at `at` (13.3 km)?
[[nodiscard]] inline bool is_point_in_number(std::string_view text, std::size_t at) {
  const auto is_digit_at = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9'; };
  return at > 1 && at < text.size() && (text[at - 1] == '.' || text[at - 1] == ',') &&
         is_digit_at(at - 2) && is_digit_at(at);
}

/// Does a number begin `text`, its currency before it or not?
[[nodiscard]] inline bool begins_amount(std::string_view text) {
  if (text.empty()) return false;
  constexpr std::array<std::string_view, 4> kCurrencies = {"$", "\u20AC", "\u00A3", "\u00A5"};
  return (text[0] >= '0' && text[0] <= '9') ||
         std::ranges::any_of(kCurrencies, [&](std::string_view c) { return text.starts_with(c); });
}

}  // namespace sagwan
