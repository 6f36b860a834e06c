// SPDX-License-Identifier: Apache-2.0
// Offices that the layout puts with their holders: rows of tables, cells that bars part, and lines
// below a name.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "sagwan/layers/block.h"
#include "sagwan/layers/mention.h"
#include "stages/relate/beside_offices.h"

namespace sagwan {

/// Offices of rows and cells that are not in `told`, which they are added to. `items`: mentions
/// that lie in no other, by place.
[[nodiscard]] std::vector<BesideOffice> offices_in_rows(std::string_view text,
                                                        std::span<const Block> blocks,
                                                        const Layer<Mention>& mentions,
                                                        const std::vector<uint32_t>& items,
                                                        std::set<uint32_t>& told);

/// Adds the offices that stand in the line below their holder's, and are not in `told`.
void add_signatures(std::string_view text, const Layer<Mention>& mentions,
                    const std::vector<uint32_t>& items, const std::set<uint32_t>& told,
                    std::vector<BesideOffice>& out);

}  // namespace sagwan
