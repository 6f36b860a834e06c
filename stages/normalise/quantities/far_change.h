// SPDX-License-Identifier: Apache-2.0
// Changes whose verb stands farther off than rules look: behind what they are measured against
// (rose against May of last year by 5 %), behind the amount (by 5 % rose), beside another amount
// (fell 6 % 37 mn dollars), or with a second complement (rose 43 % to Asia, 16 % to Africa).
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

/// Makes changes of the shares of which such a verb is said. `quantities` are sorted.
void change_by_far_verbs(std::string_view text, const Lexicon& lexicon,
                         Layer<Quantity>& quantities);

}  // namespace sagwan
