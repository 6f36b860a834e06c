// SPDX-License-Identifier: Apache-2.0
// score: a knowledge file against gold. What each row means is told in docs/gold.md, Figures.
#pragma once

#include "pipeline/export/knowledge_reader.h"
#include "pipeline/score/gold.h"
#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

/// Linear but for what overlaps. `text` is the source that both speak of.
[[nodiscard]] ScoreSheet score(const Gold& gold, const Knowledge& knowledge,
                               const SourceText& text);

// Its parts, one file each, in the order of the sheet.
void score_document(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                    ScoreSheet& sheet);
void score_blocks(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                  ScoreSheet& sheet);
void score_values(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                  ScoreSheet& sheet);
void score_names(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet);
void score_citations(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                     ScoreSheet& sheet);

/// Counts a field that either side may lack: right, missing, made up, or other than wanted (both).
/// `span` is where to look.
void score_field(const std::string& row, const std::string& wanted, const std::string& found,
                 SourceSpan span, ScoreSheet& sheet);

}  // namespace sagwan
