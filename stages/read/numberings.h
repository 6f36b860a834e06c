// SPDX-License-Identifier: Apache-2.0
// Numberings: the number that a line begins with, `1.`, `1-2.`, a Roman one, a syllable's, in
// brackets, in a circle, or a chapter's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "stages/read/lines.h"

namespace sagwan {

struct Numbered {
  Numbering numbering = Numbering::none;
  uint32_t number = 0;
  std::size_t end = 0;  ///< behind its point or bracket, in bytes
};

/// The number at the start of `content`, or nothing.
[[nodiscard]] std::optional<Numbered> find_numbering(std::string_view content,
                                                     const ReadConfig& config);

}  // namespace sagwan
