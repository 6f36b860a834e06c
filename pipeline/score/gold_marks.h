// SPDX-License-Identifier: Apache-2.0
// GoldMarks: the placed records of a gold file as marks with a label and fields, which is what its
// text form, brat and Label Studio show. What is no mark (blocks, joins, entities, offices) stays
// in the gold.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/score/gold.h"
#include "pipeline/score/source_text.h"

namespace sagwan {

struct GoldMark {
  std::string label;  ///< PER, DATE, money, work; or title, note, call, cell, ... (docs/gold.md)
  Gold::Spans parts;  ///< at least one
  std::vector<std::pair<std::string, std::string>> fields;

  [[nodiscard]] std::string_view field(std::string_view name) const;
};

/// In the order of their places, outer ones first.
[[nodiscard]] std::vector<GoldMark> marks_of(const Gold& gold);

/// `rest` (marks that it has of its own are dropped) with `marks`, tidy. A mention of an entity
/// that the rest does not know brings it; one without entity gets its own. The error (gold_invalid)
/// names the mark.
[[nodiscard]] Result<Gold> with_marks(Gold rest, const std::vector<GoldMark>& marks,
                                      const SourceText& text, const std::string& path);

}  // namespace sagwan
