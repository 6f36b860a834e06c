// SPDX-License-Identifier: Apache-2.0
// Conflicts: the one place that decides which of overlapping finds stand. Ambiguous words of lists
// come last; else the longest, then priority, then the more specific rule, then the rule's id. A
// count of a rule below priority 0 goes where its number is the day of a date.
#pragma once

#include <cstdint>
#include <vector>

#include "sagwan/layers/find.h"

namespace sagwan {

class MatchTrace;
struct Rule;

/// A find before the decision.
struct Candidate {
  Find find;
  uint32_t specificity = 0;
  std::vector<uint32_t> parts;  ///< settled finds that a phase over finds used
};

/// Which finds cannot overlap: values with values, names with names of the same type or across each
/// other's ends.
enum class ConflictGroup : uint8_t { value, name, citation, other };
[[nodiscard]] ConflictGroup conflict_group(FindType type);

/// Decides among `candidates`, and between them and `settled` finds of earlier phases, and appends
/// the winners to `settled`. A settled find within a winner that used it gets `outer`; any other
/// settled find keeps its place. `trace`, where there is one, hears of each that loses.
void settle(std::vector<Candidate>& candidates, std::vector<Find>& settled,
            const std::vector<Rule>& rules, MatchTrace* trace = nullptr);

}  // namespace sagwan
