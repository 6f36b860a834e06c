// SPDX-License-Identifier: Apache-2.0
// Zip: the parts of a zip file in memory, each unpacked within a limit.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "readers/reader.h"

struct zip;

namespace sagwan::readers {

class Zip {
 public:
  /// Throws Failure (document-unreadable) where `bytes`, which must outlive the object, is no zip.
  explicit Zip(std::string_view bytes);
  ~Zip();
  Zip(const Zip&) = delete;
  Zip& operator=(const Zip&) = delete;

  [[nodiscard]] static bool holds(std::string_view bytes, std::string_view part);

  [[nodiscard]] std::vector<std::string> parts() const;
  [[nodiscard]] bool has(const std::string& part) const;
  /// Throws Failure: document-limit where it is longer than the limit, document-password where it
  /// is encrypted, document-unreadable else.
  [[nodiscard]] std::string content(const std::string& part, const Limits& limits) const;

 private:
  zip* archive_ = nullptr;
};

}  // namespace sagwan::readers
