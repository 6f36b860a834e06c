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

/// Appends the ascending `items` to `bytes`. Equal lists have equal bytes.
void pack(std::span<const AutomatonItem> items, const Programs& programs,
          std::vector<uint8_t>& bytes);

/// The items of a list that was packed, in their order.
class PackedItems {
 public:
  /// Both must outlive it.
  PackedItems(std::span<const uint8_t> bytes, const Programs& programs)
      : bytes_(bytes), programs_(programs) {}
  /// False where no item is left.
  [[nodiscard]] bool next(AutomatonItem& item);

 private:
  uint32_t number();

  std::span<const uint8_t> bytes_;
  const Programs& programs_;
  uint32_t rule_ = 0;
};

}  // namespace sagwan
