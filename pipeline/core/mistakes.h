// SPDX-License-Identifier: Apache-2.0
// Mistakes: what a loader finds wrong in a file that a person edits. All of it is told, and the
// first is the loader's error.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "sagwan/diagnostics.h"
#include "sagwan/result.h"

namespace sagwan {

class Mistakes {
 public:
  /// `diagnostics` outlives it.
  explicit Mistakes(Diagnostics& diagnostics) : diagnostics_(&diagnostics) {}

  void add(Error error) {
    if (!first_) first_ = error;
    diagnostics_->add(std::move(error));
  }
  void add(Code code, const Place& place, std::string message) {
    add(diagnostic(code, place, std::move(message)));
  }
  /// None where nothing was wrong.
  [[nodiscard]] const std::optional<Error>& first() const { return first_; }

 private:
  Diagnostics* diagnostics_;
  std::optional<Error> first_;
};

}  // namespace sagwan
