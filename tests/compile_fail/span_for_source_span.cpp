// SPDX-License-Identifier: Apache-2.0
// A place in the repaired text is no place in the source.
#include "sagwan/span.h"

namespace sagwan {

uint32_t code_points(SourceSpan span) { return span.end - span.begin; }

uint32_t length() {
#ifdef SAGWAN_MISTAKE
  const Span span{1, 3};
#else
  const SourceSpan span{1, 3};
#endif
  return code_points(span);
}

}  // namespace sagwan
