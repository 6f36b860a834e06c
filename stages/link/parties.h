// SPDX-License-Identifier: Apache-2.0
// Names made of their parties and a class word: a summit, war, railway or treaty of two and more
// states. Two such names are one, whatever their language, where parties, class and numbers agree
// and nothing else stands in them. The class words are lexicon rows of type `name_class`.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/lexicon.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

/// Pairs (later, earlier) of mentions that are one name by their parties. `mentions` are sorted by
/// span; `entity_of` says which mentions are one so far.
[[nodiscard]] std::vector<std::pair<uint32_t, uint32_t>> same_parties(
    std::string_view text, const Layer<Mention>& mentions, const Lexicon& lexicon,
    const std::function<uint32_t(uint32_t)>& entity_of);

}  // namespace sagwan
