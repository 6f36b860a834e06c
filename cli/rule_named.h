// SPDX-License-Identifier: Apache-2.0
// The rule that --rule names.
#pragma once

#include <cstdint>
#include <string>

#include "sagwan/result.h"

namespace sagwan {
class Resources;
}

namespace sagwan::cli {

/// The number of rule `id`; kNone for an empty id. Error: usage, with the nearest id.
[[nodiscard]] Result<uint32_t> rule_named(const std::string& id, const Resources& resources);

}  // namespace sagwan::cli
