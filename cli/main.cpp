// SPDX-License-Identifier: Apache-2.0
// Dispatch to the subcommands; no work of its own.
#include <algorithm>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/console.h"
#include "sagwan/version.h"

namespace sagwan::cli {
namespace {

int fail(std::string message, std::string mend) {
  Error error = diagnostic(Code::usage, {}, std::move(message));
  if (!mend.empty()) error.mend = std::move(mend);
  print(error);
  return kUsage;
}

int unknown_command(const std::string& word) {
  std::vector<std::string_view> names;
  for (const Command& command : commands()) {
    if (command.shown) names.push_back(command.name);
  }
  const std::string_view near = nearest(word, names);
  const std::string what = word.starts_with('-') ? "unknown option " : "unknown command ";
  return fail(what + word, near.empty() ? "" : "did you mean " + std::string(near) + "?");
}

int run(std::vector<std::string> arguments) {
  if (arguments.empty()) {
    static_cast<void>(print_page(help_text()));
    return kUsage;
  }
  const std::string word = arguments.front();
  arguments.erase(arguments.begin());
  if (word == "--help" || word == "-h" || word == "help") return print_page(help_text());
  if (word == "--version") return print_page("sagwan " + std::string(version()) + "\n");
  const auto all = commands();
  const auto command =
      std::find_if(all.begin(), all.end(), [&](const Command& c) { return c.name == word; });
  if (command == all.end()) return unknown_command(word);
  const Result<CommandLine> line = parse_command_line(*command, arguments);
  if (!line) {
    print(line.error());
    return kUsage;
  }
  if (line->help) return print_page(help_text(*command));
  return command->run(*line);
}

}  // namespace
}  // namespace sagwan::cli

int main(int argc, char** argv) {
  try {
    sagwan::cli::catch_signals();
    return sagwan::cli::run({argv + 1, argv + argc});
  } catch (const std::exception& e) {
    sagwan::cli::print(sagwan::diagnostic(sagwan::Code::internal, {}, e.what()));
    return sagwan::cli::kOurFault;
  }
}
