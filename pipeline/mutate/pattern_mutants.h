// SPDX-License-Identifier: Apache-2.0
// Mutants of a pattern: the pattern as written with one of its clauses taken out or widened. A
// clause is an alternative, an optional part, a count, a class of digits, a flag, an anchor, or the
// context around the group `find`. References (`{name}`, `{lex:TYPE}`) are not looked into: a
// fragment's clauses are its own.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sagwan {

struct PatternMutant {
  std::string pattern;
  std::string what;  ///< `without the alternative "X"`; of those that read alike the later ones
                     ///< say `, the 2nd`
};

/// In the order in which the clauses stand. Some may be no patterns, or mean the same.
[[nodiscard]] std::vector<PatternMutant> pattern_mutants(std::string_view pattern);

}  // namespace sagwan
