// SPDX-License-Identifier: Apache-2.0
// Whether bytes are UTF-8 (Unicode 15, table 3-7), for bytes that come from other programs and
// parsers. utf8.h takes what is valid for granted.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sagwan::utf8 {

/// Bytes of the well-formed character at `at`, or 0.
[[nodiscard]] constexpr std::size_t valid_length(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> unsigned {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
  };
  const auto follows = [&](std::size_t i) { return (byte(i) & 0xC0U) == 0x80U; };
  const unsigned lead = byte(0);
  if (at >= text.size()) return 0;
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return follows(1) ? 2 : 0;
  if (lead >= 0xE0 && lead < 0xF0) {
    const bool second = follows(1) && !(lead == 0xE0 && byte(1) < 0xA0) &&
                        !(lead == 0xED && byte(1) >= 0xA0);  // surrogates
    return second && follows(2) ? 3 : 0;
  }
  if (lead >= 0xF0 && lead < 0xF5) {
    const bool second =
        follows(1) && !(lead == 0xF0 && byte(1) < 0x90) && !(lead == 0xF4 && byte(1) >= 0x90);
    return second && follows(2) && follows(3) ? 4 : 0;
  }
  return 0;
}

[[nodiscard]] constexpr bool is_valid(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = valid_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

/// The text without the bytes that are not UTF-8.
[[nodiscard]] inline std::string without_broken(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = valid_length(text, at);
    out += text.substr(at, length);
    at += length == 0 ? 1 : length;
  }
  return out;
}

}  // namespace sagwan::utf8
