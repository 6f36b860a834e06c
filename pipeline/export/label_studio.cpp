// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/label_studio.h"

#include "pipeline/export/json_text.h"
#include "pipeline/export/marked_finds.h"
#include "pipeline/export/text_index.h"

namespace sagwan {

namespace {

using Json = BasicJsonText<TextBuffer>;

void write_region(Json& json, const MarkedFind& find, const TextIndex& index) {
  json.begin_object();
  json.field("id", find.id);
  json.field("from_name", "label");
  json.field("to_name", "text");
  json.field("type", "labels");
  json.begin_object("value");
  json.field_number("start", index.utf16(find.span.begin));
  json.field_number("end", index.utf16(find.span.end));
  json.field("text", index.slice(find.span));
  json.begin_list("labels");
  json.string(find.label);
  json.end_list();
  json.end_object();
  json.begin_object("meta");
  json.begin_list("text");  // what Label Studio shows of a region
  json.string(find.value.empty() ? find.label : find.value);
  json.end_list();
  json.key("facts");
  write_facts(json, find);
  json.end_object();
  json.end_object();
}

}  // namespace

std::vector<ExportFile> label_studio_files() { return {{"", "[\n", ",\n", "\n]\n"}}; }

void convert_label_studio(const ExportInput& input, ExportPieces& pieces) {
  const Record document = input.knowledge.object("document");
  const TextIndex index(input.text);
  TextBuffer out(pieces[0]);
  Json json(out);
  json.begin_object();
  json.begin_object("data");
  json.field("text", input.text);
  json.field("document", document.required("id"));
  json.field("source", document.object("source").required("name"));
  json.field_if_known("gold", input.knowledge.text("gold"));  // what of a gold file is no mark
  json.end_object();
  json.begin_list("predictions");
  json.begin_object();
  json.field("model_version",
             "sagwan " + std::string(input.knowledge.object("generator").text("version")));
  json.begin_list("result");
  each_marked(input.knowledge, [&](const MarkedFind& find) { write_region(json, find, index); });
  each_mark_link(input.knowledge, [&](const MarkLink& link) {
    json.begin_object();
    json.field("type", "relation");
    json.field("from_id", link.from);
    json.field("to_id", link.to);
    json.field("direction", "right");
    json.begin_list("labels");
    json.string(link.type);
    json.end_list();
    json.end_object();
  });
  json.end_list();
  json.end_object();
  json.end_list();
  json.end_object();
}

}  // namespace sagwan
