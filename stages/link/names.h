// SPDX-License-Identifier: Apache-2.0
// Names as they are compared: with their script, and the family name apart from the rest.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/core/characters.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// So many names may stand between two that are compared, by first mention: a report has some
/// hundreds, and a list of ten thousand is not compared each with each.
inline constexpr std::size_t kMostBetween = 2000;
/// The same for names that are compared by their sounds, which costs more.
inline constexpr std::size_t kMostBetweenSounds = 500;

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

/// Two case forms of one word: alike but for the last letters.
[[nodiscard]] bool near_forms(std::string_view a, std::string_view b);

}  // namespace sagwan
