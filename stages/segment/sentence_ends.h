// SPDX-License-Identifier: Apache-2.0
// Sentence ends within one block. README.md lists the cases.
#pragma once

#include <string_view>
#include <vector>

#include "pipeline/core/languages.h"
#include "sagwan/span.h"

namespace sagwan {

/// Appends the sentences of `text[range]` to `out`, white space at their ends left out. Linear.
void find_sentences(std::string_view text, Span range, const Languages& languages,
                    std::vector<Span>& out);

}  // namespace sagwan
