// SPDX-License-Identifier: Apache-2.0
// Reading: a source to a Text - repaired text, the map back, blocks and cells. README.md tells the
// method.
#pragma once

#include "pipeline/core/read_config.h"
#include "pipeline/core/source.h"
#include "pipeline/core/text.h"
#include "sagwan/result.h"

namespace sagwan {

/// The text of `source`, which must stay as it is only during the call. Every character of the
/// source that is neither white space nor ignorable stands in one block other than `table`. Linear.
/// Errors: file_empty for a source without text.
[[nodiscard]] Result<Text> read(const Source& source, const ReadConfig& config,
                                Diagnostics& diagnostics);

}  // namespace sagwan
