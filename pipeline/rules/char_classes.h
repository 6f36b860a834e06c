// SPDX-License-Identifier: Apache-2.0
// CharClasses: what stands in a pattern for one character of several: escapes (`\d`, `\p{..}`) and
// brackets (`[a-z]`).
#pragma once

#include <optional>

#include "pipeline/rules/pattern_cursor.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

/// The class that `\d`, `\p{..}` and their kin at the cursor stand for, which moves behind it; none
/// where no such escape stands there.
[[nodiscard]] std::optional<CharRanges> read_class_escape(PatternCursor& cursor,
                                                          CharProperties& properties);

/// The character that the escape at the cursor stands for, which moves behind it.
[[nodiscard]] char32_t read_character_escape(PatternCursor& cursor);

/// The class that the brackets at the cursor hold, as it is written, or normalised where it is
/// negated. The cursor moves behind them.
[[nodiscard]] CharRanges read_bracket(PatternCursor& cursor, CharProperties& properties);

}  // namespace sagwan
