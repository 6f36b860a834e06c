// SPDX-License-Identifier: Apache-2.0
// Lint: what loads and works, and yet is likely no one's intention. `sagwan check` runs it; loading
// for anything else does not.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/languages.h"
#include "pipeline/rules/rule.h"
#include "sagwan/diagnostics.h"

namespace sagwan {

/// Classes of ASCII in a text that is not (rule-ascii), captures that no normaliser of the rule's
/// type reads (rule-capture), rules that another one always beats (rule-shadowed), patterns that
/// are tried everywhere (rule-cost).
void lint_rules(const std::vector<Rule>& rules, Diagnostics& diagnostics);

/// Compiles every pattern: what RE2 refuses (rule-pattern), and what grows large (rule-cost). The
/// rules were read from their sources, not from an image.
void lint_patterns(const std::vector<Rule>& rules, Diagnostics& diagnostics);

/// Over all lists of `folders` together: rows given twice or that a row for all languages makes
/// needless (lexicon-duplicate), names that stand for two things with nothing to choose by
/// (lexicon-conflict), types that nothing reads (lexicon-unused). Sorts all rows.
void lint_lexicons(const std::vector<std::string>& folders, const std::vector<Rule>& rules,
                   Diagnostics& diagnostics);

}  // namespace sagwan
