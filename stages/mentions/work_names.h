// SPDX-License-Identifier: Apache-2.0
// Work names: the names in cited works, by the fields of their citations.
#pragma once

#include <string_view>

#include "pipeline/core/stage.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// The newspaper or serial that a cited work stands in is a name, of subtype `media`, and stands
/// over the bodies and places in it (a working paper's series, an agency's edition); what a list
/// knows by that name stays.
void add_containers(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                    uint16_t media, Layer<Mention>& mentions);

/// The persons among the authors of cited works.
void add_authors(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                 const Lexicon& lexicon, Layer<Mention>& mentions);

}  // namespace sagwan
