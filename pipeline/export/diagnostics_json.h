// SPDX-License-Identifier: Apache-2.0
// What `sagwan check` found, as JSON for editors and CI.
#pragma once

#include <cstddef>
#include <string>

#include "sagwan/diagnostics.h"

namespace sagwan {

struct CheckCounts {
  std::size_t rules = 0;
  std::size_t lexicon_rows = 0;
  std::size_t examples = 0;
};

/// `{"rules", "lexicon_rows", "examples", "problems": [{"severity", "code", "file", "line",
/// "column", "message", "mend"}]}`, with a line end. What is not known is left out.
[[nodiscard]] std::string diagnostics_json(const Diagnostics& diagnostics,
                                           const CheckCounts& counts);

}  // namespace sagwan
