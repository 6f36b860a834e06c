// SPDX-License-Identifier: Apache-2.0
// A rule that is tried at three places takes less than a microsecond, where a pass over all texts
// takes milliseconds that are never quite the same. So only the blocks are matched in which the
// rule is tried, as often as it takes until the clock sees a difference, with the rule and without
// it in turn.
#include "pipeline/ledger/rule_times.h"

#include <algorithm>
#include <ctime>

#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

namespace {

class Tried final : public MatchTrace {
 public:
  std::vector<uint32_t> rules;  ///< each time one is tried
  void tried(uint32_t rule) override { rules.push_back(rule); }
  void lost(const Find& /*loser*/, const Find& /*winner*/) override {}
  void masked(const Find& /*find*/) override {}
};

/// Blocks of one document in which a rule is tried.
struct Tries {
  const Document* document = nullptr;
  std::vector<Block> blocks;
};

/// By rule.
std::vector<std::vector<Tries>> tries_of(const Resources& resources,
                                         const std::vector<const Document*>& documents) {
  std::vector<std::vector<Tries>> out(resources.rules().size());
  for (const Document* document : documents) {
    for (const Block& block : document->text().blocks()) {
      Tried tried;
      const std::vector<Block> one = {block};
      Matcher::Input input;
      input.text = document->text().repaired();
      input.blocks = &one;
      input.trace = &tried;
      static_cast<void>(resources.matcher().find(input));
      std::sort(tried.rules.begin(), tried.rules.end());
      const auto last = std::unique(tried.rules.begin(), tried.rules.end());
      for (auto rule = tried.rules.begin(); rule != last; ++rule) {
        std::vector<Tries>& tries = out[*rule];
        if (tries.empty() || tries.back().document != document) tries.push_back({document, {}});
        tries.back().blocks.push_back(block);
      }
    }
  }
  return out;
}

/// Microseconds of `runs` passes.
double time_of(const Matcher& matcher, const std::vector<Tries>& tries, uint32_t runs) {
  const std::clock_t begin = std::clock();
  for (uint32_t run = 0; run < runs; ++run) {
    for (const Tries& in : tries) {
      Matcher::Input input;
      input.text = in.document->text().repaired();
      input.blocks = &in.blocks;
      static_cast<void>(matcher.find(input));
    }
  }
  return static_cast<double>(std::clock() - begin) * 1e6 / CLOCKS_PER_SEC;
}

double difference(const Matcher& alone, const Matcher& none, const std::vector<Tries>& tries) {
  constexpr double kEnough = 500;  // microseconds: the clock counts single ones
  constexpr uint32_t kMostRuns = 4096;
  constexpr int kTurns = 5;
  uint32_t runs = 1;
  while (runs < kMostRuns && time_of(none, tries, runs) < kEnough) runs *= 2;
  // The least of both: others' work does not count.
  double with = time_of(alone, tries, runs);
  double without = time_of(none, tries, runs);
  for (int turn = 1; turn < kTurns; ++turn) {
    with = std::min(with, time_of(alone, tries, runs));
    without = std::min(without, time_of(none, tries, runs));
  }
  return std::max(0.0, (with - without) / runs);
}

}  // namespace

std::vector<double> rule_times(const Resources& resources,
                               const std::vector<const Document*>& documents, uint32_t told) {
  const auto tries = tries_of(resources, documents);
  std::vector<double> out(tries.size());
  const Subtypes subtypes;
  const auto matcher_of = [&](const std::vector<Rule>& rules) {
    return Matcher(rules, resources.lexicon(), resources.languages(), subtypes, {});
  };
  const std::vector<Rule> no_rules;
  const Matcher none = matcher_of(no_rules);
  for (uint32_t i = 0; i < tries.size(); ++i) {
    if (tries[i].empty() || resources.rule(i).over_finds || (told != kNone && told != i)) continue;
    const std::vector<Rule> rules = {resources.rule(i)};
    out[i] = difference(matcher_of(rules), none, tries[i]);
  }
  return out;
}

}  // namespace sagwan
