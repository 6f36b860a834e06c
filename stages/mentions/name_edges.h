// SPDX-License-Identifier: Apache-2.0
// Name edges: what a list or a rule took into a name that the annotation guide leaves outside it
// (quotes, articles, a class word, the country before a body), and two names that were taken for
// one (a person and a state, a medium and a body).
#pragma once

#include <string_view>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Takes off the persons in `mentions` the state or body at their end, which becomes a place or a
/// body.
void part_states(std::string_view text, const Resources& resources, Layer<Mention>& mentions);

/// Cuts the edges of `mentions`; countries and media that are parted from bodies become mentions.
void cut_names(std::string_view text, const Resources& resources, Layer<Mention>& mentions);

}  // namespace sagwan
