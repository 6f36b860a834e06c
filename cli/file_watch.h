// SPDX-License-Identifier: Apache-2.0
// FileWatch: waits until a file of a configuration changes. It looks every fifth of a second, which
// works on every file system.
#pragma once

#include <atomic>
#include <map>
#include <string>
#include <utility>

#include "pipeline/core/config_places.h"

namespace sagwan::cli {

class FileWatch {
 public:
  /// Notes the state of every file that `places` has now.
  void take(const ConfigPlaces& places);
  /// Returns when it is another, or when `stop` is set.
  void wait(const std::atomic<bool>& stop) const;

 private:
  /// Time of the last change and size, by path.
  using State = std::map<std::string, std::pair<int64_t, uint64_t>>;
  [[nodiscard]] static State state_of(const ConfigPlaces& places);

  ConfigPlaces places_;
  State state_;
};

}  // namespace sagwan::cli
