// SPDX-License-Identifier: Apache-2.0
// A verb at the end of its clause is said of every amount of a list: of 44 % of one thing and 33 %
// of another that rose. Korean order, where the verb stands last. In other languages the verb
// stands first, and a dash takes its place before what follows (exports rose by 9 %, imports - by
// 12 %), or a joint adds a second amount (rose by 2.3 % and 2.6 %).
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/quantity.h"

namespace sagwan {

/// Makes changes of the percentages that stand in a list before a change, of amounts with their
/// shares in brackets before such a one, and of percentages behind one where a word of the type
/// `change_again` stands before them or one of the type `change_joint` alone between. `quantities`
/// are sorted.
void share_changes(std::string_view text, const Lexicon& lexicon, Layer<Quantity>& quantities);

}  // namespace sagwan
