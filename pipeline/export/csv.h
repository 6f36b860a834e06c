// SPDX-License-Identifier: Apache-2.0
// CSV: the tables of tables.h as RFC 4180, one file a table, with a line of column names.
#pragma once

#include "pipeline/export/exporter.h"

namespace sagwan {

[[nodiscard]] std::vector<ExportFile> csv_files();
void convert_csv(const ExportInput& input, ExportPieces& pieces);

}  // namespace sagwan
