// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/doccano.h"

#include <unordered_map>

#include "pipeline/export/json_text.h"
#include "pipeline/export/marked_finds.h"

namespace sagwan {

std::vector<ExportFile> doccano_files() { return {{"", "", "", ""}}; }

void convert_doccano(const ExportInput& input, ExportPieces& pieces) {
  const Record document = input.knowledge.object("document");
  TextBuffer out(pieces[0]);
  BasicJsonText<TextBuffer> json(out);
  json.begin_object();
  json.field("id", document.required("id"));
  json.field("text", input.text);
  json.begin_list("entities");
  std::unordered_map<std::string_view, uint64_t> numbers;
  each_marked(input.knowledge, [&](const MarkedFind& find) {
    const uint64_t number = numbers.size() + 1;
    numbers.emplace(find.id, number);
    json.begin_object();
    json.field_number("id", number);
    json.field("label", find.label);
    json.field_number("start_offset", find.span.begin);
    json.field_number("end_offset", find.span.end);
    json.field("knowledge_id", find.id);
    json.end_object();
  });
  json.end_list();
  json.begin_list("relations");
  uint64_t number = 0;
  each_mark_link(input.knowledge, [&](const MarkLink& link) {
    json.begin_object();
    json.field_number("id", ++number);
    json.field_number("from_id", numbers.at(link.from));
    json.field_number("to_id", numbers.at(link.to));
    json.field("type", link.type);
    json.end_object();
  });
  json.end_list();
  json.field("source", document.object("source").required("name"));
  json.begin_object("facts");
  each_marked(input.knowledge, [&](const MarkedFind& find) {
    json.key(find.id);
    write_facts(json, find);
  });
  json.end_object();
  json.end_object();
  out += '\n';
}

}  // namespace sagwan
