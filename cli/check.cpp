// SPDX-License-Identifier: Apache-2.0
// sagwan check: everything that people write (rules, word lists, configuration) is loaded, compiled
// and tried.
#include <chrono>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/pipeline_options.h"
#include "stages/examples.h"
#include "stages/registry.h"

namespace sagwan::cli {

namespace {

std::string plural(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

}  // namespace

int check(const CommandLine& line) {
  const auto start = std::chrono::steady_clock::now();
  Diagnostics problems;
  Options options = line.options;
  const auto pipeline = load_pipeline(options, problems);
  if (!pipeline) {
    problems.sort();
    print(problems);
    return status_of(pipeline.error(), kUsage);
  }
  const auto resources = pipeline->shared_resources();
  const std::vector<Rule>& rules = resources->rules();
  resources->matcher().compile_all(problems);
  const auto stages = make_stages(resources);
  if (!stages) {
    print(stages.error());
    return status_of(stages.error(), kUsage);
  }
  std::size_t examples = 0;
  for (uint32_t i = 0; i < rules.size(); ++i) {
    examples += rules[i].examples.size() + rules[i].rejects.size();
    check_examples(i, resources, *stages, problems);
  }
  problems.sort();
  print(problems);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now() - start);
  const int printed =
      print_page(plural(rules.size(), "rule", "rules") + ", " +
                 plural(resources->lexicon().size(), "lexicon row", "lexicon rows") + ", " +
                 plural(examples, "example", "examples") + ", " +
                 plural(problems.list().size(), "problem", "problems") + ", " +
                 std::to_string(took.count()) + " ms\n");
  return problems.has_errors() ? kUsage : printed;
}

}  // namespace sagwan::cli
