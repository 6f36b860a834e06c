// SPDX-License-Identifier: Apache-2.0
// An office of which there are several, and who hold it: as members were elected A (chairman of
// X), B and C. It reads names and the joints between them, no other words.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

/// Adds to `relations` the facts of those who are listed behind the holder of `first`, which it
/// does not add: each person directly behind a joint (type `of_joint` of the lists), a bracket
/// behind a name left out, up to one who has an office of his own.
void add_listed_holders(std::string_view text, const Layer<Mention>& mentions,
                        const Layer<EntityLink>& links, const Lexicon& lexicon,
                        const Relation& first, Layer<Relation>& relations);

/// The same for offices before their holder whose word says that several have it (type
/// `office_plural`: how such words end).
void add_listed_of_several(std::string_view text, const Layer<Mention>& mentions,
                           const Layer<EntityLink>& links, const Lexicon& lexicon,
                           Layer<Relation>& relations);

}  // namespace sagwan
