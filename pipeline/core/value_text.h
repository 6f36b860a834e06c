// SPDX-License-Identifier: Apache-2.0
// The value of a find as one short line: what rule examples, cases and golden files compare.
#pragma once

#include <string>
#include <string_view>

#include "sagwan/layers/quantity.h"
#include "sagwan/layers/time.h"

namespace sagwan {

/// `2022-02`, `2022-02 START`, `P1Y freq=2X`, `2022-12/2023-04`.
[[nodiscard]] std::string value_text(const Time& time);
/// `4946 t`, `300..500 1`, `1/3`, `26.6 % APPROX`, `3.2 % point up`. `text` is the text that spans
/// point into; the counter and `of` follow as `counter=`, `of=`.
[[nodiscard]] std::string value_text(const Quantity& quantity, std::string_view text);

}  // namespace sagwan
