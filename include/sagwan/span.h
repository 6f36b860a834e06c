// SPDX-License-Identifier: Apache-2.0
// Spans: the two coordinate systems of a document, as types that do not mix.
//
// `Span` is what every stage works with; `SourceSpan` is what leaves the program. The one
// conversion is `OffsetMap::to_source` (pipeline/core/offset_map.h).
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace sagwan {

/// Half-open range of bytes `[begin, end)` in a document's repaired text, on UTF-8 boundaries.
struct Span {
  uint32_t begin = 0;
  uint32_t end = 0;

  [[nodiscard]] constexpr uint32_t size() const { return end - begin; }
  [[nodiscard]] constexpr bool empty() const { return begin == end; }
  [[nodiscard]] constexpr bool contains(Span other) const {
    return begin <= other.begin && other.end <= end;
  }
  [[nodiscard]] constexpr bool overlaps(Span other) const {
    return begin < other.end && other.begin < end;
  }
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

/// Half-open range of Unicode code points `[begin, end)` in the source text exactly as read.
struct SourceSpan {
  uint32_t begin = 0;
  uint32_t end = 0;

  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend constexpr auto operator<=>(const SourceSpan&, const SourceSpan&) = default;
};

/// The bytes of `text` under `span`. The view lives as long as `text`'s bytes.
[[nodiscard]] constexpr std::string_view slice(std::string_view text, Span span) {
  return text.substr(span.begin, span.size());
}

/// An index that points at nothing.
inline constexpr uint32_t kNone = UINT32_MAX;

}  // namespace sagwan
