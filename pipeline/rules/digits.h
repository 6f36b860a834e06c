// SPDX-License-Identifier: Apache-2.0
// Digits: numbers written in digits, with the marks between them that their language uses.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "sagwan/decimal.h"

namespace sagwan {

/// Does a digit of ASCII stand at byte `at`?
[[nodiscard]] bool digit_at(std::string_view text, std::size_t at);

/// A space, however wide, that may stand between groups of digits.
[[nodiscard]] bool is_digit_gap(char32_t c);

/// The bytes of the number in digits at the start of `text`, with the marks inside it.
[[nodiscard]] std::size_t digits_length(std::string_view text);

/// Digits with grouping marks and a decimal mark as a language with decimal mark `decimal` writes
/// them: `4,946`, `1 234,5`, `1.234.567`. None where `text` holds anything else.
[[nodiscard]] std::optional<Decimal> read_digits(std::string_view text, char decimal);

/// A power of ten, or a multiple of one: `10^6`, `3.2 x 10^6`, `1.5e6`. None where `text` holds
/// anything else.
[[nodiscard]] std::optional<Decimal> read_power(std::string_view text, char decimal);

}  // namespace sagwan
