// SPDX-License-Identifier: Apache-2.0
// Gold as its JSON file (docs/gold.md), one line a record. The reader is gold.h.
#pragma once

#include <string>

#include "pipeline/score/gold.h"
#include "pipeline/score/source_text.h"

namespace sagwan {

[[nodiscard]] std::string gold_json(const Gold& gold);

/// Every list in the order of its spans, spans without white space at their ends, those that white
/// space alone parts put together; `parent` follows. Two golds that say the same are then the same
/// bytes as gold_json.
[[nodiscard]] Gold tidy(Gold gold, const SourceText& text);

}  // namespace sagwan
