// SPDX-License-Identifier: Apache-2.0
// The source text of a knowledge file: what it carries, or the report by its name and SHA-256.
#pragma once

#include "pipeline/core/options.h"
#include "pipeline/export/exporter.h"

namespace sagwan::cli {

/// Looks in `options.source`, or beside the knowledge file where that is empty. Errors:
/// text_missing (as an error), text_other, those of reading and decoding. `options` must outlive
/// it.
[[nodiscard]] TextFinder source_finder(const Options& options);

}  // namespace sagwan::cli
