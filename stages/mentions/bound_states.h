// SPDX-License-Identifier: Apache-2.0
// States by one character in Chinese text, which spaces do not part: in pairs, before an office or
// body, and alone, where the text names the state and no common word holds the character.
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

/// Appends to `mentions` the bound forms of states that stand where no find or mention does.
void add_bound_states(std::string_view text, const std::vector<Block>& blocks,
                      const Layer<Find>& finds, const Resources& resources,
                      const ShapeCharacters& characters, Layer<Mention>& mentions);

}  // namespace sagwan
