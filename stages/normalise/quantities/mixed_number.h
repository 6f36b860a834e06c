// SPDX-License-Identifier: Apache-2.0
// Numbers written with a stroke, as rates and sizes are: 3-3/4, 5 1/2, 1/8.
#pragma once

#include <optional>
#include <string_view>

#include "sagwan/decimal.h"

namespace sagwan {

/// The value of all of `text`: a fraction of whole numbers, with a whole number before it that a
/// space, a hyphen or a word parts from it. None where `text` is anything else. The fraction is
/// rounded to 12 places, without zeros at its end.
[[nodiscard]] std::optional<Decimal> read_mixed(std::string_view text);

}  // namespace sagwan
