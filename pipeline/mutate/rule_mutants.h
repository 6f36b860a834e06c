// SPDX-License-Identifier: Apache-2.0
// Mutants of rules: each clause of a rule, or of a fragment, taken out or widened in turn. A
// fragment's mutant changes every rule that names it.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/mutate/pattern_mutants.h"
#include "pipeline/rules/fragments.h"
#include "pipeline/rules/some_rules.h"

namespace sagwan {

struct RuleMutant {
  Rule rule;
  std::string what;
};

struct SourceFragment {
  std::string lang;  ///< its folder
  std::string name;
  std::string text;
  Place place;
};

class RuleMutants {
 public:
  /// Reads the fragments of the rule files anew. `world` outlives the mutants.
  [[nodiscard]] static Result<RuleMutants> of(const RuleWorld& world);

  /// Of the clauses that the rule itself writes. What is no pattern is left out. Thread safe.
  [[nodiscard]] std::vector<RuleMutant> mutants(uint32_t rule) const;

  [[nodiscard]] const std::vector<SourceFragment>& fragments() const { return fragments_; }
  /// The rules that hold the fragment, themselves or by another one.
  [[nodiscard]] std::vector<uint32_t> rules_with(const SourceFragment& fragment) const;
  /// Each of `rules` with `text` for the fragment, and its number; without those of which that is
  /// no pattern. Thread safe.
  [[nodiscard]] std::vector<std::pair<uint32_t, Rule>> with(const std::vector<uint32_t>& rules,
                                                            const SourceFragment& fragment,
                                                            const std::string& text) const;

 private:
  explicit RuleMutants(const RuleWorld& world) : world_(&world) {}
  [[nodiscard]] Fragments fragments_with(const SourceFragment& fragment,
                                         const std::string& text) const;
  [[nodiscard]] bool analyse(Rule& rule) const;

  const RuleWorld* world_;
  std::vector<SourceFragment> fragments_;
};

}  // namespace sagwan
