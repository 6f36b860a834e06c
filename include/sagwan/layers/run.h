// SPDX-License-Identifier: Apache-2.0
// Layer Run: a stretch of one language inside a sentence (a Russian title in a Korean note).
// Runs of a sentence follow each other, do not overlap, and cover its non-space characters.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/layers/sentence.h"
#include "sagwan/span.h"

namespace sagwan {

struct Run {
  Span span;
  uint32_t sentence = kNone;
  LangId lang = 0;
};
static_assert(std::is_trivially_copyable_v<Run>);

}  // namespace sagwan
