// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/automaton_items.h"

#include <algorithm>

namespace sagwan {

std::span<const uint8_t> pack(std::span<const AutomatonItem> items, const Programs& programs,
                              std::vector<uint8_t>& room) {
  using Shape = PackedItems::Shape;
  room.resize(std::max(room.size(), items.size() * PackedItems::kMostBytes));
  uint8_t* to = room.data();
  uint32_t rule = 0;
  for (const AutomatonItem& item : items) {
    Shape shape = item.taken == 0 ? Shape::instruction : Shape::taken;
    if (item.at == AutomatonItem::kAtEnd) shape = Shape::at_end;
    if (item.at == AutomatonItem::kMatched) shape = Shape::matched;
    to = PackedItems::put(
        (item.rule - rule) << PackedItems::kShapeBits | static_cast<uint32_t>(shape), to);
    rule = item.rule;
    if (shape == Shape::at_end || shape == Shape::matched) continue;
    to = PackedItems::put(item.at - programs.start(rule), to);
    if (shape == Shape::taken) to = PackedItems::put(item.taken, to);
  }
  return {room.data(), to};
}

}  // namespace sagwan
