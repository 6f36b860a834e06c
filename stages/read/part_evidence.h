// SPDX-License-Identifier: Apache-2.0
// PartEvidence: what the letters on both sides of a line end say of it, where they are of one
// script that has [[join]] words: the joined word and both parts elsewhere in the document,
// particles, beginnings and ends of words. stages/read/README.md, Joins.
#pragma once

#include <string_view>

#include "pipeline/core/read_config.h"
#include "stages/read/word_counts.h"

namespace sagwan {

/// Log odds, in units of one piece of evidence, for a space between the lines `before` and
/// `behind`. `counts` are the document's words of the script of `words`.
[[nodiscard]] double part_evidence(std::string_view before, std::string_view behind,
                                   const JoinWords& words, const WordCounts& counts);

}  // namespace sagwan
