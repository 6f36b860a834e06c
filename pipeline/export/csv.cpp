// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/csv.h"

#include "pipeline/export/tables.h"

namespace sagwan {

std::vector<ExportFile> csv_files() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> out;
    for (const Table& table : tables()) out.push_back(std::string(table.name) + ".csv");
    return out;
  }();
  std::vector<ExportFile> out;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    std::string head;
    for (const Column& column : tables()[i].columns) {
      head += head.empty() ? "" : ",";
      head += column.name;
    }
    out.push_back({kNames[i], head + "\r\n", "", ""});
  }
  return out;
}

void convert_csv(const ExportInput& input, ExportPieces& pieces) {
  write_tables(input, input.options.guard_formulas ? RowForm::csv_guarded : RowForm::csv, pieces);
}

}  // namespace sagwan
