// SPDX-License-Identifier: Apache-2.0
// sagwan test --metamorphic: the corpus, altered in ways that may not change its facts.
#pragma once

#include "cli/command_line.h"

namespace sagwan::cli {

int metamorphic(const CommandLine& line);

}  // namespace sagwan::cli
