// SPDX-License-Identifier: Apache-2.0
// Where an automaton's rules stand in their programs, and lists of it in a quarter of their bytes:
// each item is told by what it adds to the one before. A state of the automaton has some 47 items,
// and a report leads to thousands of states.
#pragma once

#include <bit>
#include <cstdint>
#include <span>
#include <vector>

#include "pipeline/rules/program.h"

namespace sagwan {

/// Where a rule stands in its program.
struct AutomatonItem {
  /// Marks: the rule has matched; it matches at the end of the text.
  static constexpr uint32_t kMatched = 0xFFFFFFFF;
  static constexpr uint32_t kAtEnd = 0xFFFFFFFE;

  uint16_t rule = 0;   ///< number of the program
  uint16_t taken = 0;  ///< bytes of a string, characters of a repeat, or a node of the words
  uint32_t at = 0;     ///< an instruction, or one of the marks
  /// Different items have different keys. They ascend by rule, instruction, and what was taken.
  [[nodiscard]] uint64_t key() const { return std::rotr(std::bit_cast<uint64_t>(*this), 16); }
  friend bool operator==(AutomatonItem a, AutomatonItem b) { return a.key() == b.key(); }
  friend bool operator<(AutomatonItem a, AutomatonItem b) { return a.key() < b.key(); }
};

/// `bytes` of the ascending `items`. Equal lists have equal bytes.
void pack(std::span<const AutomatonItem> items, const Programs& programs,
          std::vector<uint8_t>& bytes);

/// The items of a list that was packed, in their order.
class PackedItems {
 public:
  /// Both must outlive it.
  PackedItems(std::span<const uint8_t> bytes, const Programs& programs)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), programs_(programs) {}
  /// False where no item is left.
  [[nodiscard]] bool next(AutomatonItem& item) {
    if (at_ == end_) return false;
    const uint32_t first = number();
    rule_ += first >> kShapeBits;
    item = {static_cast<uint16_t>(rule_), 0, AutomatonItem::kAtEnd};
    switch (static_cast<Shape>(first & kShapes)) {
      case Shape::matched:
        item.at = AutomatonItem::kMatched;
        break;
      case Shape::at_end:
        break;
      case Shape::instruction:
        item.at = programs_.start(rule_) + number();
        break;
      case Shape::taken:
        item.at = programs_.start(rule_) + number();
        item.taken = static_cast<uint16_t>(number());
    }
    return true;
  }

 private:
  friend void pack(std::span<const AutomatonItem> items, const Programs& programs,
                   std::vector<uint8_t>& bytes);
  /// What follows the number that adds to the rule, and is its lowest bits: the instruction's place
  /// in the rule's program; the same and what was taken; nothing for the marks.
  enum class Shape : uint8_t { instruction, taken, at_end, matched };
  static constexpr uint32_t kShapeBits = 2;
  static constexpr uint32_t kShapes = (1U << kShapeBits) - 1;
  // Numbers are written seven bits to a byte, the lowest first; the highest bit says that more
  // come.
  static constexpr uint32_t kNumberBits = 7;
  static constexpr uint32_t kMore = 1U << kNumberBits;
  static constexpr std::size_t kMostBytes = 3 * 5;  // of an item

  uint32_t number() {
    uint32_t number = *at_++;
    if (number < kMore) return number;
    number -= kMore;
    for (uint32_t shift = kNumberBits;; shift += kNumberBits) {
      const uint32_t byte = *at_++;
      number |= (byte & (kMore - 1)) << shift;
      if (byte < kMore) return number;
    }
  }
  static uint8_t* put(uint32_t number, uint8_t* to) {
    for (; number >= kMore; number >>= kNumberBits) *to++ = static_cast<uint8_t>(number | kMore);
    *to++ = static_cast<uint8_t>(number);
    return to;
  }

  const uint8_t* at_;
  const uint8_t* end_;
  const Programs& programs_;
  uint32_t rule_ = 0;
};

}  // namespace sagwan
