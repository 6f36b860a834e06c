// SPDX-License-Identifier: Apache-2.0
// The knowledge file as JSON: a view of a finished document. It decides nothing; what it adds is
// the contract's form: ids, source spans, lists in the order of the source, attestations of one
// fact put together. The contract is docs/knowledge-file.md, its schema
// docs/schema/knowledge-1.schema.json.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "pipeline/core/document.h"
#include "sagwan/layers/find.h"

namespace sagwan {

class Languages;
class Resources;

enum class JsonStyle : uint8_t {
  compact,  ///< one line
  pretty,   ///< one line a record
};

/// What the writer asks beside the document: the names behind the numbers in its layers, and what
/// made it.
struct KnowledgeWords {
  const Languages* languages = nullptr;
  std::function<std::string_view(uint32_t rule, uint32_t entry)> rule_id;
  std::function<std::string_view(uint16_t)> subtype;
  std::string config;  ///< name of the configuration
  std::string config_sha256;
  std::string encoding;  ///< --encoding; empty where it was detected
};

[[nodiscard]] KnowledgeWords knowledge_words(const Resources& resources);

/// Appends the knowledge file to `out`, without a line end behind it. The bytes depend on the
/// document alone. Linear in text and records, but for sorting what reading took out of the
/// source's order.
void write_knowledge(const Document& document, std::string& out, JsonStyle style);
void write_knowledge(const Document& document, const KnowledgeWords& words, std::string& out,
                     JsonStyle style);

}  // namespace sagwan
