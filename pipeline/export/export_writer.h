// SPDX-License-Identifier: Apache-2.0
// ExportWriter: puts what an exporter made of each document, in order, into its files. They appear
// whole or not at all.
#pragma once

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/export/exporter.h"
#include "pipeline/export/sqlite.h"

namespace sagwan {

class ExportWriter {
 public:
  using Output = std::function<Status(std::string_view)>;

  /// Writes to `path`; where it is empty, to `output`, which takes a format of one text file only.
  [[nodiscard]] static Result<ExportWriter> create(const Exporter& exporter,
                                                   const std::string& path, Output output);

  /// The error (name_clash) where a document of that id was there before.
  [[nodiscard]] Status write(const Exported& document, const std::string& path);
  [[nodiscard]] Status commit();

 private:
  ExportWriter(const Exporter& exporter, std::string path, Output output)
      : exporter_(&exporter), path_(std::move(path)), output_(std::move(output)) {}
  [[nodiscard]] Status append(std::size_t file, std::string_view bytes);
  [[nodiscard]] Status write_documents(const Exported& document, const std::string& path);

  const Exporter* exporter_;
  std::string path_;
  Output output_;
  std::vector<ExportFile> plan_;
  std::vector<PartFile> files_;
  std::unique_ptr<SqliteFile> database_;
  std::vector<bool> started_;
  std::set<std::string> ids_;
};

}  // namespace sagwan
