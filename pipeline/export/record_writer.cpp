// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/record_writer.h"

#include <algorithm>
#include <array>

namespace sagwan {

namespace {

bool needs_escape(unsigned char c) { return c < 0x20 || c == '"' || c == '\\'; }

/// The bytes of `text` before the first that needs an escape; eight at a time, while none does.
std::size_t clean_length(std::string_view text) {
  constexpr uint64_t kOnes = 0x0101010101010101;
  constexpr uint64_t kHigh = 0x8080808080808080;
  const auto has_zero = [](uint64_t word) { return (word - kOnes) & ~word & kHigh; };
  std::size_t i = 0;
  for (; i + 8 <= text.size(); i += 8) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + i, sizeof word);
    const uint64_t control = (word - kOnes * 0x20) & ~word & kHigh;
    if ((control | has_zero(word ^ kOnes * '"') | has_zero(word ^ kOnes * '\\')) != 0) break;
  }
  while (i < text.size() && !needs_escape(static_cast<unsigned char>(text[i]))) ++i;
  return i;
}

}  // namespace

void RecordWriter::string(std::string_view text) {
  *begin_value(1) = '"';
  for (;;) {
    const std::size_t clean = clean_length(text);
    const bool last = clean == text.size();
    char* out = buffer_.Push(clean + (last ? 1U : 0U));
    if (clean > 0) std::memcpy(out, text.data(), clean);
    if (last) {
      out[clean] = '"';
      return;
    }
    escape(static_cast<unsigned char>(text[clean]));
    text.remove_prefix(clean + 1);
  }
}

void RecordWriter::escape(unsigned char c) {
  constexpr std::array<std::string_view, 0x20> kShort = [] {
    std::array<std::string_view, 0x20> out{};
    out['\b'] = "\\b";
    out['\t'] = "\\t";
    out['\n'] = "\\n";
    out['\f'] = "\\f";
    out['\r'] = "\\r";
    return out;
  }();
  constexpr std::string_view kHex = "0123456789ABCDEF";
  if (c >= 0x20) {
    char* out = buffer_.Push(2);
    out[0] = '\\';
    out[1] = static_cast<char>(c);
    return;
  }
  if (!kShort[c].empty()) {
    std::copy(kShort[c].begin(), kShort[c].end(), buffer_.Push(2));
    return;
  }
  char* out = std::copy_n("\\u00", 4, buffer_.Push(6));
  out[0] = kHex[c / 16];
  out[1] = kHex[c % 16];
}

}  // namespace sagwan
