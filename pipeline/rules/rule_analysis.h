// SPDX-License-Identifier: Apache-2.0
// Analysis of a rule's pattern: what the engine must know of it before it is compiled. The loader
// calls it for each rule, and whoever tries a rule with another pattern.
#pragma once

#include <vector>

#include "pipeline/rules/references.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

/// All outlive the analysis.
struct RuleSurroundings {
  const Languages& languages;
  WordLists& lists;
  const Subtypes& subtypes;
  CharProperties& properties;
};

/// Works out what follows from `rule.pattern`, anew. What is wrong with it comes back; after an
/// error of the pattern the rule is of no use.
[[nodiscard]] std::vector<Error> analyse_rule(Rule& rule, const RuleSurroundings& with);

/// `source_pattern`, a pattern of `rule` as written, with the fragments that the rule names written
/// out.
[[nodiscard]] std::string with_fragments(const Rule& rule, std::string_view source_pattern);

}  // namespace sagwan
