// SPDX-License-Identifier: Apache-2.0
// A copy of the rules and word lists in which nothing stands where it stood: files under other
// names, the rules in each in the opposite order.
#pragma once

#include <string>

#include "pipeline/core/options.h"
#include "sagwan/result.h"

namespace sagwan {

/// A folder in the temporary one, gone with the object.
class ShuffledConfig {
 public:
  [[nodiscard]] static Result<ShuffledConfig> make(const Options& options);
  ShuffledConfig(ShuffledConfig&& other) noexcept : folder_(std::move(other.folder_)) {
    other.folder_.clear();
  }
  ShuffledConfig& operator=(ShuffledConfig&&) = delete;
  ShuffledConfig(const ShuffledConfig&) = delete;
  ShuffledConfig& operator=(const ShuffledConfig&) = delete;
  ~ShuffledConfig();

  /// A configuration that stands alone (`--config`).
  [[nodiscard]] const std::string& folder() const { return folder_; }

 private:
  explicit ShuffledConfig(std::string folder) : folder_(std::move(folder)) {}
  std::string folder_;
};

}  // namespace sagwan
