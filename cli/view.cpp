// SPDX-License-Identifier: Apache-2.0
// sagwan view: knowledge files, or reports that are extracted first, as one page for a browser.
#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>
#include <vector>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/knowledge_source.h"
#include "cli/pipeline_options.h"
#include "pipeline/core/files.h"
#include "pipeline/run/run.h"
#include "pipeline/view/page.h"

namespace sagwan::cli {

namespace {

struct Viewing final : Job {
  KnowledgePlace place;
  Result<ReportData> data = ReportData{};
};

Result<ReportData> view_one(const KnowledgePlace& place, const Options& options,
                            const Pipeline* pipeline) {
  SAGWAN_TRY(const std::string bytes, knowledge_bytes(place, options, pipeline));
  return report_data(bytes, place.path);
}

/// In the order of `places`; what cannot be read goes to `problems`.
std::vector<ReportData> load(const std::vector<KnowledgePlace>& places, const Options& options,
                             const Pipeline* pipeline, Diagnostics& problems) {
  std::vector<ReportData> out;
  std::size_t next = 0;
  run_batch<Viewing>(
      {[&]() -> std::unique_ptr<Viewing> {
         if (next == places.size()) return nullptr;
         auto viewing = std::make_unique<Viewing>();
         viewing->place = places[next++];
         return viewing;
       },
       [&](Viewing& viewing) { viewing.data = view_one(viewing.place, options, pipeline); },
       [&](Viewing& viewing) {
         if (viewing.data) {
           out.push_back(std::move(*viewing.data));
         } else {
           problems.add(viewing.data.error());
         }
       }},
      Executor::tbb, options.jobs, &interrupted());
  return out;
}

/// A knowledge file that we wrote has every find in the text of its block; another one may not.
void tell_unplaced(const std::vector<ReportData>& reports) {
  uint32_t unplaced = 0;
  uint32_t finds = 0;
  for (const ReportData& report : reports) {
    unplaced += report.unplaced;
    finds += report.finds;
  }
  if (unplaced == 0) return;
  Diagnostic warning = diagnostic(Code::knowledge_invalid, {},
                                  std::to_string(unplaced) + " of " + std::to_string(finds) +
                                      " finds do not stand in their blocks and are not marked");
  warning.severity = Severity::warning;
  print(warning);
}

}  // namespace

int view(const CommandLine& line) {
  Diagnostics problems;
  std::vector<KnowledgePlace> places;
  for (const std::string& input : line.inputs) {
    auto some = list_knowledge(input, line.options, problems);
    std::move(some.begin(), some.end(), std::back_inserter(places));
  }
  if (line.inputs.empty()) {
    problems.add(diagnostic(Code::usage, {}, "view takes knowledge files or folders of them"));
  }
  if (problems.has_errors()) {
    print(problems);
    return kUsage;
  }
  Options options = line.options;
  std::optional<Pipeline> pipeline;
  if (std::any_of(places.begin(), places.end(), [](const auto& p) { return p.is_report; })) {
    auto loaded = load_pipeline(options, problems);
    print(problems);
    if (!loaded) return status_of(loaded.error(), kUsage);
    pipeline = std::move(*loaded);
  }
  Diagnostics failures;
  const auto reports = load(places, options, pipeline ? &*pipeline : nullptr, failures);
  print(failures);
  if (interrupted()) return kInterrupted;
  if (reports.empty()) return kFailed;
  tell_unplaced(reports);
  const std::string page = view_page(reports);
  const Status written = options.page.empty() ? write_output(page) : write_file(options.page, page);
  if (!written) {
    print(written.error());
    return kFailed;
  }
  return failures.has_errors() ? kFailed : kAllWell;
}

}  // namespace sagwan::cli
