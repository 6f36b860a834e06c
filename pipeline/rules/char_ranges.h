// SPDX-License-Identifier: Apache-2.0
// Ranges of code points, as character classes have them.
#pragma once

#include "pipeline/rules/syntax.h"

namespace sagwan {

// The blocks of precomposed Hangul syllables and of common Han characters.
inline constexpr char32_t kFirstHangul = 0xAC00;
inline constexpr char32_t kLastHangul = 0xD7A3;
inline constexpr char32_t kFirstHan = 0x4E00;
inline constexpr char32_t kLastHan = 0x9FA5;

/// Sorts, and joins what overlaps or touches.
void normalise(CharRanges& ranges);
/// All code points that are not in `ranges`, which must be normal.
[[nodiscard]] CharRanges complement(const CharRanges& ranges);
/// Adds the other case of ASCII, Latin-1 and Cyrillic letters, and normalises.
void add_other_case(CharRanges& ranges);
[[nodiscard]] bool contains(const CharRanges& ranges, char32_t c);

}  // namespace sagwan
