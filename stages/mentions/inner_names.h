// SPDX-License-Identifier: Apache-2.0
// Inner names: which of the names inside another one are none.
#pragma once

#include <string_view>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// No office stands inside the name of a body (a congress of deputies, a council of ministers) or a
/// meeting (of foreign ministers), and a city in the name of a body that a list holds, or a city or
/// region in that of a university, is part of a brand (annotation guide, LOC): the Shanghai
/// Cooperation Organisation, the University of Michigan. Nor does a rule know a person in a name
/// that a list has whole, or a body in an office that it has (but the bodies that are listed for
/// it), or a railway in a railway company.
void drop_within_names(std::string_view text, const Resources& resources, Layer<Mention>& mentions);

}  // namespace sagwan
