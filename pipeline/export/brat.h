// SPDX-License-Identifier: Apache-2.0
// brat standoff: the text as .txt, finds and relations as .ann.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> brat_files();
void convert_brat(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
