// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_match.h"

#include <algorithm>

#include "pipeline/rules/match_trace.h"

namespace sagwan::cli {

namespace {

class Matches final : public MatchTrace {
 public:
  std::vector<RuleMatch> list;
  bool keeps(const Find& candidate) override {
    if (candidate.rule != kNone) list.push_back({candidate.block, candidate.span, candidate.match});
    return true;
  }
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}
};

}  // namespace

std::vector<RuleMatch> matches_alone(const RuleWorld& world, uint32_t number, const Rule& rule,
                                     std::string_view text, const std::vector<Block>& blocks) {
  const SomeRules alone(world, {number}, number, &rule);
  Matches out;
  Matcher::Input input;
  input.text = text;
  input.blocks = &blocks;
  input.trace = &out;
  static_cast<void>(alone.find(input));
  std::sort(out.list.begin(), out.list.end());
  return std::move(out.list);
}

}  // namespace sagwan::cli
