// SPDX-License-Identifier: Apache-2.0
// SHA-256, by OpenSSL.
#pragma once

#include <string>
#include <string_view>

namespace sagwan {

/// Lower-case hex.
[[nodiscard]] std::string sha256(std::string_view bytes);

}  // namespace sagwan
