// SPDX-License-Identifier: Apache-2.0
// Order: the ids and the order of every list of a knowledge file, and the groups that the layers
// hold only piecemeal: the citation of a note with its items and calls, the fact with its
// attestations, the entity with its mentions.
//
// Private to pipeline/export. Layers are sorted by repaired text, lists by source; the two differ
// where reading moved a note out of a paragraph. Indices are those of the layers unless said
// otherwise.
#pragma once

#include <cstdint>
#include <vector>

#include "pipeline/core/document.h"
#include "sagwan/layers/relation.h"
#include "sagwan/span.h"

namespace sagwan {

/// A layer in the order of the source.
struct Listing {
  std::vector<SourceSpan> spans;  ///< by index in the layer
  std::vector<uint32_t> order;    ///< indices in the layer, as listed
  std::vector<uint32_t> numbers;  ///< by index in the layer: from 1, as in the id
};

struct CitationGroup {
  uint32_t block = kNone;
  std::vector<uint32_t> items;  ///< in the order of the source
  std::vector<SourceSpan> calls;
  std::vector<uint32_t> sentences;  ///< numbers of those that the calls stand in or behind
};

/// Attestations of one fact.
struct AttestedFact {
  Relation relation;  ///< the first of them
  SourceSpan span;
  std::vector<uint32_t> times;  ///< numbers, as all below
  std::vector<uint32_t> sentences;
  std::vector<uint32_t> citations;
};

struct Order {
  explicit Order(const Document& document);

  Listing blocks;
  Listing sentences;
  Listing runs;
  Listing mentions;
  Listing times;
  Listing quantities;
  Listing items;  ///< of Layer<CitationItem>; numbers count within the citation
  std::vector<CitationGroup> citations;     ///< as listed
  std::vector<uint32_t> citation_of_block;  ///< number of the citation; 0 for a block that has none
  std::vector<uint32_t> entities;           ///< indices in Layer<Entity>, as listed
  std::vector<uint32_t> entity_numbers;     ///< by Entity::number: from 1; 0 where there is none
  std::vector<std::vector<uint32_t>> mentions_of;  ///< by Entity::number: mentions as listed
  std::vector<uint32_t> link_of_mention;           ///< index in Layer<EntityLink>, or kNone
  std::vector<std::vector<uint32_t>> roles;        ///< by mention: numbers of its TITLE mentions
  std::vector<AttestedFact> facts;

 private:
  void list_citations(const Document& document);
  void list_entities(const Document& document);
  void list_facts(const Document& document);
};

}  // namespace sagwan
