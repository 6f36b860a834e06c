// SPDX-License-Identifier: Apache-2.0
// One man, one office: a later mention says it shorter ("Minister Lavrov" of the foreign minister)
// or with its field in place of its body (the foreign minister of the foreign ministry). Such a
// fact is made one with the full one. It reads the office's words, not the sentence.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

/// Gives each fact without a body the office and body of another fact of the same person, where one
/// office ends in the other's word (in scripts that put the noun last) and the rest is no deputy's
/// word (type `office_vice` of the lists), or, for the longer one, begins the name of that body.
/// Where the facts that it could be disagree, it stays as it is.
void join_short_offices(Layer<Relation>& relations, const Layer<Mention>& mentions,
                        const Lexicon& lexicon, std::string_view text);

}  // namespace sagwan
