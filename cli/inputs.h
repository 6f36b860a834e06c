// SPDX-License-Identifier: Apache-2.0
// The inputs of a command: from its arguments (file, folder, `-`, @LIST) to a list of files.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sagwan/result.h"

namespace sagwan::cli {

struct InputFile {
  std::string path;   ///< `-` is the standard input
  std::string name;   ///< without folder; `stdin`
  std::string id;     ///< name without its last extension
  uint64_t size = 0;  ///< bytes, 0 where it cannot be told
};

/// In the order of the arguments, a folder's files in the order of their names. An empty folder and
/// a list that cannot be read go to `diagnostics`; a file that is missing stays in the list, and
/// fails when it is read.
[[nodiscard]] std::vector<InputFile> expand_inputs(const std::vector<std::string>& arguments,
                                                   Diagnostics& diagnostics);

/// The error (name_clash) where two inputs would be written to one file.
[[nodiscard]] Status check_names(const std::vector<InputFile>& inputs);

/// The bytes of an input; errors of read_file.
[[nodiscard]] Result<std::string> read_input(const InputFile& input, uint64_t max_bytes);

}  // namespace sagwan::cli
