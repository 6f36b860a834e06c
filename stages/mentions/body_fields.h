// SPDX-License-Identifier: Apache-2.0
// Body fields: a body that a rule found by its class word goes on with what it deals with, in
// languages whose lists have such words.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Makes the bodies that rules found longer by the words behind them that are adjectives of fields
/// with a noun, or nouns of fields (an agency of strategic studies and development).
void add_body_fields(std::string_view text, const Lexicon& lexicon, Layer<Mention>& mentions);

}  // namespace sagwan
