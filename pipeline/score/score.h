// SPDX-License-Identifier: Apache-2.0
// score: a knowledge file against gold. What each row means is told in docs/gold.md, Figures.
#pragma once

#include "pipeline/export/knowledge_reader.h"
#include "pipeline/score/gold.h"
#include "pipeline/score/match_spans.h"
#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

/// Linear but for what overlaps. `text` is the source that both speak of.
[[nodiscard]] ScoreSheet score(const Gold& gold, const Knowledge& knowledge,
                               const SourceText& text);

/// A record that the gold marks as one that the program is known not to get.
struct KnownMiss {
  std::string record;  ///< `times[3]`
  std::string list;
  SourceSpan span;
  std::string why;
  bool passes = false;  ///< it is right now: the mark must go
};
[[nodiscard]] std::vector<KnownMiss> known_misses(const Gold& gold, const ScoreSheet& sheet,
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

/// The groups that a record at `span` counts in: the language of its sentence, the kind of its
/// block. Both sides ask the knowledge file, so that a pair is never in two groups.
class Groups {
 public:
  explicit Groups(const Knowledge& knowledge);
  [[nodiscard]] std::vector<std::string> at(SourceSpan span) const;

 private:
  struct Piece {
    SourceSpan span;
    std::string group;
  };
  std::vector<Piece> languages_;  // sorted by span
  std::vector<Piece> blocks_;
};

/// Counts a value in the list, and in the parts that `wanted` counts in.
void score_value(const std::string& list, const Marked& wanted, bool right, ScoreSheet& sheet);

/// Counts a field that either side may lack: right, missing, made up, or other than wanted (both).
/// `span` is where to look.
void score_field(const std::string& row, const std::string& wanted, const std::string& found,
                 SourceSpan span, ScoreSheet& sheet);

}  // namespace sagwan
