// SPDX-License-Identifier: Apache-2.0
// An office behind its body is the one that the text also writes in one word: the member of a
// commission, whose name without its class word that word begins with.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"
#include "sagwan/span.h"

namespace sagwan {

/// The offices that a text names, each by its first mention, and what may be left out before the
/// number of one.
struct NamedOffices {
  std::unordered_map<std::string_view, uint32_t> mentions;
  std::vector<std::string_view> ordinals;
};

[[nodiscard]] NamedOffices named_offices(std::string_view text, const Layer<Mention>& mentions,
                                         const Lexicon& lexicon);

/// An office of a body as another mention writes it in one word.
struct FullerOffice {
  uint32_t mention = kNone;  ///< the first of that word; kNone where there is none
  bool is_certain = false;   ///< the class word that it lacks is more than one letter
};

[[nodiscard]] FullerOffice fuller_office(std::string_view body, std::string_view office,
                                         const NamedOffices& named, const Lexicon& lexicon);

/// By mention, the office in one word that it means.
[[nodiscard]] std::vector<FullerOffice> fuller_offices(std::string_view text,
                                                       const Layer<Mention>& mentions,
                                                       const Lexicon& lexicon);

}  // namespace sagwan
