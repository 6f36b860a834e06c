// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/order.h"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "pipeline/core/by_place.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/note_call.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"

namespace sagwan {

namespace {

template <class Record>
Listing listing(const OffsetMap& map, const std::vector<Record>& layer) {
  Listing out;
  out.spans.reserve(layer.size());
  for (const Record& record : layer) out.spans.push_back(map.to_source(record.span));
  out.order.resize(layer.size());
  std::iota(out.order.begin(), out.order.end(), 0U);
  const auto before = [&](uint32_t a, uint32_t b) { return out.spans[a] < out.spans[b]; };
  if (!std::is_sorted(out.order.begin(), out.order.end(), before)) {
    std::stable_sort(out.order.begin(), out.order.end(), before);
  }
  out.numbers.resize(layer.size());
  for (uint32_t i = 0; i < out.order.size(); ++i) out.numbers[out.order[i]] = i + 1;
  return out;
}

void sort_unique(std::vector<uint32_t>& numbers) {
  std::sort(numbers.begin(), numbers.end());
  numbers.erase(std::unique(numbers.begin(), numbers.end()), numbers.end());
}

/// The sentence that a call supports: the one it stands in, or, where it stands before a
/// sentence's first word, the one before; kNone outside of sentences (a table's cell).
uint32_t supported(const Document& document, const NoteCall& call) {
  const auto& sentences = document.layer<Sentence>();
  uint32_t found = kNone;
  for (auto at = first_behind(sentences, call.span.begin); at != sentences.begin();) {
    --at;
    if (at->block != call.block) break;
    found = static_cast<uint32_t>(at - sentences.begin());
    if (at->span.begin < call.span.begin) break;
  }
  return found;
}

/// Which note calls stand in a sentence, directly behind it, or at the end of its block.
class CallIndex {
 public:
  explicit CallIndex(const Document& document)
      : text_(document.text().repaired()),
        blocks_(document.text().blocks()),
        calls_(document.layer<NoteCall>()),
        of_block_(blocks_.size()) {
    for (uint32_t i = 0; i < calls_.size(); ++i) of_block_[calls_[i].block].push_back(i);
  }

  /// The notes called, as blocks.
  [[nodiscard]] std::vector<uint32_t> notes(const Sentence& sentence) const {
    std::vector<uint32_t> out;
    const auto& calls = of_block_[sentence.block];
    if (calls.empty()) return out;
    uint32_t end_calls = blocks_[sentence.block].span.end;
    for (auto call = calls.rbegin(); call != calls.rend(); ++call) {
      const Span span = calls_[*call].span;
      if (!only_marks({span.end, std::max(span.end, end_calls)})) break;
      end_calls = span.begin;
    }
    uint32_t behind = sentence.span.end;
    for (const uint32_t i : calls) {
      const NoteCall& call = calls_[i];
      const bool inside = sentence.span.contains(call.span);
      const bool touches = call.span.begin >= behind && only_marks({behind, call.span.begin});
      if (touches) behind = call.span.end;
      const bool at_block_end = call.span.begin >= end_calls;
      if (call.note != kNone && (inside || touches || at_block_end)) out.push_back(call.note);
    }
    return out;
  }

 private:
  [[nodiscard]] bool only_marks(Span span) const {
    return slice(text_, span).find_first_not_of(" \n.,;:!?)]\"'") == std::string_view::npos;
  }

  std::string_view text_;
  const std::vector<Block>& blocks_;
  const Layer<NoteCall>& calls_;
  std::vector<std::vector<uint32_t>> of_block_;
};

}  // namespace

Order::Order(const Document& document) {
  const OffsetMap& map = document.text().map();
  blocks = listing(map, document.text().blocks());
  sentences = listing(map, document.layer<Sentence>());
  runs = listing(map, document.layer<Run>());
  mentions = listing(map, document.layer<Mention>());
  times = listing(map, document.layer<Time>());
  quantities = listing(map, document.layer<Quantity>());
  items = listing(map, document.layer<CitationItem>());
  list_citations(document);
  list_entities(document);
  list_facts(document);
}

void Order::list_citations(const Document& document) {
  const auto& layer = document.layer<CitationItem>();
  const auto& all_blocks = document.text().blocks();
  std::vector<bool> cites(all_blocks.size(), false);
  for (uint32_t i = 0; i < all_blocks.size(); ++i) {
    cites[i] = all_blocks[i].kind == BlockKind::footnote;
  }
  for (const CitationItem& item : layer) {
    SAGWAN_CHECK(item.block < all_blocks.size(), "cited work outside of any block");
    cites[item.block] = true;
  }
  citation_of_block.assign(all_blocks.size(), 0);
  for (const uint32_t block : blocks.order) {
    if (!cites[block]) continue;
    citations.push_back({block, {}, {}, {}});
    citation_of_block[block] = static_cast<uint32_t>(citations.size());
  }
  for (const uint32_t i : items.order) {
    auto& of_note = citations[citation_of_block[layer[i].block] - 1].items;
    of_note.push_back(i);
    items.numbers[i] = static_cast<uint32_t>(of_note.size());
  }
  for (const NoteCall& call : document.layer<NoteCall>()) {
    if (call.note == kNone || citation_of_block[call.note] == 0) continue;
    CitationGroup& group = citations[citation_of_block[call.note] - 1];
    group.calls.push_back(document.text().map().to_source(call.span));
    const uint32_t sentence = supported(document, call);
    if (sentence != kNone) group.sentences.push_back(sentences.numbers[sentence]);
  }
  for (CitationGroup& group : citations) {
    std::sort(group.calls.begin(), group.calls.end());
    sort_unique(group.sentences);
  }
}

void Order::list_entities(const Document& document) {
  const auto& layer = document.layer<Entity>();
  const auto& links = document.layer<EntityLink>();
  uint32_t count = 0;
  for (const Entity& entity : layer) count = std::max(count, entity.number + 1);
  entity_numbers.assign(count, 0);
  mentions_of.resize(count);
  link_of_mention.assign(mentions.order.size(), kNone);
  for (uint32_t i = 0; i < links.size(); ++i) link_of_mention[links[i].mention] = i;
  for (const uint32_t mention : mentions.order) {
    const uint32_t link = link_of_mention[mention];
    if (link != kNone && links[link].entity < count) {
      mentions_of[links[link].entity].push_back(mention);
    }
  }
  entities.resize(layer.size());
  std::iota(entities.begin(), entities.end(), 0U);
  const auto first_mention = [&](uint32_t entity) {
    const auto& own = mentions_of[layer[entity].number];
    return own.empty() ? kNone : mentions.numbers[own.front()];
  };
  std::stable_sort(entities.begin(), entities.end(),
                   [&](uint32_t a, uint32_t b) { return first_mention(a) < first_mention(b); });
  for (uint32_t i = 0; i < entities.size(); ++i) entity_numbers[layer[entities[i]].number] = i + 1;
}

void Order::list_facts(const Document& document) {
  const auto& layer = document.layer<Relation>();
  const auto& all_sentences = document.layer<Sentence>();
  const Listing spans = listing(document.text().map(), layer);
  roles.resize(mentions.order.size());
  const auto key = [&](uint32_t i) {
    const Relation& r = layer[i];
    return std::make_tuple(r.type, r.subject, r.object, r.organisation);
  };
  std::vector<uint32_t> grouped = spans.order;
  std::stable_sort(grouped.begin(), grouped.end(),
                   [&](uint32_t a, uint32_t b) { return key(a) < key(b); });
  const CallIndex calls(document);
  for (uint32_t at = 0; at < grouped.size(); ++at) {
    const Relation& relation = layer[grouped[at]];
    if (at == 0 || key(grouped[at - 1]) != key(grouped[at])) {
      facts.push_back({relation, spans.spans[grouped[at]], {}, {}, {}});
    }
    AttestedFact& fact = facts.back();
    if (relation.time != kNone) fact.times.push_back(times.numbers[relation.time]);
    if (relation.sentence != kNone) {
      fact.sentences.push_back(sentences.numbers[relation.sentence]);
      for (const uint32_t note : calls.notes(all_sentences[relation.sentence])) {
        if (citation_of_block[note] != 0) fact.citations.push_back(citation_of_block[note]);
      }
    }
    if (relation.subject_mention != kNone && relation.object_mention != kNone) {
      roles[relation.subject_mention].push_back(mentions.numbers[relation.object_mention]);
    }
  }
  for (AttestedFact& fact : facts) {
    sort_unique(fact.times);
    sort_unique(fact.sentences);
    sort_unique(fact.citations);
  }
  for (auto& own : roles) sort_unique(own);
  std::stable_sort(facts.begin(), facts.end(),
                   [](const AttestedFact& a, const AttestedFact& b) { return a.span < b.span; });
}

}  // namespace sagwan
