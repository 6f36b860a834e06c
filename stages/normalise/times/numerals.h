// SPDX-License-Identifier: Apache-2.0
// Numerals of a time expression: digits, or words of the lists (type `numeral`) put together.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "pipeline/rules/lexicon.h"

namespace sagwan {

/// The number that `text` writes: its digits (what is not a digit around them is skipped), else its
/// words: twenty-five, the ten-five of Chinese and Korean, and digits read one by one. None where
/// it is no number.
[[nodiscard]] std::optional<int32_t> whole_number(std::string_view text, const Lexicon& lexicon,
                                                  LangId lang);

/// The same as decimal text for a duration (`1.5`, `26`), or `X` for an indefinite number.
[[nodiscard]] std::optional<std::string> count_text(std::string_view text, const Lexicon& lexicon,
                                                    LangId lang);

}  // namespace sagwan
