// SPDX-License-Identifier: Apache-2.0
// sagwan show: a knowledge file, or an input that is extracted first, as a page.
#include "cli/commands.h"
#include "cli/console.h"
#include "cli/inputs.h"
#include "cli/knowledge_page.h"
#include "cli/pipeline_options.h"
#include "pipeline/export/json.h"

namespace sagwan::cli {

namespace {

int refuse(const Error& error, int status) {
  print(error);
  return status_of(error, status);
}

Result<std::string> extracted(const InputFile& input, std::string bytes, const Options& options,
                              const Pipeline& pipeline) {
  SAGWAN_TRY(const auto document, pipeline.run({std::move(bytes), input.name, input.id,
                                                options.lang, options.reference, options.encoding},
                                               &interrupted()));
  std::string json;
  write_knowledge(*document, json, JsonStyle::compact);
  return json;
}

}  // namespace

int show(const CommandLine& line) {
  Diagnostics problems;
  const auto inputs = expand_inputs(line.inputs, problems);
  if (inputs.size() != 1 || problems.has_errors()) {
    print(problems);
    return refuse(diagnostic(Code::usage, {}, "show takes one file"), kUsage);
  }
  const InputFile& input = inputs.front();
  Result<std::string> bytes = read_input(input, line.options.max_bytes);
  if (!bytes) return refuse(bytes.error(), kFailed);
  std::string path = input.path;
  if (!looks_like_knowledge(*bytes)) {
    path.clear();
    Diagnostics mistakes;
    Options options = line.options;
    const auto pipeline = load_pipeline(options, mistakes);
    print(mistakes);
    if (!pipeline) return status_of(pipeline.error(), kUsage);
    bytes = extracted(input, std::move(*bytes), options, *pipeline);
    if (!bytes)
      return refuse(bytes.error(),
                    bytes.error().code == Code::interrupted ? kInterrupted : kFailed);
  }
  const Result<Knowledge> knowledge = read_knowledge(*bytes, input.path);
  if (!knowledge) return refuse(knowledge.error(), kFailed);
  return print_page(knowledge_page(*knowledge, path, terminal()));
}

}  // namespace sagwan::cli
