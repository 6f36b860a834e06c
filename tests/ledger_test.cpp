// SPDX-License-Identifier: Apache-2.0
// What the ledger foretells of a rule's removal is what a matcher without that rule finds: of one
// rule of each language among all others, and with SAGWAN_EVERY_RULE=1 of every rule
// (scripts/ledger-proof).
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>

#include "pipeline/core/files.h"
#include "pipeline/ledger/ledger.h"
#include "pipeline/rules/some_rules.h"
#include "stages/examples.h"
#include "stages/rule_trial.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

std::vector<std::unique_ptr<Document>> corpus_documents() {
  std::vector<std::unique_ptr<Document>> out;
  for (const std::string name : {"china-industrial-policy", "demo", "fed-ecb-2023"}) {
    auto bytes = read_file(project_folder() + "/corpus/" + name + ".txt", 1U << 24U);
    SAGWAN_CHECK(bytes.has_value(), name);
    auto document =
        project_pipeline().run({std::move(*bytes), name + ".txt", name, "", "", ""}, nullptr);
    SAGWAN_CHECK(document.has_value(), name);
    out.push_back(std::move(*document));
  }
  return out;
}

using Documents = std::vector<std::unique_ptr<Document>>;

class Foretelling : public testing::Test {
 protected:
  [[nodiscard]] std::set<uint32_t> matched_in(const Documents& documents) const {
    std::set<uint32_t> out;
    for (const auto& document : documents) {
      out.merge(rules_that_match(resources_.matcher(), match_input(*document)));
    }
    return out;
  }

  /// Removes `rule` from `numbers`, and holds what that changes against what is foretold.
  void prove(uint32_t rule, std::vector<uint32_t> numbers, const Documents& documents) {
    std::erase(numbers, rule);
    prove(rule, SomeRules(world_, std::move(numbers)), documents);
  }
  void prove(uint32_t rule, const SomeRules& rest, const Documents& documents) {
    for (const auto& document : documents) {
      SCOPED_TRACE(resources_.rule(rule).id + " in " + document->source().text.substr(0, 80));
      const FindChange foretold = Without(*document).change({rule, kNone});
      const FindChange came = change_between(found_at(document->layer<Find>()),
                                             found_at(rest.find(match_input(*document))));
      EXPECT_EQ(foretold.go, came.go);
      EXPECT_EQ(foretold.come, came.come);
      changed_ += foretold.come.size();
    }
  }
  /// The rules that are in `rules` or run over finds: what a rule over finds sees may change with
  /// any other, what a rule over text sees does not.
  [[nodiscard]] std::vector<uint32_t> numbers(const std::set<uint32_t>& rules) const {
    std::vector<uint32_t> out;
    for (uint32_t i = 0; i < resources_.rules().size(); ++i) {
      if (rules.contains(i) || resources_.rule(i).over_finds) out.push_back(i);
    }
    return out;
  }

  const Resources& resources_ = project_pipeline().resources();
  const RuleWorld world_ = [this] {
    auto world = RuleWorld::of(resources_);
    SAGWAN_CHECK(world.has_value(), to_line(world.error()));
    return std::move(*world);
  }();
  std::size_t changed_ = 0;
  const bool every_ = std::getenv("SAGWAN_EVERY_RULE") != nullptr;
};

TEST_F(Foretelling, OfASampleHoldsAmongAllRules) {
  constexpr std::size_t kOfEachLanguage = 1;
  std::vector<uint32_t> all(resources_.rules().size());
  for (uint32_t i = 0; i < all.size(); ++i) all[i] = i;
  const Documents documents = corpus_documents();
  std::map<LangId, std::size_t> taken;
  std::size_t proved = 0;
  for (const uint32_t rule : matched_in(documents)) {
    std::size_t changes = 0;
    for (const auto& document : documents)
      changes += Without(*document).change({rule, kNone}).come.size();
    if (changes == 0 || taken[resources_.rule(rule).lang]++ >= kOfEachLanguage) continue;
    prove(rule, all, documents);
    ++proved;
  }
  EXPECT_GE(proved, 4U);
  EXPECT_GT(changed_, 0U) << "no rule of the sample had anything come in its place";
}

TEST_F(Foretelling, OfEveryRuleHoldsInTheCorpus) {
  constexpr std::size_t kInSample = 30;  // every 30th of those that match
  const Documents documents = corpus_documents();
  const std::set<uint32_t> matched = matched_in(documents);
  // Rules that match nowhere are taken out all at once: nothing may change, so none of them alone
  // changes anything, and the others' proofs may do without them.
  const SomeRules matching(world_, {matched.begin(), matched.end()});
  for (const auto& document : documents) {
    EXPECT_EQ(found_at(matching.find(match_input(*document))), found_at(document->layer<Find>()));
  }
  const std::vector<uint32_t> some = numbers(matched);
  std::size_t number = 0;
  for (const uint32_t rule : matched) {
    if (every_ || number++ % kInSample == 0) prove(rule, some, documents);
  }
  if (!every_) return;
  EXPECT_GT(changed_, 0U);
  std::printf("corpus: %zu rules match nowhere, %zu proved one by one; %zu finds come instead\n",
              resources_.rules().size() - matched.size(), matched.size(), changed_);
}

/// A rule, its examples, and the rules that match in them.
struct Trial {
  uint32_t rule = 0;
  Documents documents;
  std::set<uint32_t> matched;
};

/// Rules over text that are taken out together: none matches in the examples of another, and what
/// does not match over text does not when another rule is gone, so each is proved as if it alone
/// were out.
class Together {
 public:
  [[nodiscard]] bool takes(const Trial& trial) const {
    return !matched_.contains(trial.rule) &&
           std::none_of(trials_.begin(), trials_.end(),
                        [&](const Trial& other) { return trial.matched.contains(other.rule); });
  }
  void add(Trial trial) {
    matched_.insert(trial.matched.begin(), trial.matched.end());
    trials_.push_back(std::move(trial));
  }
  [[nodiscard]] const std::vector<Trial>& trials() const { return trials_; }
  [[nodiscard]] const std::set<uint32_t>& matched() const { return matched_; }

 private:
  std::vector<Trial> trials_;
  std::set<uint32_t> matched_;
};

/// There every rule stands at least once.
TEST_F(Foretelling, OfEveryRuleHoldsInItsExamples) {
  constexpr uint32_t kInSample = 100;
  constexpr std::size_t kMostTogether = 60;
  const auto resources = project_pipeline().shared_resources();
  std::vector<Together> groups;
  for (uint32_t rule = 0; rule < resources_.rules().size(); rule += every_ ? 1 : kInSample) {
    Trial trial{rule, {}, {}};
    for (const RuleExample& example : resources_.rule(rule).examples) {
      trial.documents.push_back(example_document(resources_.rule(rule), example, resources));
      run_stages(project_stages(), *trial.documents.back());
    }
    trial.matched = matched_in(trial.documents);
    EXPECT_TRUE(trial.matched.contains(rule)) << resources_.rule(rule).id;
    const auto group = resources_.rule(rule).over_finds
                           ? groups.end()
                           : std::find_if(groups.begin(), groups.end(), [&](const Together& g) {
                               return g.trials().size() < kMostTogether &&
                                      !resources_.rule(g.trials().front().rule).over_finds &&
                                      g.takes(trial);
                             });
    (group == groups.end() ? groups.emplace_back() : *group).add(std::move(trial));
  }
  std::size_t proved = 0;
  for (const Together& group : groups) {
    std::vector<uint32_t> rest = numbers(group.matched());
    for (const Trial& trial : group.trials()) std::erase(rest, trial.rule);
    const SomeRules rules(world_, std::move(rest));
    for (const Trial& trial : group.trials()) {
      prove(trial.rule, rules, trial.documents);
      ++proved;
    }
  }
  EXPECT_GT(changed_, 0U);
  if (every_) {
    EXPECT_EQ(proved, resources_.rules().size());
    std::printf("examples: %zu rules proved, %zu at a time at the most; %zu finds come instead\n",
                proved, kMostTogether, changed_);
  }
}

TEST(Ledger, IntervalsOfShares) {
  const Share half = share_of(5, 10);
  EXPECT_NEAR(half.value, 0.5, 1e-9);
  EXPECT_NEAR(half.low, 0.2366, 1e-3);  // Wilson, 95 in a hundred
  EXPECT_NEAR(half.high, 0.7634, 1e-3);
  EXPECT_NEAR(share_of(3, 3).low, 0.4385, 1e-3);
  EXPECT_EQ(share_of(0, 0).high, 1);
}

}  // namespace
}  // namespace sagwan
