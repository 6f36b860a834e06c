// SPDX-License-Identifier: Apache-2.0
// Words: what the knowledge file prints for each enumerator; those of times and quantities are in
// pipeline/core/value_text.h, those of finds in pipeline/rules/rule.h, those of blocks in
// pipeline/core/text.h. The schema (docs/schema/knowledge-1.schema.json) lists the same ones.
#pragma once

#include <array>
#include <string_view>

#include "sagwan/layers/citation.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

inline constexpr std::string_view kKnowledgeFormat = "sagwan-knowledge";
inline constexpr std::string_view kKnowledgeVersion = "1.0";
/// `Time::anchor` printed for kDocumentAnchor.
inline constexpr std::string_view kDocumentAnchorText = "document";
/// Languages whose list of an entity's names is always there, empty or not.
inline constexpr std::array<std::string_view, 4> kNameLanguages = {"ko", "ru", "zh", "en"};

[[nodiscard]] std::string_view work_type_text(WorkType type);
[[nodiscard]] std::string_view relation_type_text(RelationType type);
/// Empty for the reasons that need no telling: `first`, `same_text`.
[[nodiscard]] std::string_view link_reason_text(LinkReason reason);

}  // namespace sagwan
