// SPDX-License-Identifier: Apache-2.0
// TextIndex: one place of the source text in code points, bytes of UTF-8, and units of UTF-16.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "pipeline/core/utf8.h"
#include "sagwan/span.h"

namespace sagwan {

class TextIndex {
 public:
  /// `text` is valid UTF-8 and outlives the index. Linear.
  explicit TextIndex(std::string_view text) : text_(text) {
    bytes_.reserve(text.size() / 2 + 1);
    for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
      if (utf8::length(text[at]) == 4) astral_.push_back(static_cast<uint32_t>(bytes_.size()));
      bytes_.push_back(static_cast<uint32_t>(at));
    }
    bytes_.push_back(static_cast<uint32_t>(text.size()));
  }

  /// In code points.
  [[nodiscard]] uint32_t size() const { return static_cast<uint32_t>(bytes_.size() - 1); }
  /// A place that is behind the text is its end.
  [[nodiscard]] uint32_t byte(uint32_t place) const {
    return bytes_[place < size() ? place : size()];
  }
  /// Units of UTF-16 before a place; as above behind the text. O(log characters of two units).
  [[nodiscard]] uint32_t utf16(uint32_t place) const {
    const auto astral = std::lower_bound(astral_.begin(), astral_.end(), place);
    return (place < size() ? place : size()) + static_cast<uint32_t>(astral - astral_.begin());
  }
  [[nodiscard]] char32_t at(uint32_t place) const { return utf8::decode(text_, bytes_[place]); }
  [[nodiscard]] std::string_view slice(uint32_t begin, uint32_t end) const {
    return begin < end ? text_.substr(byte(begin), byte(end) - byte(begin)) : std::string_view();
  }
  [[nodiscard]] std::string_view slice(SourceSpan span) const {
    return slice(span.begin, span.end);
  }

 private:
  std::string_view text_;
  std::vector<uint32_t> bytes_;   ///< of each code point, and of the end
  std::vector<uint32_t> astral_;  ///< code points that take two units of UTF-16
};

}  // namespace sagwan
