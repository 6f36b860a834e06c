// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/knowledge_writer.h"

#include "pipeline/core/layer_words.h"
#include "pipeline/export/words.h"
#include "sagwan/layers/citation.h"
#include "sagwan/layers/quantity.h"
#include "sagwan/layers/time.h"

namespace sagwan {

void KnowledgeWriter::write_times() {
  const auto& times = document_.layer<Time>();
  out_.field_list("times");
  for (const uint32_t i : order_.times.order) {
    const Time& time = times[i];
    out_.begin_object();
    out_.field_id("id", 't', order_.times.numbers[i]);
    out_.field("type", time_type_text(time.type));
    field_place(time.span, order_.times.spans[i]);
    field_lang("lang", time.lang);
    out_.field_if_known("value", time.value.view());
    out_.field_if_known("edtf", time.edtf.view());
    out_.field_if_known("mod", mod_text(time.mod));
    out_.field_if_known("freq", time.freq.view());
    out_.field_if_known("quant", time.quant.view());
    out_.field_if_known("begin", time.begin.view());
    out_.field_if_known("end", time.end.view());
    out_.field_if_known("grain", grain_text(time.grain));
    if (time.anchor == kDocumentAnchor) {
      out_.field("anchor", kDocumentAnchorText);
    } else if (time.anchor != kNone) {
      out_.field_id("anchor", 't', order_.times.numbers[time.anchor]);
    }
    field_rule(time.find);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::write_quantities() {
  const auto& quantities = document_.layer<Quantity>();
  out_.field_list("quantities");
  for (const uint32_t i : order_.quantities.order) {
    const Quantity& quantity = quantities[i];
    out_.begin_object();
    out_.field_id("id", 'q', order_.quantities.numbers[i]);
    out_.field("kind", quantity_kind_text(quantity.kind));
    field_place(quantity.span, order_.quantities.spans[i]);
    field_lang("lang", quantity.lang);
    if (quantity.has_value) field_decimal("value", quantity.value);
    if (quantity.has_min) field_decimal("min", quantity.min);
    if (quantity.has_max) field_decimal("max", quantity.max);
    if (!quantity.denominator.is_zero()) {
      field_decimal("numerator", quantity.numerator);
      field_decimal("denominator", quantity.denominator);
    }
    out_.field_if_known("unit", quantity.unit.view());
    if (quantity.point) {
      out_.key("point");
      out_.boolean(true);
    }
    out_.field_if_known("per", quantity.per.view());
    field_text("counter", quantity.counter);
    out_.field_if_known("mod", mod_text(quantity.mod));
    field_text("of", quantity.of);
    out_.field_if_known("direction", direction_text(quantity.direction));
    field_text("base", quantity.base);
    field_rule(quantity.find);
    out_.end_object();
  }
  out_.end_list();
}

std::string_view KnowledgeWriter::note_number(const Block& block) const {
  if (block.kind != BlockKind::footnote) return {};
  const std::string_view marker = slice(repaired_, block.marker);
  constexpr std::string_view kDigits = "0123456789";
  const auto digit = marker.find_first_of(kDigits);
  if (digit != std::string_view::npos) {
    return marker.substr(digit, marker.find_first_not_of(kDigits, digit) - digit);
  }
  return marker.substr(0, marker.find_last_not_of(" .)]") + 1);
}

void KnowledgeWriter::write_citations() {
  out_.field_list("citations");
  for (uint32_t c = 0; c < order_.citations.size(); ++c) {
    const CitationGroup& group = order_.citations[c];
    const Block& block = document_.text().blocks()[group.block];
    out_.begin_object();
    out_.field_id("id", 'c', c + 1);
    out_.field_if_known("note", note_number(block));
    field_span(block.span, order_.blocks.spans[group.block]);
    out_.field_list("items");
    for (const uint32_t i : group.items) write_item(i);
    out_.end_list();
    out_.field_list("calls");
    for (const SourceSpan call : group.calls) span(call);
    out_.end_list();
    ids("sentences", 's', group.sentences);
    out_.end_object();
  }
  out_.end_list();
}

void KnowledgeWriter::item_id(std::string_view name, uint32_t item) {
  const uint32_t block = document_.layer<CitationItem>()[item].block;
  out_.field(name, "c" + std::to_string(order_.citation_of_block[block]) + "." +
                       std::to_string(order_.items.numbers[item]));
}

void KnowledgeWriter::write_item(uint32_t i) {
  const CitationItem& item = document_.layer<CitationItem>()[i];
  out_.begin_object();
  item_id("id", i);
  field_span(item.span, order_.items.spans[i]);
  out_.field("type", work_type_text(item.type));
  field_text("title", item.title);
  if (!item.title.empty()) field_lang("title_lang", item.title_lang);
  field_text("translated_title", item.translated_title);
  write_authors(item.authors, item.author_count);
  field_text("container", item.container);
  field_text("publisher", item.publisher);
  out_.field_if_known("date", item.date.view());
  out_.field_if_known("volume", item.volume.view());
  out_.field_if_known("number", item.number.view());
  out_.field_if_known("pages", item.pages.view());
  field_text("url", item.url);
  out_.field_if_known("accessed", item.accessed.view());
  if (item.ibid) {
    out_.key("ibid");
    out_.boolean(true);
  }
  if (item.refers_to != kNone) item_id("refers_to", item.refers_to);
  field_rule(item.find);
  out_.end_object();
}

}  // namespace sagwan
