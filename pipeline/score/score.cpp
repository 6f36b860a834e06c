// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/score.h"

#include <algorithm>

#include "pipeline/core/by_place.h"

namespace sagwan {

Groups::Groups(const Knowledge& knowledge) {
  for (const Knowledge::Sentence& s : knowledge.sentences) {
    languages_.push_back({s.span, "lang=" + (s.lang.empty() ? "none" : s.lang)});
  }
  for (const Knowledge::Block& b : knowledge.blocks) {
    // A table's rows have their own.
    if (b.kind == "table") continue;
    for (const SourceSpan part : b.parts.empty() ? std::vector{b.span} : b.parts) {
      blocks_.push_back({part, "block=" + b.kind});
    }
  }
  const auto earlier = [](const Piece& a, const Piece& b) { return a.span < b.span; };
  std::sort(languages_.begin(), languages_.end(), earlier);
  std::sort(blocks_.begin(), blocks_.end(), earlier);
}

std::vector<std::string> Groups::at(SourceSpan span) const {
  std::vector<std::string> out;
  for (const std::vector<Piece>* pieces : {&languages_, &blocks_}) {
    // The last piece that starts at or before the record holds it, or none does.
    const auto after = first_behind(*pieces, span.begin);
    if (after == pieces->begin()) continue;
    const Piece& piece = *std::prev(after);
    if (span.begin < piece.span.end) out.push_back(piece.group);
  }
  return out;
}

void score_value(const std::string& list, const Marked& wanted, bool right, ScoreSheet& sheet) {
  sheet.row(list).value(right);
  if (!wanted.kind.empty()) sheet.row(list + " " + wanted.kind).value(right);
  for (const std::string& group : wanted.groups) sheet.row(list + " " + group).value(right);
}

std::vector<KnownMiss> known_misses(const Gold& gold, const ScoreSheet& sheet,
                                    const SourceText& text) {
  std::vector<KnownMiss> out;
  const auto collect = [&](const auto& records, const std::string& list) {
    for (std::size_t i = 0; i < records.size(); ++i) {
      if (records[i].known.empty()) continue;
      KnownMiss miss{list + "[" + std::to_string(i) + "]", list, text.hull(records[i].spans),
                     records[i].known, true};
      for (const Difference& d : sheet.differences) {
        const bool of_list = std::string_view(d.row).substr(0, d.row.find(' ')) == list;
        if (of_list && d.span == miss.span && d.kind != Difference::Kind::false_find) {
          miss.passes = false;
        }
      }
      out.push_back(std::move(miss));
    }
  };
  collect(gold.blocks, "blocks");
  collect(gold.times, "times");
  collect(gold.quantities, "quantities");
  collect(gold.mentions, "mentions");
  return out;
}

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
