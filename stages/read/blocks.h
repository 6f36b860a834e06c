// SPDX-License-Identifier: Apache-2.0
// Blocks: which lines belong together, and what each block is. The result speaks of clean text;
// read.cpp writes it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "sagwan/layers/block.h"
#include "stages/read/lines.h"
#include "stages/read/profile.h"

namespace sagwan {

/// A stretch of clean text within one line.
struct Fragment {
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t next = kNone;        ///< the fragment that continues the block
  bool trailing_space = false;  ///< the line went on with white space
  bool interrupted = false;     ///< other blocks' lines stand before it
  bool part = false;            ///< of the same printed line as the one before
  bool space = true;            ///< set by `decide_joins`: a space parts it from the one before
};

struct Draft {
  BlockKind kind = BlockKind::paragraph;
  uint8_t level = 0;
  MarkerClass marker = kNoMarker;
  uint32_t marker_end = 0;  ///< in clean text; 0: no marker
  uint32_t first = kNone;   ///< fragments
  uint32_t last = kNone;
  uint8_t set_level = 0;    ///< of a heading, where the layout says it
  uint32_t line = 0;        ///< its last line
  uint32_t width = 0;       ///< of its last printed line, which type of other sizes may have parted
  bool loose = false;       ///< blank lines stand between parts of its lines
  int32_t open = 0;         ///< round brackets that its last lines left open
  uint32_t parts = 0;       ///< of printed lines that were put together
  uint32_t parent = kNone;  ///< draft
  uint32_t table = kNone;   ///< number of its table, for rows and the items under them
  uint32_t first_cell = 0;
  uint32_t cell_count = 0;
  bool bars = false;  ///< a row: what stands between its cells is written too
};

struct Drafts {
  std::vector<Draft> list;  ///< in the order of their beginnings
  std::vector<Fragment> fragments;
  std::vector<Span> cells;      ///< of clean text
  std::vector<uint32_t> pages;  ///< of each draft
};

[[nodiscard]] Drafts find_blocks(std::string_view text, const Lines& lines, const Profile& profile,
                                 const ReadConfig& config);

/// Levels and parents, from the order in which the document nests its markers.
void set_levels(Drafts& drafts, const ReadConfig& config);

/// Whether a space parts the lines of each block.
void decide_joins(std::string_view text, Drafts& drafts, const ReadConfig& config);

}  // namespace sagwan
