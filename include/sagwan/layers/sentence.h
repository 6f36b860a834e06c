// SPDX-License-Identifier: Apache-2.0
// Layer Sentence: a sentence of a block, with its main language. Made by `segment`.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/span.h"

namespace sagwan {

/// Index into Languages (pipeline/core/languages.h); 0 is "not known" (BCP 47 `und`).
using LangId = uint8_t;

struct Sentence {
  Span span;  ///< within its block, white space at both ends left out
  uint32_t block = kNone;
  LangId lang = 0;
};
static_assert(std::is_trivially_copyable_v<Sentence>);

}  // namespace sagwan
