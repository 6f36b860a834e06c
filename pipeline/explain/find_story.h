// SPDX-License-Identifier: Apache-2.0
// The story of one find: its rule, captures and boundaries, what it won over, its value, its
// anchor, its entity.
#pragma once

#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/explain/explain.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// A find that lost, and to whom.
using Loss = std::pair<Find, Find>;

/// `find` is a number in Layer<Find>; `losses` are all of the document.
[[nodiscard]] Story find_story(uint32_t find, const Document& document,
                               const std::vector<Loss>& losses);
/// A repeated name has no find; `mention` is a number in Layer<Mention>.
[[nodiscard]] Story mention_story(uint32_t mention, const Document& document);

/// `DATE | 2022 | ko.date.y`
[[nodiscard]] std::string find_line(const Find& find, const Document& document);
/// Why the first gave way to the second: `shorter`, `priority 0 below 5`.
[[nodiscard]] std::string reason_of(const Loss& loss, const Document& document);

}  // namespace sagwan
