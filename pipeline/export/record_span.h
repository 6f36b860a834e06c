// SPDX-License-Identifier: Apache-2.0
// A span of the source as records write it: `"span": [begin, end]`.
#pragma once

#include <string_view>

#include "pipeline/export/record_writer.h"
#include "sagwan/span.h"

namespace sagwan {

inline void field_span(RecordWriter& out, std::string_view name, SourceSpan span) {
  out.field_list(name);
  out.number(span.begin);
  out.number(span.end);
  out.end_list();
}

}  // namespace sagwan
