// SPDX-License-Identifier: Apache-2.0
// Review: gold, the accepted run and the run of now, three ways. Each difference between the two
// runs is broken, fixed, or changed, which is what a person looks at before `sagwan accept`.
#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.h"
#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

enum class Verdict : uint8_t {
  broken,   ///< right by the gold, or nearer to it, and no longer
  fixed,    ///< the other way round
  changed,  ///< the gold does not say, or neither is right
};

struct Reviewed {
  Verdict verdict = Verdict::changed;
  std::string line;  ///< what it was and is, and by which rules
  SourceSpan span;
  std::string context;
};

[[nodiscard]] std::string_view verdict_text(Verdict verdict);

/// `accepted` and `now` are the two runs' scores against one gold, `changes` what changed between
/// them. Broken ones come first, then fixed, then changed; each by list and place.
[[nodiscard]] std::vector<Reviewed> review(const ScoreSheet& accepted, const ScoreSheet& now,
                                           const std::vector<Change>& changes,
                                           const SourceText& text);

}  // namespace sagwan
