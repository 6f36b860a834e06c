// SPDX-License-Identifier: Apache-2.0
// NoteMark: the number of a note where running text calls it (`...15)` behind a word). Reading
// tells notes from lists by the calls that came before; the stage `notes` binds the calls.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace sagwan {

struct NoteMark {
  std::size_t begin = 0;  ///< of the number
  std::size_t end = 0;    ///< behind the bracket, or behind the last superscript digit
  uint32_t number = 0;
};

/// The call whose closing bracket stands at `text[close]`, a `)`: one to three digits directly
/// behind a character that is no space, no opening bracket and no part of a number. The caller sees
/// to it that no bracket is open there.
[[nodiscard]] std::optional<NoteMark> note_mark_at(std::string_view text, std::size_t close);

/// The superscript number that starts at `text[at]`, behind a character that is no space.
[[nodiscard]] std::optional<NoteMark> superscript_at(std::string_view text, std::size_t at);

}  // namespace sagwan
