// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/neo4j.h"

#include "pipeline/export/knowledge_graph.h"
#include "pipeline/export/text_guard.h"

namespace sagwan {

namespace {

/// Always quoted: the importer takes an unquoted empty field for absent, and trims nothing inside
/// quotes.
void quoted(std::string& out, std::string_view text) {
  out += '"';
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  out += '"';
}

std::string type_of(FieldKind kind) {
  return kind == FieldKind::integer ? ":long" : kind == FieldKind::flag ? ":boolean" : "";
}

std::vector<ExportFile> make_files(const std::vector<std::string>& names) {
  std::vector<ExportFile> out;
  for (std::size_t i = 0; i < node_plans().size(); ++i) {
    const NodePlan& plan = node_plans()[i];
    std::string head = "id:ID,:LABEL,document,span_begin:long,span_end:long";
    for (const RecordField& property : plan.properties) {
      head.append(",").append(property.name).append(type_of(property.kind));
    }
    out.push_back({names[i], head + "\n", "", ""});
  }
  out.push_back({"links.csv", ":START_ID,:END_ID,:TYPE,place:long\n", "", ""});
  return out;
}

}  // namespace

std::vector<ExportFile> neo4j_files() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> out;
    for (const NodePlan& plan : node_plans()) out.push_back(std::string(plan.label) + ".csv");
    return out;
  }();
  return make_files(kNames);
}

void convert_neo4j(const ExportInput& input, ExportPieces& pieces) {
  const std::string document(input.knowledge.object("document").required("id"));
  const auto global = [&](std::string_view id) {
    return id.empty() ? document : document + "/" + std::string(id);
  };
  each_node(input.knowledge, [&](const GraphNode& node) {
    std::string& out = pieces[static_cast<std::size_t>(node.plan - node_plans().data())];
    quoted(out, global(node.id));
    out += ',';
    out += node.plan->label;
    out += ',';
    quoted(out, document);
    out += ',';
    if (node.span) out += std::to_string(node.span->begin);
    out += ',';
    if (node.span) out += std::to_string(node.span->end);
    for (const std::string_view property : node.properties) {
      out += ',';
      if (!property.empty()) quoted(out, property);
    }
    out += '\n';
    std::string& links = pieces.back();
    std::size_t place = 0;
    std::string_view before;
    for (const GraphNode::Link& link : node.links) {
      place = link.type == before ? place + 1 : 1;
      before = link.type;
      quoted(links, global(node.id));
      links += ',';
      quoted(links, global(link.target));
      links += ',';
      links += link.type;
      links += ',' + std::to_string(place) + '\n';
    }
  });
}

}  // namespace sagwan
