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

/// The offices that a text names, each by its first mention.
using NamedOffices = std::unordered_map<std::string_view, uint32_t>;

[[nodiscard]] NamedOffices named_offices(std::string_view text, const Layer<Mention>& mentions);

/// The mention that writes the office of a body in one word; kNone where there is none. The class
/// word that it lacks has more than one letter: the minister of a ministry and the one with its
/// field may be two.
[[nodiscard]] uint32_t fuller_office(std::string_view body, std::string_view office,
                                     const NamedOffices& named, const Lexicon& lexicon);

/// By mention, the office in one word that it means; kNone for others.
[[nodiscard]] std::vector<uint32_t> fuller_offices(std::string_view text,
                                                   const Layer<Mention>& mentions,
                                                   const Lexicon& lexicon);

}  // namespace sagwan
