// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/automaton_items.h"

namespace sagwan {

namespace {

// What follows the rule of an item, in the lowest bits of its first number.
constexpr uint32_t kInstruction = 0;  // its place in the rule's program
constexpr uint32_t kTaken = 1;        // the same, and what was taken
constexpr uint32_t kEnd = 2;          // nothing: it matches at the end of the text
constexpr uint32_t kMatched = 3;      // nothing: it has matched
constexpr uint32_t kShapeBits = 2;

// Numbers are written seven bits to a byte, the lowest first; the highest bit says that more come.
constexpr uint32_t kNumberBits = 7;
constexpr uint32_t kMore = 1U << kNumberBits;

void put(uint32_t number, std::vector<uint8_t>& bytes) {
  for (; number >= kMore; number >>= kNumberBits)
    bytes.push_back(static_cast<uint8_t>(number | kMore));
  bytes.push_back(static_cast<uint8_t>(number));
}

}  // namespace

void pack(std::span<const AutomatonItem> items, const Programs& programs,
          std::vector<uint8_t>& bytes) {
  uint32_t rule = 0;
  for (const AutomatonItem& item : items) {
    const uint32_t more = (item.rule - rule) << kShapeBits;
    rule = item.rule;
    if (item.at == AutomatonItem::kAtEnd || item.at == AutomatonItem::kMatched) {
      put(more | (item.at == AutomatonItem::kAtEnd ? kEnd : kMatched), bytes);
      continue;
    }
    put(more | (item.taken == 0 ? kInstruction : kTaken), bytes);
    put(item.at - programs.start(rule), bytes);
    if (item.taken != 0) put(item.taken, bytes);
  }
}

bool PackedItems::next(AutomatonItem& item) {
  if (bytes_.empty()) return false;
  const uint32_t first = number();
  rule_ += first >> kShapeBits;
  item = {static_cast<uint16_t>(rule_), 0, AutomatonItem::kAtEnd};
  const uint32_t shape = first & ((1U << kShapeBits) - 1);
  if (shape == kEnd) return true;
  if (shape == kMatched) {
    item.at = AutomatonItem::kMatched;
    return true;
  }
  item.at = programs_.start(rule_) + number();
  if (shape == kTaken) item.taken = static_cast<uint16_t>(number());
  return true;
}

uint32_t PackedItems::number() {
  uint32_t number = 0;
  for (uint32_t shift = 0;; shift += kNumberBits) {
    const uint32_t byte = bytes_.front();
    bytes_ = bytes_.subspan(1);
    number |= (byte & (kMore - 1)) << shift;
    if ((byte & kMore) == 0) return number;
  }
}

}  // namespace sagwan
