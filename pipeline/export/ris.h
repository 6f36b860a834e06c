// SPDX-License-Identifier: Apache-2.0
// RIS: the cited works, one record each, lines that end in CR LF.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> ris_files();
void convert_ris(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
