// SPDX-License-Identifier: Apache-2.0
// Says where a report gives one exclusive office of one body to two persons on one day: a mistake
// in the report, or a handover. It changes no fact. Which offices are exclusive is the attribute
// `exclusive` of their rows: `1` always, `body` where the fact names a body and not only a country.
#pragma once

#include <string_view>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/diagnostics.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/time.h"

namespace sagwan {

/// Adds one `office-shared` for each further holder of an office and day, at that holder's fact.
/// Facts without a body or without a day are not compared. `relations` are sorted by span.
void note_shared_offices(const Layer<Relation>& relations, const Layer<Mention>& mentions,
                         const Layer<Time>& times, const Lexicon& lexicon, std::string_view text,
                         Diagnostics& diagnostics);

}  // namespace sagwan
