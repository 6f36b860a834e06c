// SPDX-License-Identifier: Apache-2.0
// sagwan accept: the program's results of now become the accepted ones, which `test` compares with.
// The one command that writes tests/golden.
#include <algorithm>
#include <filesystem>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/corpus_run.h"
#include "pipeline/core/files.h"
#include "pipeline/score/report.h"

namespace sagwan::cli {

namespace {

/// Writes one record and says what changed with it; the error is the file's.
Result<std::string> accept_one(const ReportResult& result, const std::string& folder) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const std::string path = folder + "/" + result.report.id + ".json";
  SAGWAN_TRY([[maybe_unused]] const Unit written, write_file(path, result.json + "\n"));
  return result.report.id + ": " +
         (result.has_accepted ? review_counts(result.review) : "accepted for the first time") +
         "\n";
}

}  // namespace

int accept(const CommandLine& line) {
  Diagnostics mistakes;
  if (line.inputs.size() > 1) {
    mistakes.add(Code::usage, Place{}, "accept takes one corpus");
    print(mistakes);
    return kUsage;
  }
  const auto corpus = CorpusRun::open(line, mistakes);
  print(mistakes);
  if (!corpus) return status_of(corpus.error(), kUsage);
  int status = kAllWell;
  std::string page;
  corpus->run(JsonStyle::pretty, [&](const ReportResult& result) {
    if (!result.error && !corpus->keeps(result.report)) return;
    const Result<std::string> said =
        result.error ? Result<std::string>(*result.error) : accept_one(result, corpus->accepted());
    if (said) {
      page += *said;
      return;
    }
    print(said.error());
    if (said.error().severity == Severity::error) {
      status = std::max(status, status_of(said.error(), kFailed));
    }
  });
  if (interrupted()) return kInterrupted;
  return std::max(status, print_page(page));
}

}  // namespace sagwan::cli
