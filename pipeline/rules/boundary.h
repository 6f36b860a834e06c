// SPDX-License-Identifier: Apache-2.0
// Boundaries: where a find may begin and end, decided by the characters and particles around it.
#pragma once

#include <cstdint>
#include <string_view>

#include "pipeline/core/languages.h"
#include "pipeline/rules/rule.h"
#include "sagwan/span.h"

namespace sagwan {

/// May a find begin at `at` (bytes of `text`)?
[[nodiscard]] bool begins_well(std::string_view text, uint32_t at, Boundary boundary);

/// May the find `span` end where it does?
[[nodiscard]] bool ends_well(std::string_view text, Span span, Boundary boundary,
                             const Languages& languages);

}  // namespace sagwan
