// SPDX-License-Identifier: Apache-2.0
// Where the program's own files are.
#pragma once

#include <string>

#include "sagwan/result.h"

namespace sagwan::cli {

/// The folder that holds configs/ and lexicons/: SAGWAN_HOME, else ../share/sagwan beside the
/// program, else the source folder it was built from. The error (file_missing) names the places
/// that were tried.
[[nodiscard]] Result<std::string> find_home();

/// Folder of compiled lexicons: SAGWAN_CACHE_DIR, else XDG_CACHE_HOME/sagwan, else ~/.cache/sagwan;
/// empty where none can be named.
[[nodiscard]] std::string find_cache();

}  // namespace sagwan::cli
