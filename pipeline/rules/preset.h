// SPDX-License-Identifier: Apache-2.0
// Preset: what configs/NAME.toml, or the default.toml of a folder of one's own, says.
#pragma once

#include <string>
#include <vector>

#include "sagwan/diagnostics.h"
#include "sagwan/result.h"

namespace sagwan {

struct Preset {
  std::vector<std::string> closed;  ///< types whose names hold no others
};

/// A key that is not known is the error, and told to `diagnostics`.
[[nodiscard]] Result<Preset> load_preset(const std::string& path, Diagnostics& diagnostics);

}  // namespace sagwan
