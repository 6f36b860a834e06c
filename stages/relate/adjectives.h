// SPDX-License-Identifier: Apache-2.0
// Whose an office is, where only an adjective says it: "the Saudi minister", "the Russian
// president". Adjectives are no mentions of countries, so the country is one that the text names
// elsewhere. They are the lexicon's rows of type `loc_adjective`, whose id is the country's.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

/// The id of the country whose adjective ends at byte `end` of the text, the longest; empty where
/// none does.
[[nodiscard]] std::string_view adjective_before(std::string_view text, std::size_t end,
                                                const Lexicon& lexicon);

/// Gives relations without a body the country whose adjective stands directly before the office.
void fill_from_adjectives(std::string_view text, const Layer<Mention>& mentions,
                          const Layer<EntityLink>& links, const Lexicon& lexicon,
                          Layer<Relation>& relations);

}  // namespace sagwan
