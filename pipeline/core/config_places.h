// SPDX-License-Identifier: Apache-2.0
// ConfigPlaces: which files a configuration is made of. `--config` names a preset of the project,
// or a folder of a user's own rules and word lists.
#pragma once

#include <string>
#include <vector>

#include "pipeline/core/options.h"

namespace sagwan {

struct ConfigPlaces {
  std::string name;                   ///< of the preset, or of the folder
  std::string preset;                 ///< file
  std::string languages;              ///< file
  std::string reading;                ///< file
  std::vector<std::string> lexicons;  ///< folders
  std::vector<std::string> rules;     ///< folders
};

/// A folder with a default.toml of its own stands alone; without one its rules/ and lexicons/ are
/// added to the project's. languages.toml and reading.toml are the project's where it has none.
[[nodiscard]] ConfigPlaces config_places(const Options& options);

}  // namespace sagwan
