// SPDX-License-Identifier: Apache-2.0
// Persons that rules found by what stands beside them alone, not by the form of the name, and of
// whom the whole text speaks as of things.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Drops from `mentions` the persons whose words stand, wherever the text has them, with what does
/// not stand behind persons: particles of things, or another noun without a particle.
void drop_thing_words(std::string_view text, const std::vector<Block>& blocks,
                      const Layer<Find>& finds, const Lexicon& lexicon, Layer<Mention>& mentions);

}  // namespace sagwan
