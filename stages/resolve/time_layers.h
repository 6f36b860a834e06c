// SPDX-License-Identifier: Apache-2.0
// TimeLayers: what of a document is read where its times are resolved. The layers must outlive it.
#pragma once

#include <string_view>
#include <vector>

#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

struct TimeLayers {
  std::string_view text;  ///< the repaired text that all spans point into
  const std::vector<Block>& blocks;
  const std::vector<Sentence>& sentences;
  const std::vector<TimeValue>& times;  ///< in the order of the text
  const std::vector<Find>& finds;
};

}  // namespace sagwan
