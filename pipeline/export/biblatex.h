// SPDX-License-Identifier: Apache-2.0
// BibLaTeX: the cited works as entries for biber.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> biblatex_files();
void convert_biblatex(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
