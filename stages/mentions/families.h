// SPDX-License-Identifier: Apache-2.0
// Families: a family name of one syllable before an office, where the word is also another (this,
// former, high) and no rule may take it: a person where the text has named one of that family
// name in that office.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Adds the persons to `mentions`, which are in any order before and after.
void add_families(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                  Layer<Mention>& mentions);

}  // namespace sagwan
