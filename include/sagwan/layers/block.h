// SPDX-License-Identifier: Apache-2.0
// Layer Block: the repaired text's paragraphs, items, rows, notes. Made by reading, with the text.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/span.h"

namespace sagwan {

/// The contract's kinds (knowledge-file.md, blocks); `block_kind_text` gives the printed word.
enum class BlockKind : uint8_t {
  masthead,
  title,
  heading,
  item,
  paragraph,
  table,
  row,
  caption,
  source,
  remark,
  footnote,
  furniture,
};

struct Block {
  Span span;  ///< the block's repaired text, its marker included
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;        ///< from 1; 0 where the kind has none
  uint16_t cell_count = 0;  ///< cells of a row: Text::cells()[first_cell, first_cell + cell_count)
  uint32_t first_cell = 0;
  uint32_t parent = kNone;  ///< index of the block it stands under
  Span marker;              ///< the bullet or number as printed; empty where there is none
  uint32_t page = 0;        ///< from 1; 0 where the format has no pages
};
static_assert(std::is_trivially_copyable_v<Block>);

/// A cell of a row, within the row's span. Cells are parted by kCellBreak in the repaired text.
struct Cell {
  Span span;
  uint32_t block = kNone;
  uint32_t column = 0;  ///< from 0
};
static_assert(std::is_trivially_copyable_v<Cell>);

/// Ends every block, and parts cells, in the repaired text; no rule matches across it.
inline constexpr char kBlockBreak = '\n';
inline constexpr char kCellBreak = '\n';

}  // namespace sagwan
