// SPDX-License-Identifier: Apache-2.0
// sagwan extract: inputs in, knowledge files out. The work is in batch.cpp.
#include <algorithm>
#include <filesystem>
#include <optional>

#include "cli/batch.h"
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/export_batch.h"
#include "cli/pipeline_options.h"

namespace sagwan::cli {

namespace {

Status make_folder(const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (std::filesystem::is_directory(folder)) return Unit{};
  return diagnostic(Code::file_write, {folder, 0, 0},
                    "cannot make the folder: " + (error ? error.message() : "a file is there"));
}

int refuse(const Error& error) {
  print(error);
  return status_of(error, kUsage);
}

/// With --to: the knowledge files are not written, but exported.
int extract_to(const CommandLine& line) {
  const auto exporter = exporter_of(line.options);
  if (!exporter) return refuse(exporter.error());
  Diagnostics problems;
  const std::vector<InputFile> inputs = expand_inputs(line.inputs, problems);
  const int status = problems.has_errors() ? kFailed : kAllWell;
  Diagnostics mistakes;
  Options options = line.options;
  const auto pipeline = load_pipeline(options, mistakes);
  print(problems);
  print(mistakes);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  if (inputs.empty()) return status;
  const auto run = options.from == "jsonl" ? export_lines : export_reports;
  const int done = run(**exporter, inputs, options, *pipeline);
  return done == kInterrupted ? done : std::max(status, done);
}

}  // namespace

int extract(const CommandLine& line) {
  if (line.inputs.empty()) {
    return refuse(diagnostic(Code::usage, {}, "no input: give a file, a folder, - or @LIST"));
  }
  if (!line.options.to.empty()) return extract_to(line);
  Diagnostics problems;
  const std::vector<InputFile> inputs = expand_inputs(line.inputs, problems);
  const bool to_folder = !line.options.output.empty();
  if (to_folder) {
    if (const Status unique = check_names(inputs); !unique) return refuse(unique.error());
  }
  print(problems);
  const int status = problems.has_errors() ? kFailed : kAllWell;
  if (inputs.empty()) return status;
  if (to_folder) {
    if (const Status made = make_folder(line.options.output); !made) return refuse(made.error());
  }
  Diagnostics mistakes;
  Options options = line.options;
  const auto pipeline = load_pipeline(options, mistakes);
  print(mistakes);
  if (!pipeline) return status_of(pipeline.error(), kUsage);

  Batch batch(*pipeline, options);
  std::optional<EntityStore> store;
  if (!options.entities.empty()) {
    auto opened = EntityStore::open(options.entities, EntityStore::Missing::create);
    if (!opened) return refuse(opened.error());
    store.emplace(std::move(*opened));
    batch.keep_entities(*store);
  }
  const bool lines = options.from == "jsonl";
  if (lines) {
    for (const InputFile& input : inputs) batch.run_lines(input);
  } else {
    batch.run_files(inputs);
  }
  int kept = kAllWell;
  if (store) {
    if (const Status committed = store->commit(); !committed) {
      print(committed.error());
      kept = kFailed;
    }
  }
  batch.report(lines ? 0 : inputs.size());
  return batch.status() == kInterrupted ? kInterrupted : std::max({status, kept, batch.status()});
}

}  // namespace sagwan::cli
