// SPDX-License-Identifier: Apache-2.0
// What became of mutants, for people and for tools.
#pragma once

#include <string>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

struct MutantRow {
  Place place;       ///< of the pattern, or of the fragment
  std::string rule;  ///< its id; of a fragment `ko.{year}`
  std::string what;  ///< what was changed
  std::string by;    ///< what noticed it; empty: nobody
};

/// Those that nobody noticed, a line each, and how many there were; with `all` the others too.
[[nodiscard]] std::string mutants_page(const std::vector<MutantRow>& rows, bool all);
[[nodiscard]] std::string mutants_json(const std::vector<MutantRow>& rows);

}  // namespace sagwan
