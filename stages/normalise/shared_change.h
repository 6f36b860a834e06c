// SPDX-License-Identifier: Apache-2.0
// A verb at the end of its clause is said of every amount of a list: of 44 % of one thing and 33 %
// of another that rose. Looks at Korean order, where the verb stands last; other amounts it leaves.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/core/resources.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

/// Makes changes of the percentages that stand in a list before a change. `quantities` are sorted.
void share_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities);

}  // namespace sagwan
