// SPDX-License-Identifier: Apache-2.0
// TextWalk: the way by which a pattern takes a text: which branch of each alternation, how often
// each repeated part, what each set or word took. All ways are tried, in the order in which RE2
// prefers them; the texts are short.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "pipeline/rules/syntax.h"

namespace sagwan {

/// A place where the pattern leaves a choice, and what was chosen there.
struct WalkStep {
  uint32_t node = 0;
  std::size_t chosen = 0;  ///< of an alternation: the branch; of a repetition: how often
  std::string_view text;   ///< of a set or a word: what it took
};

/// The steps by which the pattern takes all of `text`, a whole match, in order; none where it does
/// not take it, or where finding out would take too long. A find in the text is its symbol.
[[nodiscard]] std::optional<std::vector<WalkStep>> walk_of(const Syntax& syntax,
                                                           std::string_view text);

}  // namespace sagwan
