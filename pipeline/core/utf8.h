// SPDX-License-Identifier: Apache-2.0
// UTF-8 by hand where ICU's macros would need a header of C: decode, step, count. Input is valid
// UTF-8 (decoding checks that once); nothing here checks again.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sagwan::utf8 {

/// The code point that starts at `text[at]`.
[[nodiscard]] constexpr char32_t decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return lead;
  if (lead < 0xE0) return static_cast<char32_t>((lead & 0x1FU) << 6 | (byte(1) & 0x3FU));
  if (lead < 0xF0) {
    return static_cast<char32_t>((lead & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU));
  }
  return static_cast<char32_t>((lead & 0x07U) << 18 | (byte(1) & 0x3FU) << 12 |
                               (byte(2) & 0x3FU) << 6 | (byte(3) & 0x3FU));
}

/// Bytes of the code point whose first byte is `lead`.
[[nodiscard]] constexpr uint32_t length(char lead) {
  const auto byte = static_cast<unsigned char>(lead);
  return byte < 0x80 ? 1U : byte < 0xE0 ? 2U : byte < 0xF0 ? 3U : 4U;
}

[[nodiscard]] constexpr bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where the code point before `at` starts; `at` must be > 0.
[[nodiscard]] constexpr std::size_t previous(std::string_view text, std::size_t at) {
  do {
    --at;
  } while (at > 0 && is_continuation(text[at]));
  return at;
}

/// The code point that ends at `at`, or 0 at the start of the text.
[[nodiscard]] constexpr char32_t decode_before(std::string_view text, std::size_t at) {
  return at == 0 ? 0 : decode(text, previous(text, at));
}

/// Code points in `text`. Linear, eight bytes a step.
[[nodiscard]] inline uint32_t count(std::string_view text) {
  constexpr uint64_t kLowBits = 0x0101010101010101U;
  auto n = static_cast<uint32_t>(text.size());
  std::size_t at = 0;
  for (; at + sizeof(uint64_t) <= text.size(); at += sizeof(uint64_t)) {
    uint64_t word = 0;
    std::memcpy(&word, text.data() + at, sizeof word);
    // A continuation byte is 10xxxxxx: its top bit is set, the one below is not.
    n -= static_cast<uint32_t>(std::popcount((word >> 7U) & (~word >> 6U) & kLowBits));
  }
  for (; at < text.size(); ++at) n -= is_continuation(text[at]) ? 1U : 0U;
  return n;
}

/// The code points of `text`, in order.
[[nodiscard]] inline std::u32string code_points(std::string_view text) {
  std::u32string out;
  out.reserve(text.size() / 2);
  for (std::size_t at = 0; at < text.size(); at += length(text[at])) out += decode(text, at);
  return out;
}

/// Appends the bytes of `c` to `out`.
inline void append(std::string& out, char32_t c) {
  const auto put = [&](uint32_t byte) { out.push_back(static_cast<char>(byte)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0U | c >> 6);
    put(0x80U | (c & 0x3FU));
  } else if (c < 0x10000) {
    put(0xE0U | c >> 12);
    put(0x80U | (c >> 6 & 0x3FU));
    put(0x80U | (c & 0x3FU));
  } else {
    put(0xF0U | c >> 18);
    put(0x80U | (c >> 12 & 0x3FU));
    put(0x80U | (c >> 6 & 0x3FU));
    put(0x80U | (c & 0x3FU));
  }
}

}  // namespace sagwan::utf8
