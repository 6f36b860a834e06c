// SPDX-License-Identifier: Apache-2.0
// Blocks by kind and place, their level, marker and parent, and the joins of lines inside them.
#include <unordered_map>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/score/match_spans.h"
#include "pipeline/score/score.h"

namespace sagwan {

namespace {

// Contains its rows and has no text of its own; gold does not list it.
constexpr std::string_view kTable = "table";
// Its cells stand on lines of their own, which nothing joins.
constexpr std::string_view kRow = "row";

std::vector<SourceSpan> parts_of(const Knowledge::Block& block, const SourceText& text) {
  return text.trimmed(block.parts.empty() ? std::vector{block.span} : block.parts);
}

void mark_value(const std::string& row, bool right, SourceSpan span, const std::string& wanted,
                const std::string& found, ScoreSheet& sheet) {
  sheet.row(row).value(right);
  if (!right) {
    sheet.differences.push_back(
        {Difference::Kind::wrong_value, row, span, "wanted " + wanted + ", found " + found});
  }
}

/// What follows a character of a block in that block: its place, and whether white space parts the
/// two in its text.
struct Next {
  uint32_t place = 0;
  bool space = false;
};

std::unordered_map<uint32_t, Next> followers(const std::vector<Knowledge::Block>& blocks,
                                             const SourceText& text) {
  std::unordered_map<uint32_t, Next> out;
  for (const Knowledge::Block& block : blocks) {
    if (block.kind == kTable || block.kind == kRow) continue;
    const std::string& repaired = block.text;
    std::size_t at = 0;
    uint32_t previous = kNone;
    for (const SourceSpan part : parts_of(block, text)) {
      for (uint32_t i = part.begin; i < part.end; ++i) {
        if (is_space(text.at(i))) continue;
        bool space = false;
        while (at < repaired.size() && is_space(utf8::decode(repaired, at))) {
          space = true;
          at += utf8::length(repaired[at]);
        }
        if (previous != kNone) out[previous] = {i, space};
        previous = i;
        if (at < repaired.size()) at += utf8::length(repaired[at]);
      }
    }
  }
  return out;
}

/// A page break, or notes, may stand in between.
bool holds_line_end(const SourceText& text, SourceSpan between) {
  for (uint32_t i = between.begin; i < between.end; ++i) {
    if (text.at(i) == U'\n' || text.at(i) == U'\f' || text.at(i) == U'\r') return true;
  }
  return false;
}

void score_joins(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet) {
  const auto next_of = followers(knowledge.blocks, text);
  Tally& tally = sheet.row("joins");
  for (const auto& [at, next] : next_of) {
    if (next.place > at && holds_line_end(text, {at + 1, next.place})) tally.found += 1;
  }
  for (const Gold::Join& join : gold.joins) {
    tally.gold += 1;
    uint32_t last = join.at.begin;
    while (last > 0 && is_space(text.at(last - 1))) --last;
    const auto next = last == 0 ? next_of.end() : next_of.find(last - 1);
    if (next == next_of.end()) {
      sheet.differences.push_back(
          {Difference::Kind::missed, "joins", join.at, "the lines are not joined"});
      continue;
    }
    tally.hit();
    mark_value("joins", next->second.space == join.space, join.at,
               join.space ? "a space" : "no space", join.space ? "no space" : "a space", sheet);
  }
}

void score_structure(const Gold& gold, const std::vector<const Knowledge::Block*>& blocks,
                     const Pairs& pairs, const std::vector<Marked>& wanted,
                     const std::vector<Knowledge::Block>& all, ScoreSheet& sheet) {
  std::unordered_map<std::string, uint32_t> gold_of;  // id of a block -> index in the gold
  for (const auto& [g, f] : pairs.exact) gold_of[blocks[f]->id] = g;
  std::unordered_map<std::string, const Knowledge::Block*> by_id;
  for (const Knowledge::Block& block : all) by_id[block.id] = &block;
  const auto parent_of = [&](const Knowledge::Block& block) {
    auto at = by_id.find(block.parent);
    while (at != by_id.end() && at->second->kind == kTable) at = by_id.find(at->second->parent);
    if (at == by_id.end()) return std::string("none");
    const auto known = gold_of.find(at->second->id);
    return known == gold_of.end() ? std::string("another block") : std::to_string(known->second);
  };
  for (const auto& [g, f] : pairs.exact) {
    const Gold::Block& w = gold.blocks[g];
    const Knowledge::Block& h = *blocks[f];
    const SourceSpan at = wanted[g].hull();
    if (w.level != 0) {
      mark_value("blocks level", w.level == h.level, at, std::to_string(w.level),
                 std::to_string(h.level), sheet);
    }
    mark_value("blocks marker", bare(w.marker) == bare(h.marker), at,
               w.marker.empty() ? "none" : w.marker, h.marker.empty() ? "none" : h.marker, sheet);
    if (w.parent != kNone) {
      const std::string found = parent_of(h);
      mark_value("blocks parent", found == std::to_string(w.parent), at,
                 "block " + std::to_string(w.parent), found, sheet);
    }
  }
}

}  // namespace

void score_blocks(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                  ScoreSheet& sheet) {
  if (gold.blocks.empty()) return;  // every text has blocks: this gold does not speak of them
  std::vector<const Knowledge::Block*> blocks;
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  for (const Gold::Block& b : gold.blocks) wanted.push_back({text.trimmed(b.spans), b.kind, false});
  for (const Knowledge::Block& b : knowledge.blocks) {
    if (b.kind == kTable) continue;
    blocks.push_back(&b);
    found.push_back({parts_of(b, text), b.kind, false});
  }
  match_spans("blocks", wanted, found, sheet);
  // Level, marker and parent are compared wherever the place is right, whatever the kind.
  for (Marked& m : wanted) m.kind.clear();
  for (Marked& m : found) m.kind.clear();
  ScoreSheet any_kind;
  const Pairs pairs = match_spans("place", wanted, found, any_kind);
  sheet.row("blocks place").add(any_kind.row("place"));
  score_structure(gold, blocks, pairs, wanted, knowledge.blocks, sheet);
  score_joins(gold, knowledge, text, sheet);
}

}  // namespace sagwan
