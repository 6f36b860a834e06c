// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/graphml.h"

#include "pipeline/export/knowledge_graph.h"
#include "pipeline/export/text_guard.h"

namespace sagwan {

namespace {

/// Keys are declared in the head: one for each property of a label, as a name may be text in one
/// and a number in another.
std::string head() {
  std::string out =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\" "
      "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
      "xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
      "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n";
  const auto key = [&](const std::string& id, std::string_view on, std::string_view name,
                       std::string_view type) {
    out += "<key id=\"" + id + "\" for=\"" + std::string(on) + "\" attr.name=\"" +
           std::string(name) + "\" attr.type=\"" + std::string(type) + "\"/>\n";
  };
  key("label", "node", "label", "string");
  key("document", "node", "document", "string");
  key("span_begin", "node", "span_begin", "int");
  key("span_end", "node", "span_end", "int");
  key("type", "edge", "type", "string");
  key("place", "edge", "place", "int");
  for (const NodePlan& plan : node_plans()) {
    for (const RecordField& property : plan.properties) {
      // A decimal is exact only as text.
      key((std::string(plan.label) + ".").append(property.name), "node", property.name,
          property.kind == FieldKind::integer ? "long"
          : property.kind == FieldKind::flag  ? "boolean"
                                              : "string");
    }
  }
  return out + "<graph id=\"knowledge\" edgedefault=\"directed\">\n";
}

void data(std::string& out, std::string_view key, std::string_view value) {
  out += "<data key=\"";
  out += key;
  out += "\">";
  append_xml(out, value);
  out += "</data>";
}

}  // namespace

std::vector<ExportFile> graphml_files() {
  static const std::string kHead = head();
  return {{"", kHead, "", "</graph>\n</graphml>\n"}};
}

void convert_graphml(const ExportInput& input, ExportPieces& pieces) {
  std::string& out = pieces[0];
  const std::string document(input.knowledge.object("document").required("id"));
  std::string edges;
  std::string key;
  const auto node_id = [&](std::string& to, std::string_view id) {
    append_xml(to, document);
    if (!id.empty()) to += '/';
    append_xml(to, id);
  };
  each_node(input.knowledge, [&](const GraphNode& node) {
    out += "<node id=\"";
    node_id(out, node.id);
    out += "\">";
    data(out, "label", node.plan->label);
    data(out, "document", document);
    if (node.span) {
      data(out, "span_begin", std::to_string(node.span->begin));
      data(out, "span_end", std::to_string(node.span->end));
    }
    for (std::size_t i = 0; i < node.properties.size(); ++i) {
      if (node.properties[i].empty()) continue;
      key.assign(node.plan->label).append(".").append(node.plan->properties[i].name);
      data(out, key, node.properties[i]);
    }
    out += "</node>\n";
    std::size_t place = 0;
    std::string_view before;
    for (const GraphNode::Link& link : node.links) {
      place = link.type == before ? place + 1 : 1;
      before = link.type;
      edges += "<edge source=\"";
      node_id(edges, node.id);
      edges += "\" target=\"";
      node_id(edges, link.target);
      edges += "\">";
      data(edges, "type", link.type);
      data(edges, "place", std::to_string(place));
      edges += "</edge>\n";
    }
  });
  out += edges;
}

}  // namespace sagwan
