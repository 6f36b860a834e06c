// SPDX-License-Identifier: Apache-2.0
// Matching: which find answers which record of the gold list. Exact pairs first, then overlapping
// ones of the same kind; what overlaps an optional record of the gold counts for nothing.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

/// A record of either side.
struct Marked {
  std::vector<SourceSpan> parts;         ///< as SourceText::trimmed gives them
  std::string kind;                      ///< finds of different kinds do not match
  bool optional = false;                 ///< of the gold only
  std::vector<std::string> groups = {};  ///< parts of the list that it counts in too: `lang=ko`

  [[nodiscard]] SourceSpan hull() const {
    return parts.empty() ? SourceSpan{} : SourceSpan{parts.front().begin, parts.back().end};
  }
};

struct Pairs {
  std::vector<std::pair<uint32_t, uint32_t>> exact;    ///< gold, found
  std::vector<std::pair<uint32_t, uint32_t>> overlap;  ///< those that only overlap
};

/// Compares hulls, which is what text without white space is once the text is the same. Counts into
/// row `list`, where kinds are not empty in `list KIND`, and in `list GROUP` for its groups; each
/// gold record that nothing answers, and each find that answers nothing, is a difference. Quadratic
/// in what overlaps only.
Pairs match_spans(const std::string& list, const std::vector<Marked>& gold,
                  const std::vector<Marked>& found, ScoreSheet& sheet);

}  // namespace sagwan
