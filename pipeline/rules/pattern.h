// SPDX-License-Identifier: Apache-2.0
// Pattern: what the engine must know of a rule's pattern besides RE2: the strings it can start with
// and how specific it is; and the pattern as RE2 takes it.
//
// Patterns hold `{lex:TYPE}` / `{lex:TYPE.lang}` (a word list) and, in phases over finds, `{PER}`,
// `{LOC/country}`, `{LOC|ORG}` (a find). Fragments are expanded before.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sagwan/layers/sentence.h"
#include "sagwan/result.h"

namespace sagwan {

struct Syntax;

/// A word list as a pattern refers to it: the words of `type` in `lang` and of no language.
struct WordList {
  std::string type;
  LangId lang = 0;                      ///< 0: of all languages
  std::vector<std::string_view> words;  ///< sorted, unique, not empty; views into the lexicon
};

/// What a brace reference in a pattern stands for.
struct PatternReference {
  std::shared_ptr<const WordList> words;  ///< of a lexicon reference, else null
  std::u32string symbols;                 ///< of finds, one of them
};

/// Resolves the inside of `{...}`; an error message where it is not known.
using ReferenceResolver = std::function<Result<PatternReference>(std::string_view)>;

/// What can stand in a match before an inner string.
struct Reach {
  uint32_t characters = UINT32_MAX;  ///< at most
  bool spaces = true;                ///< may one of them be a space?
};

struct PatternInfo {
  /// Strings one of which starts every match, sorted, none a prefix of another.
  std::vector<std::string> first;
  bool first_digit = false;        ///< a match may start with an ASCII digit
  bool first_wide = false;         ///< a match may start with what is not listed
  std::vector<std::string> inner;  ///< for a wide start: strings one of which stands in every match
  Reach reach;                     ///< from the start of the match to the first of these
  uint32_t literals = 0;           ///< literal characters: how specific the pattern is
};

[[nodiscard]] PatternInfo analyse_pattern(const Syntax& syntax);

/// The pattern as RE2 takes it, references written out.
[[nodiscard]] Result<std::string> write_out_pattern(std::string_view pattern,
                                                    const ReferenceResolver& resolve);

/// Calls `reference(offset, inside)` for each brace that is a reference (not a count, not \p{..},
/// \x{..}), and `plain(text)` for what stands between, in order.
void for_each_reference(std::string_view pattern,
                        const std::function<void(std::string_view)>& plain,
                        const std::function<void(std::size_t, std::string_view)>& reference);

}  // namespace sagwan
