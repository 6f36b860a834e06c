// SPDX-License-Identifier: Apache-2.0
// Exporters: a knowledge file in the form of another tool. Each is one row of the table in
// exporters.cpp and one file pair here; docs/outputs.md tells where each field goes. They decide
// nothing. export_writer.h puts what they make into files.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

class Record;

enum class ExportLayout : uint8_t {
  file,       ///< one text file for all documents
  folder,     ///< a folder of files, each for all documents
  documents,  ///< a folder with files for each document
  database,   ///< one SQLite file
};

/// One file of an export: what stands before the first document, between two, and behind the last.
struct ExportFile {
  std::string_view name;  ///< in a folder; for `documents` what follows the document's id
  std::string head;
  std::string_view separator;
  std::string_view foot;
};

struct ExportOptions {
  bool guard_formulas = true;
};

/// What an exporter sees of a document.
struct ExportInput {
  const Record& knowledge;
  std::string_view text;  ///< the source text, UTF-8; empty where the exporter does not need it
  const ExportOptions& options;
};

/// A document's bytes for each file of the exporter; an empty piece gets no separator.
using ExportPieces = std::vector<std::string>;

struct Exporter {
  std::string_view name;  ///< as in --to
  ExportLayout layout;
  bool needs_text;
  std::vector<ExportFile> (*files)();
  void (*convert)(const ExportInput& input, ExportPieces& pieces);
};

[[nodiscard]] std::span<const Exporter> exporters();
/// Null where there is none of that name.
[[nodiscard]] const Exporter* find_exporter(std::string_view name);

/// Where the source text of a knowledge file is to be found.
struct SourcePlace {
  std::string id, name, sha256, encoding;
  uint32_t text_length = 0;
  bool carried = false;  ///< the knowledge file has it
};

/// Throws WrongShape where a field is missing.
[[nodiscard]] SourcePlace source_place(const Record& root);

/// A document made ready: its id and its bytes.
struct Exported {
  std::string id;
  ExportPieces pieces;
};

/// Gives the source text, where an exporter needs it and the knowledge file at `path` does not
/// carry it.
using TextFinder =
    std::function<Result<std::string>(const SourcePlace& place, const std::string& path)>;

/// The error (knowledge_invalid, or that of the finder) names `path`. Safe from many threads.
[[nodiscard]] Result<Exported> export_document(const Exporter& exporter, std::string_view bytes,
                                               const std::string& path,
                                               const ExportOptions& options,
                                               const TextFinder& finder);

}  // namespace sagwan
