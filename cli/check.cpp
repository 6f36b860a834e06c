// SPDX-License-Identifier: Apache-2.0
// sagwan check: everything that people write (rules, word lists, configuration) is loaded, compiled
// and tried; then again whenever it changes, with --watch.
#include <unistd.h>

#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <set>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/file_watch.h"
#include "cli/pipeline_options.h"
#include "cli/places.h"
#include "pipeline/core/config_places.h"
#include "pipeline/core/files.h"
#include "pipeline/export/diagnostics_json.h"
#include "pipeline/rules/lint.h"
#include "stages/examples.h"
#include "stages/registry.h"

namespace sagwan::cli {

namespace {

using Clock = std::chrono::steady_clock;

struct Checked {
  Diagnostics problems;
  CheckCounts counts;
  int status = kAllWell;
  int64_t milliseconds = 0;
};

std::string plural(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + " " + (count == 1 ? one : many);
}

void run_examples(const std::shared_ptr<const Resources>& resources, const Stages& stages,
                  Diagnostics& problems) {
  std::vector<Diagnostics> said(resources->rules().size());
  tbb::parallel_for(std::size_t{0}, said.size(), [&](std::size_t i) {
    if (interrupted()) return;
    try {
      check_examples(static_cast<uint32_t>(i), resources, stages, said[i]);
    } catch (const std::exception& e) {
      said[i].add(Code::internal, resources->rules()[i].place, e.what());
    }
  });
  for (const Diagnostics& of_rule : said) {
    for (const Diagnostic& diagnostic : of_rule.list()) problems.add(diagnostic);
  }
}

void check_loaded(const Pipeline& pipeline, const Options& options, Checked& out) {
  const auto resources = pipeline.shared_resources();
  const std::vector<Rule>& rules = resources->rules();
  out.counts.rules = rules.size();
  out.counts.lexicon_rows = resources->lexicon().rows();
  const auto stages = make_stages(resources);
  if (!stages) {
    out.problems.add(stages.error());
    return;
  }
  for (const Rule& rule : rules) {
    out.counts.examples += rule.examples.size() + rule.rejects.size();
  }
  Diagnostics of_rules;
  Diagnostics of_lexicons;
  tbb::parallel_invoke([&] { run_examples(resources, *stages, out.problems); },
                       [&] { lint_rules(rules, of_rules); },
                       [&] { lint_lexicons(config_places(options).lexicons, rules, of_lexicons); });
  for (const Diagnostics* said : {&of_rules, &of_lexicons}) {
    for (const Diagnostic& d : said->list()) out.problems.add(d);
  }
}

Checked check_all(const Options& wanted) {
  const auto start = Clock::now();
  Checked out;
  Options options = wanted;
  options.rule_sources = true;
  options.patterns = true;
  const auto pipeline = load_pipeline(options, out.problems);
  if (pipeline) {
    check_loaded(*pipeline, options, out);
  } else {
    out.status = status_of(pipeline.error(), kUsage);
  }
  out.problems.sort();
  if (out.problems.has_errors()) out.status = std::max(out.status, kUsage);
  out.milliseconds =
      std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - start).count();
  return out;
}

std::string summary(const Checked& checked) {
  const auto& list = checked.problems.list();
  const auto problems = static_cast<std::size_t>(std::count_if(
      list.begin(), list.end(), [](const Diagnostic& d) { return d.severity != Severity::info; }));
  const std::size_t notes = list.size() - problems;
  std::string out = plural(checked.counts.rules, "rule", "rules") + ", " +
                    plural(checked.counts.lexicon_rows, "lexicon row", "lexicon rows") + ", " +
                    plural(checked.counts.examples, "example", "examples") + ", " +
                    plural(problems, "problem", "problems");
  if (notes > 0) out += ", " + plural(notes, "note", "notes");
  return out + ", " + std::to_string(checked.milliseconds) + " ms\n";
}

/// The lines of what is to be shown: every error; notes (what may wait) with --details only, and
/// without it the first warnings of each code.
std::vector<std::string> lines(const Checked& checked, const Options& options) {
  constexpr std::size_t kShown = 12;
  std::vector<std::string> out;
  std::map<Code, std::size_t> warnings;
  for (const Diagnostic& d : checked.problems.list()) {
    if (d.severity == Severity::info && !options.details) continue;
    const bool is_warning = d.severity == Severity::warning;
    if (is_warning && ++warnings[d.code] > kShown && !options.details) continue;
    out.push_back(to_line(d));
  }
  for (const auto& [code, count] : warnings) {
    if (count <= kShown || options.details) continue;
    out.push_back("and " + std::to_string(count - kShown) + " more of " +
                  std::string(code_text(code)) + " (--details)");
  }
  return out;
}

/// What `now` has and `before` had not, as it stands in `now`.
std::vector<std::string> without(const std::vector<std::string>& now,
                                 const std::vector<std::string>& before) {
  const std::set<std::string> known(before.begin(), before.end());
  std::vector<std::string> out;
  for (const std::string& line : now) {
    if (known.count(line) == 0) out.push_back(line);
  }
  return out;
}

int watch(const Options& options) {
  std::vector<std::string> before;
  int status = kAllWell;
  Options found = options;
  FileWatch files;
  while (!interrupted()) {
    // Taken before the check, so that what changes meanwhile is seen the next time.
    if (const auto home = find_home()) found.home = *home;
    files.take(config_places(found));
    const Checked checked = check_all(options);
    status = checked.status;
    const std::vector<std::string> now = lines(checked, options);
    std::string page;
    for (const std::string& line : without(now, before)) page += line + "\n";
    for (const std::string& line : without(before, now)) {
      page += "mended: " + line.substr(0, line.find('\n')) + "\n";
    }
    if (const int printed = print_page(page + summary(checked)); printed != kAllWell) {
      return printed;
    }
    before = now;
    files.wait(interrupted());
  }
  return status;
}

}  // namespace

int check(const CommandLine& line) {
  if (!line.inputs.empty()) {
    print(diagnostic(Code::usage, {}, "check takes no files; --config names rules of your own"));
    return kUsage;
  }
  if (line.options.watch) return watch(line.options);
  const Checked checked = check_all(line.options);
  if (interrupted()) return kInterrupted;
  if (line.options.json) {
    return std::max(checked.status, print_page(diagnostics_json(checked.problems, checked.counts)));
  }
  for (const std::string& problem : lines(checked, line.options)) {
    static_cast<void>(write_all(STDERR_FILENO, problem + "\n", "standard error"));
  }
  return std::max(checked.status, print_page(summary(checked)));
}

}  // namespace sagwan::cli
