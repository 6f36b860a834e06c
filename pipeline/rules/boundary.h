// SPDX-License-Identifier: Apache-2.0
// Boundaries: where a find may begin and end, decided by the characters and particles around it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/rules/rule.h"
#include "sagwan/span.h"

namespace sagwan {

/// A bit for each Boundary.
using Boundaries = uint8_t;
static_assert(kBoundaryCount <= 8);
constexpr Boundaries kEveryBoundary = (1U << kBoundaryCount) - 1;
[[nodiscard]] constexpr Boundaries bit(Boundary boundary) {
  return static_cast<Boundaries>(1U << static_cast<unsigned>(boundary));
}
/// All that there are where a letter goes on a word.
constexpr Boundaries kInsideWord = bit(Boundary::none) | bit(Boundary::digit);

/// The boundaries with which a find may begin at `at` (bytes of `text`).
[[nodiscard]] Boundaries begins_at(std::string_view text, uint32_t at);
/// The same for every character of `span` (bytes of `text`), by byte of it; 0 within a character.
void note_begins(std::string_view text, Span span, std::vector<Boundaries>& begins);

/// May a find begin at `at` (bytes of `text`)?
[[nodiscard]] bool begins_well(std::string_view text, uint32_t at, Boundary boundary);

/// May the find `span` end where it does?
[[nodiscard]] bool ends_well(std::string_view text, Span span, Boundary boundary,
                             const Languages& languages);

}  // namespace sagwan
