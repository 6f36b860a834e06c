// SPDX-License-Identifier: Apache-2.0
// NIF 2.1 in Turtle: the text as a context, each find as a phrase of it.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> nif_files();
void convert_nif(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
