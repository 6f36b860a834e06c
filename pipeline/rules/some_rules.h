// SPDX-License-Identifier: Apache-2.0
// SomeRules: a matcher of some of the project's rules, one of them changed where it is asked for.
// What is found with it names the rules by their numbers in the project. Rules over text do not
// need each other, so a text is matched right by the rules that match in it.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/matcher.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

/// What matchers of some rules are made with; made once, outlives them.
struct RuleWorld {
  /// The error is that of the preset.
  [[nodiscard]] static Result<RuleWorld> of(const Resources& resources);

  const Resources* resources = nullptr;
  Subtypes subtypes;  ///< under the numbers of `resources`; every type may have each
  Matcher::Options options;
};

class SomeRules {
 public:
  /// `numbers` ascend. `changed`, where it is not null, stands for the rule `number`, one of them.
  SomeRules(const RuleWorld& world, std::vector<uint32_t> numbers, uint32_t number = kNone,
            const Rule* changed = nullptr);

  [[nodiscard]] std::vector<Find> find(const Matcher::Input& input) const;

 private:
  std::vector<uint32_t> numbers_;
  std::vector<Rule> rules_;
  Matcher matcher_;
};

/// What the match stage asks the matcher of `document`.
[[nodiscard]] Matcher::Input match_input(const Document& document);

/// The numbers of the rules that match in `input`, whether they stand or not.
[[nodiscard]] std::set<uint32_t> rules_that_match(const Matcher& matcher, Matcher::Input input);

}  // namespace sagwan
