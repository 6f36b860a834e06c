// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/json.h"

#include "pipeline/export/knowledge_writer.h"
#include "pipeline/rules/resources.h"

namespace sagwan {

KnowledgeWords knowledge_words(const Resources& resources) {
  return {&resources.languages(),
          [&resources](uint32_t rule, uint32_t entry) { return resources.rule_id(rule, entry); },
          [&resources](uint16_t id) { return resources.subtype(id); },
          resources.config_name(),
          resources.config_sha256(),
          resources.options().encoding};
}

void write_knowledge(const Document& document, std::string& out, JsonStyle style) {
  write_knowledge(document, knowledge_words(document.resources()), out, style);
}

void write_knowledge(const Document& document, const KnowledgeWords& words, std::string& out,
                     JsonStyle style) {
  // About five bytes of JSON for a byte of text.
  rapidjson::StringBuffer buffer(nullptr, document.source().text.size() * 5 + 4096);
  KnowledgeWriter(document, words, buffer, style).write();
  out.append(buffer.GetString(), buffer.GetSize());
}

}  // namespace sagwan
