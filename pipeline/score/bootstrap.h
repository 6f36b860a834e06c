// SPDX-License-Identifier: Apache-2.0
// Bootstrap: how far a figure would move with other documents of the same kind. Documents are drawn
// with replacement, the same ones for every row; the seed is fixed, so the same figures give the
// same intervals.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/score/tally.h"

namespace sagwan {

/// The middle 95 in a hundred of what the rounds gave.
struct Interval {
  double low = 0;
  double high = 0;
};

struct RowIntervals {
  Interval f1;
  Interval value;
};

/// By the name of the row. Empty for fewer than two documents, which say nothing of others.
using Intervals = std::map<std::string, RowIntervals>;

/// Costs rounds x rows x documents additions.
[[nodiscard]] Intervals bootstrap(const std::vector<const ScoreSheet*>& documents,
                                  uint32_t rounds = 1000);

}  // namespace sagwan
