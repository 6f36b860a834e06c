// SPDX-License-Identifier: Apache-2.0
// Placement: where the spans of a knowledge file, which count the source's code points, stand in
// the repaired texts of its blocks and cells.
//
// Block and source have the same characters but for white space that repairing took out, so a find
// stands at most that much before its distance from the block's begin; its own text says where.
// Each placed span narrows the room of those that follow. The source itself is not needed; where
// the knowledge file carries it, it says where white space was taken out, and nothing is left open.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/export/text_index.h"
#include "sagwan/span.h"

namespace sagwan {

/// Part of a unit's text, in code points, half-open.
struct PlacedSpan {
  uint32_t unit = 0;
  uint32_t begin = 0;
  uint32_t end = 0;

  friend bool operator==(const PlacedSpan&, const PlacedSpan&) = default;
};

class Placement {
 public:
  /// The source's text, which outlives this, before the first unit.
  void set_source(std::string_view text) { source_.emplace(text); }
  /// A text and the spans that it comes from, in order: a block or a cell. Returns its index.
  uint32_t add_unit(std::string_view text, const std::vector<SourceSpan>& parts);
  /// After the last unit, before anything is placed.
  void sort_units();

  /// The place of `text`, which comes from `parts` (not empty). Spans are placed best in the order
  /// of their begins, long ones first; each one narrows the room of the next. Empty where no unit
  /// holds the begin, or the unit does not have the text there.
  std::optional<PlacedSpan> place(const std::vector<SourceSpan>& parts, std::string_view text);
  /// The place of a span whose text is as long and has `inside` in it: the call of a note, by the
  /// note's number.
  [[nodiscard]] std::optional<PlacedSpan> place_around(SourceSpan span,
                                                       std::string_view inside) const;
  /// The place of a span whose text is not known, from what is placed around it; empty where white
  /// space was taken out between the neighbours of its begin, or of its end, and leaves it open.
  [[nodiscard]] std::optional<PlacedSpan> between(SourceSpan span) const;
  /// The unit that holds a code point.
  [[nodiscard]] std::optional<uint32_t> unit_at(uint32_t code_point) const;

  /// UTF-16 code units before a code point of a unit.
  [[nodiscard]] uint32_t utf16(uint32_t unit, uint32_t code_point) const {
    return units_[unit].utf16[code_point];
  }

 private:
  struct Anchor {
    int64_t offset = 0;  ///< code points of the unit's parts before it
    int64_t at = 0;      ///< code points of the unit's text before it
  };
  struct Unit {
    std::u32string text;
    std::vector<uint32_t> utf16;  ///< by code point, and one at the end
    int64_t joins = 0;            ///< places where a space may stand that the source does not have
    std::vector<Anchor> anchors;  ///< sorted; begin and end of the unit are the first and the last
  };
  struct Part {
    SourceSpan span;
    uint32_t unit = 0;
    int64_t before = 0;  ///< code points of the parts before it
  };

  /// Where a text of `size` may begin in its unit, from the likeliest, `last`, down to `first`.
  struct Room {
    uint32_t unit = 0;
    int64_t offset = 0;
    int64_t first = 0;
    int64_t last = 0;
  };

  [[nodiscard]] const Part* part_at(uint32_t code_point) const;
  [[nodiscard]] std::optional<Room> room(uint32_t begin, int64_t size) const;
  [[nodiscard]] static std::size_t anchor_before(const Unit& unit, int64_t offset);
  static void remember(Unit& unit, Anchor anchor);
  void follow_source(Unit& unit, const std::vector<SourceSpan>& parts) const;

  std::optional<TextIndex> source_;
  std::vector<Unit> units_;
  std::vector<Part> parts_;
};

}  // namespace sagwan
