// SPDX-License-Identifier: Apache-2.0
// Repeated letters: bold type that was set by printing each letter two to four times comes out of
// some programs with every letter that often.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace sagwan {

/// A stretch of `text` in which every character stands `times` times.
struct RepeatedLetters {
  uint32_t begin;
  uint32_t end;
  uint32_t times;
};

/// The stretches, in order. Two letters of East Asia tell three and four times, four of them tell
/// two: words like Korean gakgak double one syllable or two. Linear.
[[nodiscard]] std::vector<RepeatedLetters> find_repeated_letters(std::string_view text);

}  // namespace sagwan
