// SPDX-License-Identifier: Apache-2.0
// has_script: whether a text holds a letter of a script, or has a Chinese character in a place.
#pragma once

#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

[[nodiscard]] inline bool has_script(std::string_view text, Script script) {
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    if (script_of(utf8::decode(text, i)) == script) return true;
  }
  return false;
}

/// Does a Chinese character begin at `at`?
[[nodiscard]] inline bool han_at(std::string_view text, std::size_t at) {
  return at < text.size() && script_of(utf8::decode(text, at)) == Script::han;
}

/// Does a Chinese character end at `at`?
[[nodiscard]] inline bool han_before(std::string_view text, std::size_t at) {
  return at > 0 && script_of(utf8::decode_before(text, at)) == Script::han;
}

}  // namespace sagwan
