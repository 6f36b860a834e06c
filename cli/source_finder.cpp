// SPDX-License-Identifier: Apache-2.0
#include "cli/source_finder.h"

#include <filesystem>

#include "pipeline/core/digest.h"
#include "pipeline/core/files.h"
#include "stages/decode/decode.h"

namespace sagwan::cli {

namespace {

namespace fs = std::filesystem;

Result<std::string> find_text(const Options& options, const SourcePlace& place,
                              const std::string& path) {
  const fs::path folder =
      options.source.empty() ? fs::path(path).parent_path() : fs::path(options.source);
  // The name alone: a knowledge file of others must not reach out of the folder.
  const std::string file = (folder / fs::path(place.name).filename()).string();
  std::error_code unknown;
  if (!fs::is_regular_file(file, unknown)) {
    Error missing = diagnostic(Code::text_missing, {path, 0, 0}, "no source text at " + file);
    missing.severity = Severity::error;
    missing.mend = "name the folder of the reports with --source";
    return missing;
  }
  SAGWAN_TRY(std::string bytes, read_file(file, options.max_bytes));
  if (sha256(bytes) != place.sha256) {
    Error other = diagnostic(Code::text_other, {file, 0, 0},
                             "not the text that " + path + " was made of: its SHA-256 differs");
    other.mend = "name the folder of the reports with --source, or extract the report again";
    return other;
  }
  Diagnostics ignored;  // what decoding has to say is in the knowledge file
  SAGWAN_TRY(Source source, decode(std::move(bytes), {place.name, place.encoding}, ignored));
  return std::move(source.text);
}

}  // namespace

TextFinder source_finder(const Options& options) {
  return [&options](const SourcePlace& place, const std::string& path) {
    return find_text(options, place, path);
  };
}

}  // namespace sagwan::cli
