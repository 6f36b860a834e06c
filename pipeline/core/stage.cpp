// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/stage.h"

#include <string>

#include "pipeline/core/utf8.h"

namespace sagwan {

void verify_spans(std::string_view stage, std::string_view text, const Span* previous,
                  Span current) {
  const auto what = [&](const char* problem) {
    return std::string("stage ") + std::string(stage) + ": span [" + std::to_string(current.begin) +
           ", " + std::to_string(current.end) + ") " + problem;
  };
  const auto on_boundary = [&](uint32_t at) {
    return at == text.size() || !utf8::is_continuation(text[at]);
  };
  SAGWAN_CHECK(current.begin <= current.end && current.end <= text.size(), what("is out of range"));
  SAGWAN_CHECK(on_boundary(current.begin) && on_boundary(current.end), what("cuts a character"));
  SAGWAN_CHECK(previous == nullptr || previous->begin <= current.begin, what("is out of order"));
}

}  // namespace sagwan
