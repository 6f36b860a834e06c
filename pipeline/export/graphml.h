// SPDX-License-Identifier: Apache-2.0
// GraphML: the nodes and links of knowledge_graph.h.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> graphml_files();
void convert_graphml(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
