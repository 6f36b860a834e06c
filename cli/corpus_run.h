// SPDX-License-Identifier: Apache-2.0
// CorpusRun: the reports of a corpus through the pipeline, each against its gold and its accepted
// run. What `test` and `accept` share.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "pipeline/export/json.h"
#include "pipeline/score/corpus.h"
#include "pipeline/score/review.h"
#include "pipeline/score/score.h"
#include "stages/pipeline.h"

namespace sagwan::cli {

/// What became of one report.
struct ReportResult {
  CorpusReport report;
  std::optional<Error> error;  ///< why it was not scored; then the rest is empty
  std::string json;            ///< the knowledge file
  ScoreSheet sheet;            ///< against the gold
  std::vector<KnownMiss> known;
  bool has_accepted = false;
  std::vector<Reviewed> review;  ///< against the accepted run
  std::string details;           ///< every mistake, a line each
};

class CorpusRun {
 public:
  /// Lists the corpus that the command line names (the project's own by default) and loads the
  /// configuration. Mistakes go to `mistakes`, the first is the error.
  [[nodiscard]] static Result<CorpusRun> open(const CommandLine& line, Diagnostics& mistakes);

  /// Calls `deliver` for each report, in order of ids. Stops early on an interrupt.
  void run(JsonStyle style, const std::function<void(ReportResult&)>& deliver) const;

  [[nodiscard]] const std::vector<Floor>& floors() const { return floors_; }
  [[nodiscard]] std::size_t size() const { return reports_.size(); }
  /// Folder of the accepted runs.
  [[nodiscard]] const std::string& accepted() const { return accepted_; }
  /// False for a report whose text is elsewhere: its knowledge file may be nobody's to keep.
  [[nodiscard]] bool keeps(const CorpusReport& report) const;

 private:
  struct Running;
  CorpusRun(const Options& options, std::string folder, const std::string& home);
  [[nodiscard]] std::unique_ptr<Running> read(const CorpusReport& report) const;
  void work(Running& job, JsonStyle style) const;
  [[nodiscard]] Status score_or_error(Running& job, JsonStyle style) const;
  [[nodiscard]] Result<std::string> knowledge_of(const Running& job, JsonStyle style) const;
  [[nodiscard]] Status review_accepted(const Knowledge& now, const SourceText& text,
                                       Running& job) const;

  Options options_;
  std::string folder_;
  std::string accepted_;
  std::vector<CorpusReport> reports_;
  std::vector<Floor> floors_;
  std::optional<Pipeline> pipeline_;
};

}  // namespace sagwan::cli
