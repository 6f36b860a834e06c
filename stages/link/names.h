// SPDX-License-Identifier: Apache-2.0
// Names as they are compared: with their script, and the family name apart from the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/characters.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// A name to compare: the first mention of an entity with this text.
struct Name {
  std::string_view text;
  std::string_view last;  ///< the family name: the last word, or what stands before a comma
  std::string_view rest;  ///< the other words
  Script script = Script::none;
  uint32_t mention = kNone;
};

/// `text` must outlive it.
[[nodiscard]] Name make_name(std::string_view text, uint32_t mention);

/// The words of a name; initials that are written on to each other are apart.
[[nodiscard]] std::vector<std::string_view> words_of(std::string_view name);
/// A letter, with or without its point.
[[nodiscard]] bool is_initial(std::string_view word);

/// Bytes that two forms of a word share at least.
inline constexpr std::size_t kLeastShared = 6;
/// Two case forms of one word: alike but for the last letters.
[[nodiscard]] bool near_forms(std::string_view a, std::string_view b);

}  // namespace sagwan
