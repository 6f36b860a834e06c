// SPDX-License-Identifier: Apache-2.0
// Files: whole-file reading and writing with messages a person can act on. Output appears whole or not at all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

/// The bytes of a regular file; errors file_missing, file_unreadable, file_too_large (more than `max_bytes`).
[[nodiscard]] Result<std::string> read_file(const std::string& path, uint64_t max_bytes);

/// Writes beside `path`, then renames. On failure nothing is left behind.
[[nodiscard]] Status write_file(const std::string& path, std::string_view bytes);

/// Paths of regular files below `folder` whose name ends in `suffix`, sorted bytewise; relative to `folder`.
[[nodiscard]] std::vector<std::string> files_below(const std::string& folder, std::string_view suffix);

}  // namespace sagwan
