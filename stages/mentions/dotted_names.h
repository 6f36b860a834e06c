// SPDX-License-Identifier: Apache-2.0
// Foreign names in Chinese text whose parts a dot divides: where they begin and end is told by the
// common words around them.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/shape_characters.h"

namespace sagwan {

/// Mends the first edge of persons around a dot, and appends those that no rule found.
void mend_dotted_names(std::string_view text, const std::vector<Block>& blocks,
                       const Resources& resources, const ShapeCharacters& characters,
                       Layer<Mention>& mentions);

}  // namespace sagwan
