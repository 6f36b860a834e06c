// SPDX-License-Identifier: Apache-2.0
// doccano: one JSON object a line with entities and relations, offsets in code points.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> doccano_files();
void convert_doccano(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
