// SPDX-License-Identifier: Apache-2.0
// Turtle: the graph of json_ld.h.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> turtle_files();
void convert_turtle(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
