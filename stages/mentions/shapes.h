// SPDX-License-Identifier: Apache-2.0
// Names by their shape: where no space parts words, a family name with a given name, or characters
// that write sounds, which no common word touches and which stands between words.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/shape_characters.h"

namespace sagwan {

/// Appends to `mentions` the persons that stand by their shape where no find or mention is.
void add_shapes(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const ShapeCharacters& characters,
                Layer<Mention>& mentions);

}  // namespace sagwan
