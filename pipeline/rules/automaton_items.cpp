// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/automaton_items.h"

namespace sagwan {

void pack(std::span<const AutomatonItem> items, const Programs& programs,
          std::vector<uint8_t>& bytes) {
  using Shape = PackedItems::Shape;
  bytes.resize(items.size() * PackedItems::kMostBytes);
  uint8_t* to = bytes.data();
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
  bytes.resize(static_cast<std::size_t>(to - bytes.data()));
}

}  // namespace sagwan
