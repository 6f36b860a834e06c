// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/score.h"

namespace sagwan {

void score_field(const std::string& row, const std::string& wanted, const std::string& found,
                 SourceSpan span, ScoreSheet& sheet) {
  Tally& tally = sheet.row(row);
  if (!wanted.empty()) tally.gold += 1;
  if (!found.empty()) tally.found += 1;
  if (wanted == found) {
    if (!wanted.empty()) tally.hit();
    return;
  }
  sheet.differences.push_back({Difference::Kind::wrong_value, row, span,
                               "wanted " + (wanted.empty() ? "none" : wanted) + ", found " +
                                   (found.empty() ? "none" : found)});
}

void score_document(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                    ScoreSheet& sheet) {
  const auto field = [&](const char* name, const std::string& wanted, const std::string& found) {
    Tally part;
    if (!wanted.empty()) part.gold = 1;
    if (!found.empty()) part.found = 1;
    if (!wanted.empty() && wanted == found) part.hit();
    sheet.row("document").add(part);
    score_field(std::string("document ") + name, wanted, found, text.hull(gold.title), sheet);
  };
  field("title", text.bare(gold.title), bare(knowledge.title));
  field("series", text.bare(gold.series), bare(knowledge.series));
  field("date", gold.date, knowledge.date);
  field("volume", gold.volume, knowledge.volume);
  field("issue", gold.issue, knowledge.issue);
}

ScoreSheet score(const Gold& gold, const Knowledge& knowledge, const SourceText& text) {
  ScoreSheet sheet;
  score_document(gold, knowledge, text, sheet);
  score_blocks(gold, knowledge, text, sheet);
  score_values(gold, knowledge, text, sheet);
  score_names(gold, knowledge, text, sheet);
  score_citations(gold, knowledge, text, sheet);
  return sheet;
}

}  // namespace sagwan
