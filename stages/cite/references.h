// SPDX-License-Identifier: Apache-2.0
// References: which work an Ibid. is. See the annotation guide, Citations.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "stages/cite/item_builder.h"

namespace sagwan::cite {

/// Sets `refers_to` of every Ibid. in `works`, which are in the order of the text, and of every
/// work that was cited before; the type of an Ibid. and of a short form is its work's. Tentative
/// works that mean none before them are taken out. `places` says of each block in what kind of
/// place it is. An Ibid. without a work before it gets a diagnostic (ibid_unresolved).
void resolve_references(std::string_view text, const std::vector<CitedIn>& places,
                        std::vector<CitedWork>& works, Diagnostics& diagnostics);

}  // namespace sagwan::cite
