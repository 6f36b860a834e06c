// SPDX-License-Identifier: Apache-2.0
// Which finds are mentions: those of name types that stand, ambiguous words of lists only with
// support, and names made by a rule only if no word of them is on the list of words that are no
// names.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/find.h"

namespace sagwan {

class SoundSyllables;

/// Where in `name` a class word begins that stays outside of names, white space before it left out;
/// 0 where none ends it.
[[nodiscard]] std::size_t class_word_at(std::string_view name, const Lexicon& lexicon);

/// Is an author written as a person is: Hangul or Han by family name and length, else "Family,
/// Given", initials, or two to four capitalised words of which none is a class word of bodies?
[[nodiscard]] bool is_written_as_person(std::string_view author, const Lexicon& lexicon);

/// Indices of the finds that are mentions, in the layer's order.
[[nodiscard]] std::vector<uint32_t> supported_names(std::string_view text, const Layer<Find>& finds,
                                                    const Lexicon& lexicon,
                                                    const SoundSyllables& syllables);

}  // namespace sagwan
