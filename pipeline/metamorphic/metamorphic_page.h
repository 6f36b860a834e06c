// SPDX-License-Identifier: Apache-2.0
// What alterations changed, for people and for tools.
#pragma once

#include <string>
#include <vector>

#include "pipeline/compare/compare.h"

namespace sagwan {

/// One report under one alteration.
struct Altered {
  std::string report;
  std::string alteration;
  std::size_t replacements = 0;  ///< 0: there was nothing to alter
  std::size_t known = 0;         ///< so many broken changes are known (configs/metamorphic.toml)
  std::vector<Change> stated;
  std::vector<Change> broken;
};

/// A table of the alterations, then each broken change as `sagwan diff` writes it; with `all` the
/// stated ones too.
[[nodiscard]] std::string metamorphic_page(const std::vector<Altered>& rows, bool all);
[[nodiscard]] std::string metamorphic_json(const std::vector<Altered>& rows);

}  // namespace sagwan
