// SPDX-License-Identifier: Apache-2.0
// A knowledge file as nodes with properties and links: the one plan behind JSON-LD, Turtle, GraphML
// and Neo4j. docs/outputs.md lists the nodes.
//
// Private to pipeline/export.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/exporter.h"
#include "pipeline/export/json_record.h"
#include "pipeline/export/record_fields.h"

namespace sagwan {

/// Properties and links of the nodes of one label, in their order. Lists and objects are properties
/// too, as JSON.
struct NodePlan {
  std::string_view label;
  std::vector<RecordField> properties;
  std::vector<std::string_view> links;
};

[[nodiscard]] const std::vector<NodePlan>& node_plans();

struct GraphNode {
  const NodePlan* plan = nullptr;
  std::string_view id;                       ///< within the document; empty for the document itself
  std::vector<std::string_view> properties;  ///< as many as the plan has; empty: absent
  struct Link {
    std::string_view type;
    std::string_view target;  ///< an id; empty: the document
  };
  std::vector<Link> links;
  std::optional<SourceSpan> span;
  const Record* record = nullptr;
};

/// The document first, then the lists in the order of the file; a node is valid for the call.
void each_node(const Record& root, const std::function<void(const GraphNode&)>& function);

}  // namespace sagwan
