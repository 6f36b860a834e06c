// SPDX-License-Identifier: Apache-2.0
// What a fact leaves unsaid because the one before it says it: the country of a list of
// office-holders. It adds no fact and takes none away.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

/// In a list that only commas part, an office without a body takes the country of the one before
/// it, unless each of those before it has a country of its own. `relations` are sorted by span.
void fill_from_list(const Layer<Mention>& mentions, std::string_view text, uint16_t country,
                    Layer<Relation>& relations);

/// In a row of appointments that one sentence tells (first vice-minister of the ministry A, second
/// B) an office without a body is of the body before it, unless a place stands with it: an envoy
/// is of no ministry. `appointed` are those facts as they were read, sorted by span.
void fill_from_appointments(std::string_view text, const Layer<Relation>& appointed,
                            const Layer<Mention>& mentions, Layer<Relation>& relations);

/// An office of "the country" or "the region" (type `office_home`; the id is the kind of place) is
/// of the place of this kind that was named last before it.
void fill_from_homes(std::string_view text, const Layer<Mention>& mentions,
                     const Layer<EntityLink>& links, const Resources& resources,
                     Layer<Relation>& relations);

}  // namespace sagwan
