// SPDX-License-Identifier: Apache-2.0
// KnownMutants: configs/mutation.toml, the mutants that nobody notices, with the reason why not.
#pragma once

#include <map>
#include <string>

#include "sagwan/result.h"

namespace sagwan {

class KnownMutants {
 public:
  /// A file that is not there knows none.
  [[nodiscard]] static Result<KnownMutants> load(const std::string& path);

  /// The reason; null for one that is not known.
  [[nodiscard]] const std::string* why(const std::string& rule, const std::string& what) const;

 private:
  std::map<std::string, std::map<std::string, std::string>> known_;  // why, by rule and change
};

}  // namespace sagwan
