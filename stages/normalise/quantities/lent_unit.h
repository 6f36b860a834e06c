// SPDX-License-Identifier: Apache-2.0
// A number of thousands or millions without a unit beside money has its currency: they grew from
// 677 thousand dollars to 12.4 million; 1.27, 1.07 and 5 billion yuan.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

/// Makes money of such numbers. `quantities` are sorted.
void lend_units(std::string_view text, Layer<Quantity>& quantities);

}  // namespace sagwan
