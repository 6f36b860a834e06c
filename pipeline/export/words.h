// SPDX-License-Identifier: Apache-2.0
// Words: what a knowledge file alone prints; those that rules and word lists have too are in
// pipeline/core/layer_words.h. The schema (docs/schema/knowledge-1.schema.json) lists the same
// ones.
#pragma once

#include <array>
#include <string_view>

#include "sagwan/layers/entity.h"
#include "sagwan/layers/relation.h"

namespace sagwan {

inline constexpr std::string_view kKnowledgeFormat = "sagwan-knowledge";
inline constexpr std::string_view kKnowledgeVersion = "1.0";
/// `Time::anchor` printed for kDocumentAnchor.
inline constexpr std::string_view kDocumentAnchorText = "document";
/// Languages whose list of an entity's names is always there, empty or not.
inline constexpr std::array<std::string_view, 4> kNameLanguages = {"ko", "ru", "zh", "en"};

[[nodiscard]] std::string_view relation_type_text(RelationType type);
/// Empty for the reasons that need no telling: `first`, `same_text`.
[[nodiscard]] std::string_view link_reason_text(LinkReason reason);

}  // namespace sagwan
