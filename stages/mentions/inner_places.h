// SPDX-License-Identifier: Apache-2.0
// The places in names: a state or region with which a body, an office, a meeting or an act begins,
// written in one word with what follows (annotation guide, LOC).
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Appends the places of the lists that stand in other mentions, where no place does.
void add_inner_places(std::string_view text, const Resources& resources, Layer<Mention>& mentions);

}  // namespace sagwan
