// SPDX-License-Identifier: Apache-2.0
// Layer NoteCall: where the body calls a note (a number and a bracket behind a word), with the note
// it is bound to.
#pragma once

#include <cstdint>
#include <type_traits>

#include "sagwan/span.h"

namespace sagwan {

struct NoteCall {
  Span span;               ///< the number with its bracket
  uint32_t block = kNone;  ///< the block that calls
  uint32_t note = kNone;   ///< the footnote block that is called; kNone where none was found
};
static_assert(std::is_trivially_copyable_v<NoteCall>);

}  // namespace sagwan
