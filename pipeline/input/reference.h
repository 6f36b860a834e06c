// SPDX-License-Identifier: Apache-2.0
// The reference date that a caller gives for a document.
#pragma once

#include <string_view>

namespace sagwan {

/// True for an ISO 8601 date (2023-10-11) that exists, or such a date with a clock time, which may
/// tell its offset (2023-10-11T09:00, 2023-10-11T09:00+09:00).
[[nodiscard]] bool is_reference(std::string_view text);

}  // namespace sagwan
