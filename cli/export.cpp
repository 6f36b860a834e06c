// SPDX-License-Identifier: Apache-2.0
// sagwan export: knowledge files in the form of another tool. The work is in export_batch.cpp.
#include <algorithm>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/export_batch.h"
#include "cli/knowledge_inputs.h"

namespace sagwan::cli {

int export_command(const CommandLine& line) {
  const auto exporter = exporter_of(line.options);
  if (!exporter) {
    print(exporter.error());
    return kUsage;
  }
  Diagnostics problems;
  if (line.inputs.empty()) {
    problems.add(diagnostic(Code::usage, {}, "no input: give knowledge files, a folder, -, @LIST"));
  }
  const auto inputs = expand_knowledge(line.inputs, problems);
  print(problems);
  if (line.inputs.empty()) return kUsage;
  const int status = problems.has_errors() ? kFailed : kAllWell;
  if (inputs.empty()) return status;
  const int done = export_knowledge(**exporter, inputs, line.options, line.options.exported);
  return done == kInterrupted ? done : std::max(status, done);
}

}  // namespace sagwan::cli
