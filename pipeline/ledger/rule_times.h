// SPDX-License-Identifier: Apache-2.0
// What each rule costs: the time of its tries in the blocks in which it is tried, apart from other
// rules. Never quite the same twice.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/core/document.h"

namespace sagwan {

/// Microseconds of the processor over `documents`, by rule: a matcher of that rule alone over the
/// blocks in which it is tried, less what a matcher without rules takes there. A rule that is never
/// tried, and one over finds, has 0. Only rule `told` unless it is kNone.
[[nodiscard]] std::vector<double> rule_times(const Resources& resources,
                                             const std::vector<const Document*>& documents,
                                             uint32_t told);

}  // namespace sagwan
