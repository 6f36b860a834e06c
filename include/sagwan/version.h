// SPDX-License-Identifier: Apache-2.0
// The program's version.
#pragma once

#include <string_view>

namespace sagwan {

/// As CMakeLists.txt says it: `0.1.0`.
[[nodiscard]] std::string_view version();

}  // namespace sagwan
