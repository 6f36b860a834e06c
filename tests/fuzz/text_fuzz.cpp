// SPDX-License-Identifier: Apache-2.0
// Plain text, whatever its encoding: bytes to a Source, and that to blocks. Nothing of the text may
// be lost or stand twice.
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/decode/decode.h"
#include "stages/read/read.h"

namespace sagwan {
namespace {

const ReadConfig& config() {
  static const ReadConfig kConfig = [] {
    Diagnostics diagnostics;
    return ReadConfig::load(std::string(SAGWAN_SOURCE_DIR) + "/configs/reading.toml", diagnostics)
        .value();
  }();
  return kConfig;
}

void check(const Source& source, const Text& text) {
  const std::u32string characters = utf8::code_points(source.text);
  std::vector<uint8_t> covered(characters.size());
  for (const Block& block : text.blocks()) {
    if (block.kind == BlockKind::table) continue;
    for (const SourceSpan part : text.map().to_source_parts(block.span)) {
      for (uint32_t c = part.begin; c < part.end; ++c) ++covered.at(c);
    }
  }
  for (std::size_t c = 0; c < characters.size(); ++c) {
    const bool counts = !is_space(characters[c]) && !is_ignorable(characters[c]);
    SAGWAN_CHECK(!counts || covered[c] == 1, "a character is in no block, or in two");
  }
}

void read_and_check(std::string bytes) {
  Diagnostics diagnostics;
  const auto source = decode(std::move(bytes), {"fuzz", ""}, diagnostics);
  if (!source) return;
  const auto text = read(*source, config(), diagnostics);
  if (text) check(*source, *text);
}

}  // namespace
}  // namespace sagwan

// NOLINTNEXTLINE(readability-identifier-naming): libFuzzer names it
extern "C" int LLVMFuzzerTestOneInput(const uint8_t* bytes, std::size_t size) {
  sagwan::read_and_check({reinterpret_cast<const char*>(bytes), size});
  return 0;
}
