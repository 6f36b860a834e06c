// SPDX-License-Identifier: Apache-2.0
// Persons beside their offices, read from what stands between them: bodies, places, a word or two
// that say since when (former, acting), a bracket, a further office that is joined on. Rules know
// constructions; this knows that nothing else stands between. It sees the mentions, so also names
// that no rule found here because the text had them before.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"
#include "stages/relate/office_words.h"

namespace sagwan {

/// Who has an office, by mentions; `body` is kNone where none stands with it.
struct BesideOffice {
  uint32_t person = kNone;
  uint32_t office = kNone;
  uint32_t body = kNone;
};

/// What `offices_beside` reads beside the mentions.
struct OfficeLayers {
  const Layer<EntityLink>& links;
  const Layer<Sentence>& sentences;
  const Layer<Time>& times;
};

struct BesideOffices {
  std::vector<BesideOffice> held;
  std::set<uint32_t> of_unknown;  ///< offices behind a body that nobody found
};

/// The offices that stand beside their holders. The words between them are rows of the types
/// `office_since`, `office_joint`, `office_link`, `office_seat` and `office_attached`; a word that
/// ends as bodies do (`org_suffix`) and is no row of `office_no_unit` is a body that nobody found.
/// `relations` tell offices that have a holder; those of them without a body get the one that
/// stands with them.
[[nodiscard]] BesideOffices offices_beside(std::string_view text, std::span<const Block> blocks,
                                           const Layer<Mention>& mentions, const Lexicon& lexicon,
                                           const OfficeWords& words, const OfficeLayers& layers,
                                           Layer<Relation>& relations);

}  // namespace sagwan
