// SPDX-License-Identifier: Apache-2.0
// Neo4j: the nodes and links of knowledge_graph.h as CSV for neo4j-admin database import.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> neo4j_files();
void convert_neo4j(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
