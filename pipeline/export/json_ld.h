// SPDX-License-Identifier: Apache-2.0
// JSON-LD: W3C Web Annotation pages, schema.org entities and PROV.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> json_ld_files();
void convert_json_ld(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
