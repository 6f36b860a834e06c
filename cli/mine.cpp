// SPDX-License-Identifier: Apache-2.0
// sagwan mine: what reports without gold hold that no rule took.
#include "pipeline/mine/mine.h"

#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/pipeline_options.h"
#include "pipeline/run/run.h"

namespace sagwan::cli {

namespace {

/// One report; the error says why there is none of it.
Status dig(const InputFile& input, const Pipeline& pipeline, const Options& options, Mine& mine) {
  SAGWAN_TRY(std::string bytes, read_input(input, options.max_bytes));
  SAGWAN_TRY(const auto document, pipeline.run({std::move(bytes), input.name, input.id,
                                                options.lang, options.reference, options.encoding},
                                               &interrupted()));
  mine.add(*document, input.id);
  return Unit{};
}

/// The loose rules: a configuration that stands alone.
Result<Pipeline> load_looks(const Options& wanted, const std::string& home) {
  Diagnostics mistakes;
  Options options = wanted;
  options.config = wanted.looks.empty() ? home + "/configs/looks" : wanted.looks;
  auto looks = load_pipeline(options, mistakes);
  print(mistakes);
  return looks;
}

}  // namespace

int mine(const CommandLine& line) {
  if (line.inputs.empty()) {
    print(diagnostic(Code::usage, {}, "mine takes reports, or a folder of them"));
    return kUsage;
  }
  Diagnostics mistakes;
  Options options = line.options;
  const auto pipeline = load_pipeline(options, mistakes);
  print(mistakes);
  if (!pipeline) return status_of(pipeline.error(), kUsage);
  const auto looks = load_looks(options, options.home);
  if (!looks) return status_of(looks.error(), kUsage);
  Diagnostics problems;
  const std::vector<InputFile> inputs = expand_inputs(line.inputs, problems);
  print(problems);
  int status = problems.has_errors() ? kFailed : kAllWell;
  Mine mine(looks->resources());
  for (const InputFile& input : inputs) {
    const Status done = dig(input, *pipeline, options, mine);
    if (interrupted()) return kInterrupted;
    if (done) continue;
    print(done.error());
    status = std::max(status, status_of(done.error(), kFailed));
  }
  // A form that stands once is most often chance.
  const std::vector<MinedForm> all = mine.forms(1);
  const std::vector<MinedForm> shown = options.details || options.json ? all : mine.forms(2);
  return std::max(status, print_page(options.json ? mined_json(shown)
                                                  : mined_page(shown, all.size() - shown.size())));
}

}  // namespace sagwan::cli
