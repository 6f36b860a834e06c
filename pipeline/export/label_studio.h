// SPDX-License-Identifier: Apache-2.0
// Label Studio: tasks with predictions, offsets in units of UTF-16.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> label_studio_files();
void convert_label_studio(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
