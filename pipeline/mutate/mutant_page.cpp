// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/mutant_page.h"

#include <algorithm>
#include <map>

#include "pipeline/export/record_writer.h"

namespace sagwan {

std::string mutants_page(const std::vector<MutantRow>& rows, bool all) {
  std::string out;
  std::map<std::string, std::size_t> by;
  std::size_t unnoticed = 0;
  for (const MutantRow& row : rows) {
    ++(row.by.empty() ? unnoticed : by[row.by]);
    if (!all && !row.by.empty()) continue;
    out += row.place.file + ":" + std::to_string(row.place.line) + ": " + row.rule + ": " +
           row.what + (row.by.empty() ? "" : "  (" + row.by + ")") + "\n";
  }
  out += std::to_string(rows.size()) + " mutants: ";
  for (const auto& [witness, count] : by) {
    out += std::to_string(count) + " noticed by " + witness + ", ";
  }
  return out + std::to_string(unnoticed) + " by nobody\n";
}

std::string mutants_json(const std::vector<MutantRow>& rows) {
  rapidjson::StringBuffer buffer;
  RecordWriter out(buffer, JsonStyle::pretty);
  out.begin_object();
  out.field_list("mutants");
  for (const MutantRow& row : rows) {
    out.begin_object();
    out.field("file", row.place.file);
    out.field_number("line", row.place.line);
    out.field("rule", row.rule);
    out.field("change", row.what);
    out.field_if_known("noticed_by", row.by);
    out.end_object();
  }
  out.end_list();
  out.end_object();
  return std::string(buffer.GetString(), buffer.GetSize()) + "\n";
}

}  // namespace sagwan
