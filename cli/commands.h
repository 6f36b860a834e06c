// SPDX-License-Identifier: Apache-2.0
// The subcommands, one function each in a file of its name; each returns the exit status
// (console.h).
#pragma once

#include "cli/command_line.h"

namespace sagwan::cli {

int extract(const CommandLine& line);
int show(const CommandLine& line);
int check(const CommandLine& line);
int test(const CommandLine& line);
int accept(const CommandLine& line);
int explain(const CommandLine& line);
int gold(const CommandLine& line);
int ledger(const CommandLine& line);
int mine(const CommandLine& line);
int mutate(const CommandLine& line);
int diff(const CommandLine& line);
int view(const CommandLine& line);
int export_command(const CommandLine& line);
int verify(const CommandLine& line);
int entities(const CommandLine& line);
/// Prints docs/options.md.
int print_options(const CommandLine& line);

}  // namespace sagwan::cli
