// SPDX-License-Identifier: Apache-2.0
// CoNLL-U: sentences and tokens with finds in MISC; no trees.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> conllu_files();
void convert_conllu(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
