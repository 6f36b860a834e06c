// SPDX-License-Identifier: Apache-2.0
// Offices behind persons, in scripts whose nouns stand last, and which of them say in short what
// another place says in full of the same person (the minister for the foreign minister).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Mentions of an office and of the person before it.
struct OfficeBehind {
  uint32_t person;
  uint32_t office;
  bool is_bare;  ///< nothing stands between them
};

/// In the order of the offices.
[[nodiscard]] std::vector<OfficeBehind> offices_behind(std::string_view text,
                                                       const Layer<Mention>& mentions);

/// May the one be said in short for the other, as its end, and is it no deputy's?
[[nodiscard]] bool is_short_for(std::string_view brief, std::string_view full,
                                const Lexicon& lexicon);

}  // namespace sagwan
