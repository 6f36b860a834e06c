// SPDX-License-Identifier: Apache-2.0
// Names that write the sounds of a foreign one in a spaced script: words whose syllables native
// words rarely have, and what the whole text says of them (who acts, where, whose).
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "stages/mentions/sound_words.h"

namespace sagwan {

/// Joins the parts of foreign persons to those that `mentions` has of them, and appends the
/// persons, places and bodies that their sounds and their places in the text tell.
void add_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                const Resources& resources, const SoundSyllables& syllables,
                Layer<Mention>& mentions);

/// Joins the parts only, once `mentions` has the further places of the persons.
void join_sounds(std::string_view text, const std::vector<Block>& blocks, const Layer<Find>& finds,
                 const Resources& resources, const SoundSyllables& syllables,
                 Layer<Mention>& mentions);

}  // namespace sagwan
