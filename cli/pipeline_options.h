// SPDX-License-Identifier: Apache-2.0
// From the command line to a pipeline: what every command that reads documents does first.
#pragma once

#include "stages/pipeline.h"

namespace sagwan::cli {

/// Finds home and cache, checks --reference and --lang, loads. Every mistake is in `mistakes`; the
/// error is one of them. `options` receives home and cache.
[[nodiscard]] Result<Pipeline> load_pipeline(Options& options, Diagnostics& mistakes);

/// The same for commands that speak of rules, which need them as written. Prints the mistakes.
[[nodiscard]] Result<Pipeline> load_with_rules(Options& options);

}  // namespace sagwan::cli
