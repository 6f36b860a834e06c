// SPDX-License-Identifier: Apache-2.0
// Layer words: what rules, word lists and files call the enumerators of layers, both ways. The
// words of find types, fields and boundaries are in pipeline/rules/rule.h; those that a knowledge
// file alone prints are in pipeline/export/words.h. The schema
// (docs/schema/knowledge-1.schema.json) lists the same ones.
#pragma once

#include <optional>
#include <string_view>

#include "sagwan/layers/block.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/time.h"

namespace sagwan {

[[nodiscard]] std::string_view block_kind_text(BlockKind kind);
/// TIMEX3's word (`APPROX`); empty for `none`, as all that follow.
[[nodiscard]] std::string_view mod_text(Mod mod);
[[nodiscard]] std::string_view time_type_text(TimeType type);
[[nodiscard]] std::string_view grain_text(Grain grain);
[[nodiscard]] std::string_view quantity_kind_text(QuantityKind kind);
[[nodiscard]] std::string_view direction_text(Direction direction);
/// CSL's word: `article-journal`.
[[nodiscard]] std::string_view work_type_text(WorkType type);

/// The enumerator of that word; none where there is no such word, or it is empty.
[[nodiscard]] std::optional<BlockKind> block_kind_named(std::string_view word);
[[nodiscard]] std::optional<Mod> mod_named(std::string_view word);
[[nodiscard]] std::optional<QuantityKind> quantity_kind_named(std::string_view word);
[[nodiscard]] std::optional<WorkType> work_type_named(std::string_view word);

}  // namespace sagwan
