// SPDX-License-Identifier: Apache-2.0
// Words: what the knowledge file prints for each enumerator. The only place where these are spelled; the schema
// (docs/schema/knowledge-1.schema.json) lists the same ones, and a test compares them.
#pragma once

#include <array>
#include <string_view>

#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/relation.h"
#include "sagwan/layers/time.h"

namespace sagwan {

inline constexpr std::string_view kKnowledgeFormat = "sagwan-knowledge";
inline constexpr std::string_view kKnowledgeVersion = "1.0";
/// `Time::anchor` printed for kDocumentAnchor.
inline constexpr std::string_view kDocumentAnchorText = "document";
/// Languages whose list of an entity's names is always there, empty or not.
inline constexpr std::array<std::string_view, 4> kNameLanguages = {"ko", "ru", "zh", "en"};

[[nodiscard]] std::string_view time_type_text(TimeType type);
/// Empty for `none`, as with every enumeration that has it.
[[nodiscard]] std::string_view mod_text(Mod mod);
[[nodiscard]] std::string_view grain_text(Grain grain);
[[nodiscard]] std::string_view quantity_kind_text(QuantityKind kind);
[[nodiscard]] std::string_view direction_text(Direction direction);
[[nodiscard]] std::string_view work_type_text(WorkType type);
[[nodiscard]] std::string_view relation_type_text(RelationType type);
/// Empty for the reasons that need no telling: `first`, `same_text`.
[[nodiscard]] std::string_view link_reason_text(LinkReason reason);

}  // namespace sagwan
