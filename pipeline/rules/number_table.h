// SPDX-License-Identifier: Apache-2.0
// NumberTable: which rules are worth trying at a number. Rules that start with a digit would be
// tried at every number; what tells them apart is how many digits there are and what stands behind
// them (a year's class word, a percent sign, a unit). The table is worked out from the rules'
// programs.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/rules/program.h"

namespace sagwan {

class NumberTable {
 public:
  NumberTable() = default;
  /// `rules` are the numbers of the programs that may start with a digit.
  NumberTable(const Programs& programs, const std::vector<uint32_t>& rules);

  /// The rules that may match at `text[at]`, the first digit of a number.
  [[nodiscard]] std::span<const uint32_t> rules(std::string_view text, std::size_t at) const;

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.begins_, self.rules_);
  }

  // Digits are counted up to kMaxDigits; what follows falls in one of kBuckets.
  static constexpr std::size_t kMaxDigits = 5;
  static constexpr std::size_t kBuckets = 384;

 private:
  // Cells by digits, a space behind them or not, and the character behind that.
  std::vector<uint32_t> begins_;  ///< of each cell's rules in rules_, and their end
  std::vector<uint32_t> rules_;
};

}  // namespace sagwan
