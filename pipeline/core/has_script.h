// SPDX-License-Identifier: Apache-2.0
// has_script: whether a text holds a letter of a script.
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

}  // namespace sagwan
