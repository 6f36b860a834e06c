// SPDX-License-Identifier: Apache-2.0
// sentence_stop: where a sentence ends, for what looks back from an amount. The point of a short
// form (1,2 th. tonnes) ends none: no capital stands behind it.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"

namespace sagwan {

/// Does a mark that ends a sentence end at `at`?
[[nodiscard]] inline bool is_sentence_stop(std::string_view text, uint32_t at) {
  if (at == 0) return false;
  const char last = text[at - 1];
  if (last == kBlockBreak || last == '?' || last == '!') return true;
  if (last != '.') return false;
  if (at == text.size()) return true;
  if (text[at] == kBlockBreak) return true;
  if (text[at] != ' ' || at + 1 >= text.size()) return false;
  const char32_t next = utf8::decode(text, at + 1);
  const bool latin = next >= 'A' && next <= 'Z';
  const bool cyrillic = (next >= 0x0410 && next <= 0x042F) || next == 0x0401;
  const bool quote = next == 0x00AB || next == 0x201C || next == '"';
  return latin || cyrillic || quote;
}

}  // namespace sagwan
