// SPDX-License-Identifier: Apache-2.0
// Who had or takes an office that a sentence only points at (P, who held this post until May; then
// Q took up the duties): it is the one that the text named last, in that sentence or the two before
// it. The words are rows of `office_same_post`; the id says on which side of them the person
// stands: `before`, with at most a few words and a comma between, or `behind`, directly.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/sentence.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/office_words.h"

namespace sagwan {

/// `known` are the facts so far, of which these take the body of the office. Linear in the text and
/// its mentions.
[[nodiscard]] std::vector<BesideOffice> holders_of_same_post(
    std::string_view text, const Layer<Mention>& mentions, const Layer<Sentence>& sentences,
    const Lexicon& lexicon, const OfficeWords& words, const Layer<Relation>& known);

}  // namespace sagwan
