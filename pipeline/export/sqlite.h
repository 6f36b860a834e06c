// SPDX-License-Identifier: Apache-2.0
// SQLite: the tables of tables.h in one file, strict, with foreign keys, indices and a search index
// that finds names of two syllables. sqlite_file.cpp writes it.
#pragma once

#include <memory>

#include "pipeline/export/exporter.h"

namespace sagwan {

inline constexpr uint32_t kSqliteApplicationId = 0x73677731;  // "sgw1"
inline constexpr uint32_t kSqliteUserVersion = 2;

[[nodiscard]] std::vector<ExportFile> sqlite_files();
/// Packed rows, one piece a table.
void convert_sqlite(const ExportInput& input, ExportPieces& pieces);

/// The statements that make the tables, without indices and search.
[[nodiscard]] std::string sqlite_schema();
[[nodiscard]] std::string sqlite_indices();

/// A database that is being made. What stands at `path` and is ours keeps its other documents; the
/// bytes depend on the documents alone, in whatever order they came.
class SqliteFile {
 public:
  [[nodiscard]] static Result<std::unique_ptr<SqliteFile>> create(const std::string& path);
  virtual ~SqliteFile() = default;
  /// The rows of one document.
  [[nodiscard]] virtual Status add(const ExportPieces& pieces) = 0;
  /// Checks references, builds the search index, and puts the file in its place.
  [[nodiscard]] virtual Status commit() = 0;
};

/// The words that the search index knows of `text`, parted by spaces: Hangul, Han and Kana as
/// overlapping pairs (a single one as itself), other words whole. NFC. A query is made of a name by
/// the same function, as a phrase.
[[nodiscard]] std::string search_grams(std::string_view text);

}  // namespace sagwan
