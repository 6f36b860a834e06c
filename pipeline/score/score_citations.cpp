// SPDX-License-Identifier: Apache-2.0
// Citations: notes and the calls of them, the works they cite, each field of a work, and what Ibid.
// stands for.
#include <map>
#include <string>

#include "pipeline/score/match_spans.h"
#include "pipeline/score/score.h"

namespace sagwan {

namespace {

struct Works {
  std::vector<const Gold::Work*> wanted;
  std::vector<const Knowledge::Work*> found;
};

void score_notes(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                 ScoreSheet& sheet) {
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  std::vector<Marked> wanted_calls;
  std::vector<Marked> found_calls;
  std::vector<const std::string*> call_notes;  // of the gold
  std::vector<const std::string*> found_notes;
  for (const Gold::Citation& c : gold.citations) {
    wanted.push_back({{text.hull(c.spans)}, "", false});
    for (const SourceSpan call : c.calls) {
      wanted_calls.push_back({{text.trimmed(call)}, "", false});
      call_notes.push_back(&c.note);
    }
  }
  for (const Knowledge::Citation& c : knowledge.citations) {
    found.push_back({{text.trimmed(c.span)}, "", false});
    for (const SourceSpan call : c.calls) {
      found_calls.push_back({{text.trimmed(call)}, "", false});
      found_notes.push_back(&c.note);
    }
  }
  for (const auto& [g, f] : match_spans("citations", wanted, found, sheet).exact) {
    sheet.row("citations").value(gold.citations[g].note == knowledge.citations[f].note);
  }
  for (const auto& [g, f] : match_spans("calls", wanted_calls, found_calls, sheet).exact) {
    sheet.row("calls").value(*call_notes[g] == *found_notes[f]);
  }
}

std::string joined(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) out += (out.empty() ? "" : "; ") + bare(word);
  return out;
}

void score_fields(const Gold::Work* w, const Knowledge::Work* h, SourceSpan at,
                  const SourceText& text, ScoreSheet& sheet) {
  static const Gold::Work kNoGold;
  static const Knowledge::Work kNotFound;
  const bool known = w != nullptr;
  if (w == nullptr) w = &kNoGold;
  if (h == nullptr) h = &kNotFound;
  std::vector<std::string> authors;
  for (const SourceSpan author : w->authors) authors.push_back(text.bare(author));
  score_field("items title", text.bare(w->title), bare(h->title), at, sheet);
  score_field("items container", text.bare(w->container), bare(h->container), at, sheet);
  score_field("items publisher", text.bare(w->publisher), bare(h->publisher), at, sheet);
  score_field("items authors", joined(authors), joined(h->authors), at, sheet);
  score_field("items date", w->date, h->date, at, sheet);
  score_field("items volume", w->volume, h->volume, at, sheet);
  score_field("items number", w->number, h->number, at, sheet);
  score_field("items pages", w->pages, h->pages, at, sheet);
  score_field("items url", bare(w->url), bare(h->url), at, sheet);
  score_field("items accessed", w->accessed, h->accessed, at, sheet);
  if (known && !h->id.empty()) {
    score_field("items type", w->type, h->type, at, sheet);
    score_field("items language", w->title_lang, h->title_lang, at, sheet);
  }
}

/// Ibid.: found where both say so; the value is the work that it stands for.
void score_ibid(const Works& works, const std::map<uint32_t, uint32_t>& found_of,
                const std::vector<Marked>& wanted, ScoreSheet& sheet) {
  Tally& tally = sheet.row("items ibid");
  std::map<std::string, std::string> gold_id;  // id of a found work -> id in the gold
  for (const auto& [g, f] : found_of) gold_id[works.found[f]->id] = works.wanted[g]->id;
  for (const Knowledge::Work* work : works.found) tally.found += work->ibid ? 1 : 0;
  for (uint32_t g = 0; g < works.wanted.size(); ++g) {
    if (!works.wanted[g]->ibid) continue;
    tally.gold += 1;
    const auto at = found_of.find(g);
    if (at == found_of.end() || !works.found[at->second]->ibid) {
      sheet.differences.push_back({Difference::Kind::missed, "items ibid", wanted[g].hull(), ""});
      continue;
    }
    tally.hit();
    const auto refers = gold_id.find(works.found[at->second]->refers_to);
    const bool right = refers != gold_id.end() && refers->second == works.wanted[g]->refers_to;
    tally.value(right);
    if (!right) {
      sheet.differences.push_back({Difference::Kind::wrong_value, "items ibid", wanted[g].hull(),
                                   "wanted " + works.wanted[g]->refers_to + ", found " +
                                       (refers == gold_id.end() ? "none" : refers->second)});
    }
  }
}

}  // namespace

void score_citations(const Gold& gold, const Knowledge& knowledge, const SourceText& text,
                     ScoreSheet& sheet) {
  score_notes(gold, knowledge, text, sheet);
  Works works;
  std::vector<Marked> wanted;
  std::vector<Marked> found;
  for (const Gold::Citation& c : gold.citations) {
    for (const Gold::Work& w : c.items) {
      works.wanted.push_back(&w);
      wanted.push_back({{text.trimmed(w.span)}, "", false});
    }
  }
  for (const Knowledge::Citation& c : knowledge.citations) {
    for (const Knowledge::Work& w : c.items) {
      works.found.push_back(&w);
      found.push_back({{text.trimmed(w.span)}, "", false});
    }
  }
  const Pairs pairs = match_spans("items", wanted, found, sheet);
  // A work whose end is a point off still has its fields compared.
  std::map<uint32_t, uint32_t> found_of(pairs.exact.begin(), pairs.exact.end());
  found_of.insert(pairs.overlap.begin(), pairs.overlap.end());
  std::vector<bool> compared(found.size(), false);
  for (uint32_t g = 0; g < wanted.size(); ++g) {
    const auto at = found_of.find(g);
    const Knowledge::Work* work = at == found_of.end() ? nullptr : works.found[at->second];
    if (work != nullptr) compared[at->second] = true;
    score_fields(works.wanted[g], work, wanted[g].hull(), text, sheet);
  }
  for (uint32_t f = 0; f < found.size(); ++f) {
    if (!compared[f]) score_fields(nullptr, works.found[f], found[f].hull(), text, sheet);
  }
  score_ibid(works, found_of, wanted, sheet);
}

}  // namespace sagwan
