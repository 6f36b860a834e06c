// SPDX-License-Identifier: Apache-2.0
// The command line of every subcommand, from the table pipeline/core/options.def: parsing, help,
// docs/options.md.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/options.h"
#include "sagwan/result.h"

namespace sagwan::cli {

struct CommandLine {
  Options options;
  std::vector<std::string> inputs;
  bool help = false;
};

/// A subcommand; the list is cli/commands.cpp.
struct Command {
  std::string_view name;
  std::string_view arguments;  ///< as in the usage line: `INPUT...`
  std::string_view summary;
  std::string_view details;  ///< paragraphs behind the options of --help
  std::function<int(const CommandLine&)> run;
  bool shown = true;  ///< in the list of --help
};

[[nodiscard]] std::span<const Command> commands();

/// Options are not abbreviated. The error (usage) names the nearest option that exists. `home` and
/// `cache` are found by the program (places.h).
[[nodiscard]] Result<CommandLine> parse_command_line(const Command& command,
                                                     const std::vector<std::string>& arguments);

/// What `sagwan --help` and `sagwan COMMAND --help` print.
[[nodiscard]] std::string help_text();
[[nodiscard]] std::string help_text(const Command& command);
/// docs/options.md.
[[nodiscard]] std::string options_markdown();

/// The candidate that is spelled most like `word`; empty where none is near.
[[nodiscard]] std::string_view nearest(std::string_view word,
                                       std::span<const std::string_view> candidates);

}  // namespace sagwan::cli
