// SPDX-License-Identifier: Apache-2.0
// Several persons and as many offices in one sentence with the word for each in its order
// (`office_each`: A and B as X and Y respectively): the first office is the first person's, and so
// on. Both stand in lists: between the persons stand joints and the offices that they have, between
// the offices joints, bodies, places, and the particles of a goal. And one office that all of a
// list take: what stands between the two is a word of `office_all_take` (A and B were named
// ministers), or the list is by whom it is filled (`office_by`, and `office_taken` behind it).
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/sentence.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

/// Linear in the text and its mentions.
[[nodiscard]] std::vector<BesideOffice> respective_offices(std::string_view text,
                                                           const Layer<Mention>& mentions,
                                                           const Layer<Sentence>& sentences,
                                                           const Lexicon& lexicon,
                                                           const OfficeWords& words);

/// Persons of a list, each with the office that all of them take.
[[nodiscard]] std::vector<BesideOffice> offices_of_all(std::string_view text,
                                                       const Layer<Mention>& mentions,
                                                       const Layer<Sentence>& sentences,
                                                       const Lexicon& lexicon,
                                                       const OfficeWords& words);

}  // namespace sagwan
