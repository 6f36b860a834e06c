// SPDX-License-Identifier: Apache-2.0
// The state of an office of state (a minister, an ambassador) whose place names none: that of
// another office of the same person, the one that a list knows of him, or the country that was
// named last.
#pragma once

#include <cstdint>
#include <set>

#include "stages/relate/relate_stage.h"

namespace sagwan {

/// Gives facts of offices of state that still have no body a country that the text names; offices
/// `of_unknown` are of a body that nobody found. What offices of state are, rows of `state_office`
/// (the whole word) and `state_word` (a part of it) say.
void fill_from_states(const View<RelateStage::Reads>& doc, uint16_t country,
                      const std::set<uint32_t>& of_unknown, Layer<Relation>& relations);

/// Takes the country beside the office of an envoy (type `state_envoy`) from facts whose person, by
/// his name, cannot serve it: it is where he is sent. So is any town.
void leave_hosts(const View<RelateStage::Reads>& doc, uint16_t country, Layer<Relation>& relations);

}  // namespace sagwan
