// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/mutant_page.h"

#include <map>

#include "pipeline/core/quoted_list.h"
#include "pipeline/export/record_writer.h"

namespace sagwan {

namespace {

std::string what_would_notice(const MutantRow& row) {
  const ProposedText& text = row.proposed;
  if (!text.text.empty()) {
    return "    would be noticed in \"" + text.text + "\", where " + text.rule + " finds " +
           quoted_list(text.finds) +
           (text.values.empty() ? "" : " with values " + quoted_list(text.values)) +
           (text.kind.empty() ? "" : " (" + text.kind + ")") + "\n";
  }
  return row.differs ? "    no text was found: other rules stand where it matters\n"
                     : "    no text was found that it takes otherwise\n";
}

void write_text(RecordWriter& out, const ProposedText& text) {
  if (text.text.empty()) return;
  out.field("of", text.rule);
  out.field("text", text.text);
  out.field_if_known("kind", text.kind);
  out.field_list("finds");
  for (const std::string& find : text.finds) out.string(find);
  out.end_list();
  if (text.values.empty()) return;
  out.field_list("values");
  for (const std::string& value : text.values) out.string(value);
  out.end_list();
}

}  // namespace

std::string mutants_page(const std::vector<MutantRow>& rows, bool all) {
  std::string out;
  std::map<std::string, std::size_t> by;
  std::size_t known = 0;
  std::size_t unnoticed = 0;
  for (const MutantRow& row : rows) {
    ++(!row.by.empty() ? by[row.by] : !row.known.empty() ? known : unnoticed);
    const bool is_told = row.by.empty() && row.known.empty();
    if (!all && !is_told) continue;
    const std::string& told = row.by.empty() ? row.known : row.by;
    out += row.place.file + ":" + std::to_string(row.place.line) + ": " + row.rule + ": " +
           row.what + (told.empty() ? "" : "  (" + told + ")") + "\n";
    if (is_told) out += what_would_notice(row);
  }
  out += std::to_string(rows.size()) + " mutants: ";
  for (const auto& [witness, count] : by) {
    out += std::to_string(count) + " noticed by " + witness + ", ";
  }
  if (known > 0) out += std::to_string(known) + " known, ";
  return out + std::to_string(unnoticed) + " by nobody\n";
}

std::string mutants_json(const Mutants& mutants) {
  return json_page([&](RecordWriter& out) {
    out.field_list("mutants");
    for (const MutantRow& row : mutants.rows) {
      out.begin_object();
      out.field("file", row.place.file);
      out.field_number("line", row.place.line);
      out.field("rule", row.rule);
      out.field("change", row.what);
      out.field_if_known("noticed_by", row.by);
      out.field_if_known("known", row.known);
      write_text(out, row.proposed);
      if (row.by.empty() && row.known.empty() && row.proposed.text.empty()) {
        out.field("no_text", row.differs ? "others" : "same");
      }
      out.end_object();
    }
    out.end_list();
    out.field_list("broken");
    for (const ProposedText& text : mutants.broken) {
      out.begin_object();
      write_text(out, text);
      out.end_object();
    }
    out.end_list();
  });
}

}  // namespace sagwan
