// SPDX-License-Identifier: Apache-2.0
// The order in which drafts are written. Private to stages/read.
#pragma once

#include <cstdint>
#include <vector>

#include "stages/read/blocks.h"

namespace sagwan {

/// As they stand, but the rows of a table and the items under them one after the other: what a page
/// end put between them (notes, running heads) comes behind, as it does with a paragraph.
[[nodiscard]] std::vector<uint32_t> writing_order(const Drafts& drafts);

}  // namespace sagwan
