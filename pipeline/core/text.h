// SPDX-License-Identifier: Apache-2.0
// Text: what reading makes of a source: the repaired text, the map back, blocks and cells.
//
// Repaired text is NFC, full-width ASCII is folded, hard-wrapped lines are joined; every block ends
// with kBlockBreak, and a row's cells are parted by kCellBreak. Neither copied nor moved once it is
// in a Document.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/offset_map.h"
#include "sagwan/layers/block.h"

namespace sagwan {

class Text {
 public:
  /// Takes the builder's text. `blocks` are sorted by (begin, end descending) so that a table comes
  /// before its rows.
  Text(OffsetMap::Builder builder, std::vector<Block> blocks, std::vector<Cell> cells);

  [[nodiscard]] std::string_view repaired() const& { return *repaired_; }
  std::string_view repaired() const&& = delete;
  [[nodiscard]] const OffsetMap& map() const& { return map_; }
  [[nodiscard]] const std::vector<Block>& blocks() const& { return blocks_; }
  [[nodiscard]] const std::vector<Cell>& cells() const& { return cells_; }

 private:
  std::unique_ptr<std::string> repaired_;  // at a fixed place, so that Text itself can be moved
  OffsetMap map_;
  std::vector<Block> blocks_;
  std::vector<Cell> cells_;
};

}  // namespace sagwan
