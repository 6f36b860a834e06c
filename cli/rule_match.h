// SPDX-License-Identifier: Apache-2.0
// RuleMatch: where one rule matches, alone.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/rules/some_rules.h"
#include "sagwan/layers/block.h"

namespace sagwan::cli {

/// A match with good boundaries, whether it stands or not.
struct RuleMatch {
  uint32_t block = 0;
  Span span;
  Span match;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const RuleMatch&, const RuleMatch&) = default;
};

/// `rule` as rule `number`, alone: where it matches in blocks of `text`, sorted.
[[nodiscard]] std::vector<RuleMatch> matches_alone(const RuleWorld& world, uint32_t number,
                                                   const Rule& rule, std::string_view text,
                                                   const std::vector<Block>& blocks);

}  // namespace sagwan::cli
