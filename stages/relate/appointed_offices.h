// SPDX-License-Identifier: Apache-2.0
// Offices that somebody gets or had, where the words stand apart: in languages whose nouns stand
// last and whose words end in particles (Korean). A verb of appointment (`office_appoint`) at the
// end of a sentence makes each office with a particle of the goal (`office_goal`) that of the
// person who is moved to it: the one before it whose phrase is an object, else those behind it in
// one list, else the subject before it, where the verb is one that its subject suffers
// (`office_passive`) or does (id `gets`). A verb of a career (`office_career`) gives all offices of
// the list that is its object to the subject of the sentence, or of the one before.
#pragma once

#include <set>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/sentence.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

/// `told`: pairs of a person's and an office's mention that are known.
[[nodiscard]] std::vector<BesideOffice> appointed_offices(
    std::string_view text, const Layer<Mention>& mentions, const Layer<Sentence>& sentences,
    const Lexicon& lexicon, const OfficeWords& words,
    const std::set<std::pair<uint32_t, uint32_t>>& told);

}  // namespace sagwan
