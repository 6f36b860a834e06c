// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/text.h"

namespace sagwan {

Text::Text(OffsetMap::Builder builder, std::vector<Block> blocks, std::vector<Cell> cells)
    : repaired_(std::make_unique<std::string>()),
      map_(std::move(builder).finish(*repaired_)),
      blocks_(std::move(blocks)),
      cells_(std::move(cells)) {}

std::string_view block_kind_text(BlockKind kind) {
  switch (kind) {
    case BlockKind::masthead:
      return "masthead";
    case BlockKind::title:
      return "title";
    case BlockKind::heading:
      return "heading";
    case BlockKind::item:
      return "item";
    case BlockKind::paragraph:
      return "paragraph";
    case BlockKind::table:
      return "table";
    case BlockKind::row:
      return "row";
    case BlockKind::caption:
      return "caption";
    case BlockKind::source:
      return "source";
    case BlockKind::remark:
      return "remark";
    case BlockKind::footnote:
      return "footnote";
    case BlockKind::furniture:
      return "furniture";
  }
  return "paragraph";
}

}  // namespace sagwan
