// SPDX-License-Identifier: Apache-2.0
// Offices of the person that a life is about: an entry of an encyclopaedia or a profile names its
// subject at its head, and later lists offices without a holder. It reads places, not words.
#pragma once

#include <span>
#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

/// One fact for each office within each OFFICE find that captures no person, where its sentence
/// names nobody else before it, and the holder is no genitive there: the holder is the person with
/// whom its block begins, else whom the latest title or heading names and nothing else. An office
/// has the body that stands directly before it, or that it holds. The facts have no time.
[[nodiscard]] Layer<Relation> offices_of_subject(std::string_view text, const Layer<Find>& finds,
                                                 std::span<const Block> blocks,
                                                 const Layer<Mention>& mentions,
                                                 const Layer<EntityLink>& links,
                                                 const Layer<Sentence>& sentences,
                                                 const Lexicon& lexicon);

}  // namespace sagwan
