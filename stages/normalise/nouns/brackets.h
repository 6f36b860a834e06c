// SPDX-License-Identifier: Apache-2.0
// Brackets glued to a word, as those that give its short form: 'gross domestic product(GDP)'. What
// stands before them is the word that a particle or a number behind them belongs to. A name in
// small letters tells that the word is a name too.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

// A note in brackets between a number and its limit, as in 2.5% (mean) or so, is short.
inline constexpr std::size_t kLongestBracket = 48;

/// Where the bracket begins that ends at `end` and is glued to a word; `end` where there is none.
[[nodiscard]] inline std::size_t before_bracket(std::string_view text, std::size_t end) {
  constexpr std::size_t kMostInside = 60;  // bytes: a name or a note of a few words
  if (end == 0 || text[end - 1] != ')') return end;
  const std::size_t from = end - std::min(end, kMostInside);
  const std::size_t bracket = text.substr(from, end - from).rfind('(');
  const std::size_t open = from + bracket;
  if (bracket == std::string_view::npos || open == 0) return end;
  const std::string_view inside = text.substr(open, end - open);
  // Letters of one script alone may be a person's name; beside others they define the word.
  const bool small =
      std::any_of(inside.begin(), inside.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  const bool more = std::any_of(inside.begin(), inside.end(),
                                [](char c) { return static_cast<unsigned char>(c) >= 0xE0; });
  if (small && !more) return end;
  return is_space(utf8::decode_before(text, open)) ? end : open;
}

}  // namespace sagwan
