// SPDX-License-Identifier: Apache-2.0
// Symbols: what the marks of symbol fonts show, and raised digits.
#pragma once

#include <string>
#include <string_view>

namespace sagwan::readers {

/// What symbol fonts (Symbol, Wingdings) show for a code of the private use area; other characters
/// are themselves.
[[nodiscard]] char32_t shown(char32_t c);

/// ASCII digits as superscript digits.
[[nodiscard]] std::string superior(std::string_view digits);

}  // namespace sagwan::readers
