// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/diagnostics_json.h"

#include "pipeline/export/record_writer.h"

namespace sagwan {

std::string diagnostics_json(const Diagnostics& diagnostics, const CheckCounts& counts) {
  return json_page([&](RecordWriter& out) {
    out.field_number("rules", counts.rules);
    out.field_number("lexicon_rows", counts.lexicon_rows);
    out.field_number("examples", counts.examples);
    out.field_list("problems");
    for (const Diagnostic& d : diagnostics.list()) {
      out.begin_object();
      out.field("severity", severity_text(d.severity));
      out.field("code", code_text(d.code));
      out.field_if_known("file", d.place.file);
      if (d.place.line > 0) out.field_number("line", d.place.line);
      if (d.place.column > 0) out.field_number("column", d.place.column);
      out.field("message", d.message);
      out.field_if_known("mend", d.mend);
      out.end_object();
    }
    out.end_list();
  });
}

}  // namespace sagwan
