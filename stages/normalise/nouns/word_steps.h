// SPDX-License-Identifier: Apache-2.0
// word_steps: steps over a word and a space.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"

namespace sagwan {

/// True if a letter of the script begins at `at`.
[[nodiscard]] inline bool continues(std::string_view text, std::size_t at, Script script) {
  return at < text.size() && script_of(utf8::decode(text, at)) == script;
}

/// Behind the space at `at`, if one is there.
[[nodiscard]] inline std::size_t skip_space(std::string_view text, std::size_t at) {
  return at < text.size() && is_space(utf8::decode(text, at)) && text[at] != kBlockBreak
             ? at + utf8::length(text[at])
             : at;
}

/// The end of the letters of one script that start at `at`.
[[nodiscard]] inline std::size_t word_end(std::string_view text, std::size_t at, Script script) {
  while (continues(text, at, script)) at += utf8::length(text[at]);
  return at;
}

/// The beginning of the letters of one script that end at `end`.
[[nodiscard]] inline uint32_t word_begin(std::string_view text, uint32_t end, Script script) {
  while (end > 0 && script_of(utf8::decode_before(text, end)) == script)
    end = static_cast<uint32_t>(utf8::previous(text, end));
  return end;
}

}  // namespace sagwan
