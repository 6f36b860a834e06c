// SPDX-License-Identifier: Apache-2.0
// KnowledgeWriter: writes the parts of a knowledge file. Its members are in three files: document
// and text in knowledge_writer.cpp, names and facts in knowledge_names.cpp, times, quantities and
// works in knowledge_values.cpp.
//
// Private to pipeline/export; json.h is the way in.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/layout.h"
#include "pipeline/export/json.h"
#include "pipeline/export/order.h"
#include "pipeline/export/record_writer.h"
#include "sagwan/decimal.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

class KnowledgeWriter {
 public:
  KnowledgeWriter(const Document& document, const KnowledgeWords& words,
                  rapidjson::StringBuffer& buffer, JsonStyle style)
      : document_(document),
        words_(words),
        source_(document.source()),
        repaired_(document.text().repaired()),
        map_(document.text().map()),
        finds_(document.layer<Find>()),
        order_(document),
        out_(buffer, style) {}

  void write();

 private:
  // --- values ---
  void span(SourceSpan s);
  /// `span`, and `parts` where other blocks interrupt it.
  void field_span(Span s, SourceSpan hull);
  /// The same, and `text`: the characters there, which may be none.
  void field_place(Span s, SourceSpan hull);
  /// The source's characters under `s`; valid until the next call.
  std::string_view text(Span s);
  void field_text(std::string_view name, Span s);
  void field_lang(std::string_view name, LangId lang);
  void field_rule(uint32_t rule, uint32_t entry);
  void field_rule(uint32_t find);
  void field_decimal(std::string_view name, const Decimal& value);
  void ids(std::string_view name, char letter, const std::vector<uint32_t>& numbers);

  // --- the file's parts, in its order ---
  void write_generator();
  void write_document();
  template <class Authors>
  void write_authors(const Authors& authors, uint8_t count) {
    out_.field_list("authors");
    for (uint8_t i = 0; i < count; ++i) out_.string(text(authors[i]));
    out_.end_list();
  }

  void write_languages();
  void write_blocks();
  void write_box(Span s);
  void write_cells(const Block& block);
  void write_sentences();
  void write_runs();
  void write_mentions();
  /// 0 where there is no such entity.
  [[nodiscard]] uint32_t entity_number(uint32_t number) const;
  void write_entities();
  /// Names by language, each once, the most frequent first, then by first occurrence.
  void write_names(const std::vector<uint32_t>& own);
  void write_times();
  void write_quantities();
  /// The number of a note: the digits of its marker, or the sign that stands for one (`*`).
  [[nodiscard]] std::string_view note_number(const Block& block) const;
  void write_citations();
  void item_id(std::string_view name, uint32_t item);
  void write_item(uint32_t i);
  void write_relations();
  void field_entity(std::string_view name, uint32_t number);
  void write_diagnostics();

  const Document& document_;
  const KnowledgeWords& words_;
  const Source& source_;
  std::string_view repaired_;
  const OffsetMap& map_;
  const Layer<Find>& finds_;
  Order order_;
  RecordWriter out_;
  std::string text_;  // reused by `text`
  Layout layout_;     // in code points; empty where the source has none
};

}  // namespace sagwan
