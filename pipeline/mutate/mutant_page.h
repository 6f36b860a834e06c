// SPDX-License-Identifier: Apache-2.0
// What became of mutants, for people and for tools.
#pragma once

#include <string>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

/// A text that would notice a mutant, as a clause text of a rule.
struct ProposedText {
  std::string rule;
  std::string text;
  std::string kind;  ///< of block; empty: that of the rule's examples
  std::vector<std::string> finds;
  std::vector<std::string> values;  ///< empty where the finds tell
};

struct MutantRow {
  Place place;            ///< of the pattern, or of the fragment
  std::string rule;       ///< its id; of a fragment `ko.{year}`
  std::string what;       ///< what was changed
  std::string by;         ///< what noticed it; empty: nobody
  ProposedText proposed;  ///< without text: none was found
  bool differs = false;   ///< nobody noticed, yet alone the rule matches otherwise in some text
  std::string known;      ///< why nobody notices it, where that is known
};

struct Mutants {
  std::vector<MutantRow> rows;
  std::vector<ProposedText> broken;  ///< clause texts that do not hold for the rule as it is
};

/// Those that nobody noticed and are not known, a line each with a text that would, and how many
/// there were; with `all` the others too.
[[nodiscard]] std::string mutants_page(const std::vector<MutantRow>& rows, bool all);
[[nodiscard]] std::string mutants_json(const Mutants& mutants);

}  // namespace sagwan
