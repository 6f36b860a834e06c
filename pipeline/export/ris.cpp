// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/ris.h"

#include "pipeline/export/works.h"

namespace sagwan {

namespace {

void line(std::string& out, std::string_view tag, std::string_view value) {
  if (value.empty()) return;
  out += tag;
  out += "  - ";
  out += on_one_line(value);
  out += "\r\n";
}

/// YYYY/MM/DD/, as RIS wants it: the slashes stand where a piece is missing too.
std::string slashes(std::string_view date) {
  if (date.empty()) return {};
  const DatePieces pieces = date_pieces(date);
  std::string out(pieces.year);
  for (const std::string_view piece : {pieces.month, pieces.day}) {
    out += '/';
    out += piece;
  }
  return out + "/";
}

}  // namespace

std::vector<ExportFile> ris_files() { return {{"", "", "", ""}}; }

void convert_ris(const ExportInput& input, ExportPieces& pieces) {
  std::string& out = pieces[0];
  each_work(input.knowledge, [&](const Work& work) {
    const Record& item = work.item;
    line(out, "TY", work_type_names(item.required("type")).ris);
    line(out, "ID", std::string(work.document) + "/" + std::string(item.required("id")));
    line(out, "TI", item.text("title"));
    line(out, "TT", item.text("translated_title"));
    line(out, "LA", item.text("title_lang"));
    item.each_text("authors", [&](std::string_view author) { line(out, "AU", author); });
    line(out, "T2", item.text("container"));
    line(out, "PB", item.text("publisher"));
    line(out, "PY", date_pieces(item.text("date")).year);
    line(out, "DA", slashes(item.text("date")));
    line(out, "VL", item.text("volume"));
    line(out, "IS", item.text("number"));
    line(out, "SP", item.text("pages"));
    line(out, "UR", item.text("url"));
    line(out, "Y2", slashes(item.text("accessed")));
    line(out, "N1", work_note(work));
    out += "ER  - \r\n\r\n";
  });
}

}  // namespace sagwan
