// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/csl_json.h"

#include "pipeline/export/json_text.h"
#include "pipeline/export/works.h"

namespace sagwan {

namespace {

/// "03" as 3: a JSON number has no leading zeros.
std::string_view number(std::string_view digits) {
  const bool negative = digits.starts_with('-');
  std::string_view rest = digits.substr(negative ? 1 : 0);
  while (rest.size() > 1 && rest.front() == '0') rest.remove_prefix(1);
  return negative && rest.size() + 1 == digits.size() ? digits : rest;
}

void write_date(JsonText& json, std::string_view name, std::string_view date) {
  if (date.empty()) return;
  const DatePieces pieces = date_pieces(date);
  json.begin_object(name);
  json.begin_list("date-parts");
  json.begin_list();
  for (const std::string_view piece : {pieces.year, pieces.month, pieces.day}) {
    if (!piece.empty()) json.number(number(piece));
  }
  json.end_list();
  json.end_list();
  json.field("raw", date);
  json.end_object();
}

void write_custom(JsonText& json, const Work& work) {
  const Record& item = work.item;
  json.begin_object("custom");
  json.field("document", work.document);
  json.field("item", item.required("id"));
  json.field("citation", work.citation);
  json.field_if_known("note", work.note);
  json.begin_list("span");
  json.raw(std::to_string(item.span().begin));
  json.raw(std::to_string(item.span().end));
  json.end_list();
  json.field_if_known("rule", item.text("rule"));
  json.field_if_known("translated_title", item.text("translated_title"));
  if (item.flag("ibid")) json.field_raw("ibid", "true");
  json.begin_list("cited_again");
  for (const Record& ibid : work.again) {
    json.begin_object();
    json.field("item", ibid.required("id"));
    json.field_if_known("pages", ibid.text("pages"));
    json.end_object();
  }
  json.end_list();
  json.end_object();
}

void write_work(JsonText& json, const Work& work) {
  const Record& item = work.item;
  json.begin_object();
  json.field("id", std::string(work.document) + "/" + std::string(item.required("id")));
  json.field("type", item.required("type"));
  json.field_if_known("title", item.text("title"));
  json.field_if_known("language", item.text("title_lang"));
  bool any = false;
  item.each_text("authors", [&](std::string_view author) {
    if (!any) json.begin_list("author");
    any = true;
    json.begin_object();
    json.field("literal", author);
    json.end_object();
  });
  if (any) json.end_list();
  json.field_if_known("container-title", item.text("container"));
  json.field_if_known("publisher", item.text("publisher"));
  write_date(json, "issued", item.text("date"));
  json.field_if_known("volume", item.text("volume"));
  json.field_if_known("issue", item.text("number"));
  json.field_if_known("page", item.text("pages"));
  json.field_if_known("URL", item.text("url"));
  write_date(json, "accessed", item.text("accessed"));
  write_custom(json, work);
  json.end_object();
}

}  // namespace

std::vector<ExportFile> csl_json_files() { return {{"", "[\n", ",\n", "\n]\n"}}; }

void convert_csl_json(const ExportInput& input, ExportPieces& pieces) {
  each_work(input.knowledge, [&](const Work& work) {
    if (!pieces[0].empty()) pieces[0] += ",\n";
    JsonText json(pieces[0]);
    write_work(json, work);
  });
}

}  // namespace sagwan
