// SPDX-License-Identifier: Apache-2.0
// Layer FrontMatter: what the document says of itself. One record, and one with `span` and `date`
// for each further text in it that begins with a date line of its own. Made by `front`.
#pragma once

#include <array>
#include <cstdint>
#include <type_traits>

#include "sagwan/fixed_text.h"
#include "sagwan/span.h"

namespace sagwan {

struct FrontMatter {
  Span span;  ///< of the first block that it was read from
  Span series;
  Span title;
  Span subtitle;
  Span publisher;
  uint8_t author_count = 0;
  std::array<Span, 12> authors{};
  FixedText<16> volume;
  FixedText<16> issue;
  bool resumes = false;  ///< what follows is of the document again, which had been interrupted
  FixedText<32> date;    ///< ISO date, at the grain printed; empty where none is known
  /// Index in Layer<TimeValue> of the date line where nothing tells its year; else kNone.
  uint32_t date_line = kNone;
};
static_assert(std::is_trivially_copyable_v<FrontMatter>);

}  // namespace sagwan
