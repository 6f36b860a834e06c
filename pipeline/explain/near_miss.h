// SPDX-License-Identifier: Apache-2.0
// Near misses: rules that were tried at a place and found nothing, with the step at which each
// failed. Works on the rules and the text alone, apart from the matcher, so that asking costs the
// run nothing.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "sagwan/span.h"

namespace sagwan {

/// In the order of the steps; a later one came nearer.
enum class MissStep : uint8_t {
  block,      ///< the rule does not run in blocks of this kind
  prefilter,  ///< none of the strings that its matches start with, or must hold, stands there
  pattern,    ///< the pattern goes no further
  left,       ///< the boundary before
  right,      ///< the boundary behind
};
[[nodiscard]] std::string_view miss_text(MissStep step);

struct NearMiss {
  uint32_t rule = kNone;
  MissStep step = MissStep::prefilter;
  Span span;            ///< from where it was tried to where the pattern came
  std::string pattern;  ///< the part of the pattern that matched
  std::string wanted;   ///< the part that would have to match next, or the boundary
  std::string behind;   ///< the text that stands there instead
};

/// Rules over text that were tried at or before `place` and came as far; the nearest first, at most
/// `limit`. `line` is the block's line around it.
[[nodiscard]] std::vector<NearMiss> near_misses(const Document& document, Span line, BlockKind kind,
                                                Span place, std::size_t limit);

/// All tries of one rule in the line, in order; one of step prefilter or block where there is none.
[[nodiscard]] std::vector<NearMiss> tries_of(uint32_t rule, const Document& document, Span line,
                                             BlockKind kind);

}  // namespace sagwan
