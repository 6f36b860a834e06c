// SPDX-License-Identifier: Apache-2.0
// FixedText<N>: a short string inside a layer record (a TIMEX3 value, a UCUM code). Trivially
// copyable.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan {

template <std::size_t N>
class FixedText {
 public:
  static_assert(N <= 255);
  constexpr FixedText() = default;
  /// `text` must fit: the makers of such values know their longest form.
  explicit FixedText(std::string_view text) {
    SAGWAN_CHECK(text.size() <= N, "FixedText too short for: " + std::string(text));
    std::copy(text.begin(), text.end(), bytes_);
    size_ = static_cast<uint8_t>(text.size());
  }
  /// Like the constructor, but cut at `N` bytes; for text whose length input decides.
  [[nodiscard]] static FixedText cut(std::string_view text) {
    return FixedText(text.substr(0, std::min(text.size(), N)));
  }

  [[nodiscard]] std::string_view view() const& { return {bytes_, size_}; }
  std::string_view view() const&& = delete;
  [[nodiscard]] bool empty() const { return size_ == 0; }
  friend bool operator==(const FixedText& a, const FixedText& b) { return a.view() == b.view(); }

 private:
  char bytes_[N] = {};
  uint8_t size_ = 0;
};

}  // namespace sagwan
