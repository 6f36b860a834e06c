// SPDX-License-Identifier: Apache-2.0
// A reader of documents, whatever bytes it gets: it gives text with layout in order, or throws
// Failure.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "pipeline/core/utf8_check.h"
#include "readers/reader.h"

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer names it
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  sagwan::readers::Limits limits;
  limits.pages = 50;
  limits.unpacked = 4U << 20U;
  limits.text = 4U << 20U;
  try {
    const auto out = sagwan::readers::SAGWAN_FUZZ_READER(
        std::string_view(reinterpret_cast<const char*>(bytes), size), limits);
    if (!sagwan::utf8::is_valid(out.text)) std::abort();
    std::size_t last = 0;
    for (const auto& line : out.lines) {
      if (line.begin < last || line.end <= line.begin || line.end > out.text.size()) std::abort();
      last = line.end;
    }
  } catch (const sagwan::readers::Failure&) {
    return 0;
  }
  return 0;
}
