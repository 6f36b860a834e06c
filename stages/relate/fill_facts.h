// SPDX-License-Identifier: Apache-2.0
// What a fact leaves unsaid because the one before it, or another of the same person, says it: the
// country of a list of office-holders, and the full name of an office (the minister, once the
// foreign minister). It adds no fact and takes none away.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

/// In a list that only commas part, an office without a body takes the country of the one before
/// it. `relations` are sorted by span.
void fill_from_list(const Layer<Mention>& mentions, std::string_view text, uint16_t country,
                    Layer<Relation>& relations);

/// An office without a body becomes the longer office of the same person that begins or ends with
/// its word, with that one's body: they are one office (annotation guide, Mentions).
void join_short_offices(const Layer<Mention>& mentions, std::string_view text,
                        Layer<Relation>& relations);

}  // namespace sagwan
