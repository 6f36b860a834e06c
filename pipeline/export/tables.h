// SPDX-License-Identifier: Apache-2.0
// Tables: a knowledge file as rows of related tables, the one plan behind the CSV folder and the
// SQLite file. docs/outputs.md lists the tables.
//
// Private to pipeline/export.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/exporter.h"
#include "pipeline/export/record_fields.h"

namespace sagwan {

struct Column {
  std::string_view name;
  FieldKind type = FieldKind::text;
  bool required = false;
  /// Table whose key is (document, this column); empty: none. Of `document`, the table documents.
  std::string_view references = {};
  /// The record's field that it holds, where that has another name.
  std::string_view field = {};
};

struct Table {
  std::string_view name;
  std::vector<Column> columns;
  uint32_t key_columns = 0;  ///< the first so many are the primary key
};

[[nodiscard]] const std::vector<Table>& tables();

/// How a row is written.
enum class RowForm : uint8_t {
  csv,          ///< RFC 4180
  csv_guarded,  ///< and formulas made harmless
  packed,       ///< for each value: 0, or 1 and its length in four bytes, and its bytes
};

/// The value at the front of a packed row, taken off; false where it is absent.
[[nodiscard]] bool take_packed(std::string_view& row, std::string_view& value);

/// Appends each table's rows of a document to the piece of its number.
void write_tables(const ExportInput& input, RowForm form, ExportPieces& pieces);

}  // namespace sagwan
