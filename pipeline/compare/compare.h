// SPDX-License-Identifier: Apache-2.0
// compare: what one knowledge file says and another does not. Quiet about ids and about what made
// the files; a change is told once, where it is.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/compare/facts.h"

namespace sagwan {

/// In the order in which they matter.
enum class ChangeKind : uint8_t { removed, retyped, revalued, moved, added, rule };

struct Change {
  ChangeKind kind = ChangeKind::removed;
  Fact before;       ///< without list where it was added
  Fact after;        ///< without list where it was removed
  std::string what;  ///< `value 2022-02 -> 2022-03`; empty where before and after say it all
  std::string context;

  [[nodiscard]] const Fact& fact() const { return after.list.empty() ? before : after; }
};

[[nodiscard]] std::string_view change_text(ChangeKind kind);

/// All changes from `a` to `b`, sorted by kind, list and place. Facts are known by their place;
/// where the two are of different sources, by type and text in order of appearance.
[[nodiscard]] std::vector<Change> compare(const Knowledge& a, const Knowledge& b);

}  // namespace sagwan
