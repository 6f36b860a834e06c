// SPDX-License-Identifier: Apache-2.0
// Shares in brackets behind the items of a list, each alone in its own: cars (24 %), coal (-8 %)
// and ships (5 %) rose. The verb behind the list is said of all of them; signs say so without one.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

/// Makes changes of the shares of such lists, and of the sum that a bracket glued to a change says
/// the same in (fell by 7 % (1.7 bn)). `quantities` are sorted.
void change_in_brackets(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities);

/// In languages without spaces, gives shares that stand so and have no noun yet the item before
/// their bracket, without the words that lead to it (type `item_lead`: to Japan (-9.7 %)).
void nouns_of_bracketed_items(std::string_view text, const Lexicon& lexicon,
                              Layer<Quantity>& quantities);

}  // namespace sagwan
