// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/sqlite.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/export/tables.h"

namespace sagwan {

namespace {

std::string quoted(std::string_view name) { return '"' + std::string(name) + '"'; }

const Table& table_named(std::string_view name) {
  for (const Table& table : tables()) {
    if (table.name == name) return table;
  }
  SAGWAN_CHECK(false, "no table " + std::string(name));
  return tables().front();
}

std::string foreign_key(const Column& column) {
  const Table& target = table_named(column.references);
  if (column.name == "document") {
    return ",\n  FOREIGN KEY (\"document\") REFERENCES \"documents\" (\"document\") ON DELETE "
           "CASCADE";
  }
  return ",\n  FOREIGN KEY (\"document\", " + quoted(column.name) + ") REFERENCES " +
         quoted(target.name) + " (\"document\", " + quoted(target.columns[1].name) +
         ") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED";
}

std::string table_sql(const Table& table) {
  std::string out = "CREATE TABLE " + quoted(table.name) + " (\n";
  std::string keys;
  for (const Column& column : table.columns) {
    out += "  " + quoted(column.name);
    const bool whole = column.type == FieldKind::integer || column.type == FieldKind::flag;
    out += whole ? " INTEGER" : " TEXT";
    out += column.required ? " NOT NULL,\n" : ",\n";
    if (column.type == FieldKind::decimal) {
      // The digits are exact, as text; the number is for computing.
      out += "  " + quoted(std::string(column.name) + "_number") +
             " REAL GENERATED ALWAYS AS (CAST(" + quoted(column.name) + " AS REAL)) VIRTUAL,\n";
    }
    if (!column.references.empty()) keys += foreign_key(column);
  }
  out += "  PRIMARY KEY (";
  for (uint32_t i = 0; i < table.key_columns; ++i) {
    out += (i > 0 ? ", " : "") + quoted(table.columns[i].name);
  }
  return out + ")" + keys + "\n) STRICT, WITHOUT ROWID;\n";
}

}  // namespace

std::vector<ExportFile> sqlite_files() {
  std::vector<ExportFile> out;
  for (const Table& table : tables()) out.push_back({table.name, "", "", ""});
  return out;
}

void convert_sqlite(const ExportInput& input, ExportPieces& pieces) {
  write_tables(input, RowForm::packed, pieces);
}

std::string sqlite_schema() {
  std::string out;
  for (const Table& table : tables()) out += table_sql(table);
  return out;
}

std::string sqlite_indices() {
  std::string out;
  for (const Table& table : tables()) {
    for (uint32_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      // What the primary key does not begin with: references, places, values that are asked for.
      const bool key = i < 2 && i < table.key_columns;
      const bool asked = !column.references.empty() || column.name == "span_begin" ||
                         column.name == "name" || column.name == "begins";
      if (key || !asked || column.name == "document") continue;
      const bool within = !column.references.empty() || column.name == "span_begin";
      out += "CREATE INDEX " + quoted(std::string(table.name) + "_" + std::string(column.name)) +
             " ON " + quoted(table.name) + " (" + (within ? "\"document\", " : "") +
             quoted(column.name) + ");\n";
    }
  }
  return out;
}

std::string search_grams(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* nfc = icu::Normalizer2::getNFCInstance(status);
  std::string composed;
  icu::StringByteSink<std::string> sink(&composed);
  nfc->normalizeUTF8(0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
                     nullptr, status);
  SAGWAN_CHECK(U_SUCCESS(status) != 0, "NFC");
  std::string out;
  char32_t before = 0;  // of the same run of syllables
  bool paired = false;
  const auto syllables = [](char32_t c) {
    const Script script = script_of(c);
    return script == Script::hangul || script == Script::han || script == Script::kana;
  };
  const auto end_run = [&] {
    if (before == 0) return;
    if (!paired) utf8::append(out, before);
    out += ' ';
    before = 0;
    paired = false;
  };
  for (std::size_t at = 0; at < composed.size(); at += utf8::length(composed[at])) {
    const char32_t c = utf8::decode(composed, at);
    if (!syllables(c)) {
      end_run();
      utf8::append(out, c);
      continue;
    }
    if (before != 0) {
      if (paired) out += ' ';
      utf8::append(out, before);
      utf8::append(out, c);
      paired = true;
    } else if (!out.empty()) {
      out += ' ';
    }
    before = c;
  }
  end_run();
  return out;
}

}  // namespace sagwan
