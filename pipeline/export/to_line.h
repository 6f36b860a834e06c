// SPDX-License-Identifier: Apache-2.0
// to_line: one record of a layer as one line of text, the same in cases, golden differences,
// `explain` and reports. Where a record's text has cells they are parted by ` | `.
#pragma once

#include <string>

#include "pipeline/core/document.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/note_call.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"

namespace sagwan {

/// `item 2 | text`; the level is left out where there is none.
[[nodiscard]] std::string to_line(const Block& block, const Document& document);
/// `ko | text`
[[nodiscard]] std::string to_line(const Sentence& sentence, const Document& document);
/// `ru | text`
[[nodiscard]] std::string to_line(const Run& run, const Document& document);
/// `15) -> 15)`: the call, and the marker of the note, its kind where it has none, or `none`.
[[nodiscard]] std::string to_line(const NoteCall& call, const Document& document);
/// `ORG/committee | text | rule`, `(DATE) ...` for a find that a later phase used as a part.
[[nodiscard]] std::string to_line(const Find& find, const Document& document);
/// `DATE 2022-07 | text | rule`
[[nodiscard]] std::string to_line(const Time& time, const Document& document);
/// `4946 t | text`: value_text, and what the find says
[[nodiscard]] std::string to_line(const Quantity& quantity, const Document& document);
/// `LOC/country | text`
[[nodiscard]] std::string to_line(const Mention& mention, const Document& document);
/// `text -> number of the entity, reason`: `Kim -> 0 short_name`
[[nodiscard]] std::string to_line(const EntityLink& link, const Document& document);
/// `LOC | name | ISO code`, the code empty where there is none
[[nodiscard]] std::string to_line(const Entity& entity, const Document& document);
/// `report | title=... | container=... | date=...`, fields that are known, `ibid -> title of the
/// work`, `again -> title` of a work that was cited before
[[nodiscard]] std::string to_line(const CitationItem& item, const Document& document);
/// `person | office | organisation`, the last empty where there is none
[[nodiscard]] std::string to_line(const Relation& relation, const Document& document);
/// `series=... | title=... | date=...`, fields that are known
[[nodiscard]] std::string to_line(const FrontMatter& front, const Document& document);

}  // namespace sagwan
