// SPDX-License-Identifier: Apache-2.0
// Further places of names that rules found once: a person's full and family name, a body. One trie
// of all names, one pass over the text.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Appends to `mentions` the repetitions of its persons and of the bodies that no list knows.
void add_repeats(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, Layer<Mention>& mentions);
/// The same for the names of `named` alone.
void add_repeats_of(const Layer<Mention>& named, std::string_view text,
                    const std::vector<Block>& blocks, const Layer<Find>& finds,
                    const Resources& resources, Layer<Mention>& mentions);

}  // namespace sagwan
