// SPDX-License-Identifier: Apache-2.0
// CSL-JSON: the cited works as one array; what CSL has no field for stands in `custom`.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> csl_json_files();
void convert_csl_json(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
