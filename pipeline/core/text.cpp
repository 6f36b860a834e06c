// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/text.h"

namespace sagwan {

Text::Text(OffsetMap::Builder builder, std::vector<Block> blocks, std::vector<Cell> cells)
    : repaired_(std::make_unique<std::string>()),
      map_(std::move(builder).finish(*repaired_)),
      blocks_(std::move(blocks)),
      cells_(std::move(cells)) {}

}  // namespace sagwan
