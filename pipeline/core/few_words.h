// SPDX-License-Identifier: Apache-2.0
// FewWords: the words of a short list, looked for at every place of a text. Most characters begin
// none of them, which one look at the character tells.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/core/utf8.h"

namespace sagwan {

class FewWords {
 public:
  FewWords() = default;
  /// `words` are not empty; what they view must outlive it.
  explicit FewWords(std::vector<std::string_view> words) : words_(std::move(words)) {
    std::ranges::stable_sort(words_, {}, [](std::string_view word) { return key_at(word, 0); });
    for (const std::string_view word : words_) ++ends_[key_at(word, 0)];
    for (std::size_t key = 1; key < kKeys; ++key)
      ends_[key] = static_cast<uint16_t>(ends_[key] + ends_[key - 1]);
  }

  /// Calls `take(word)` for the words that stand at byte `at` of `text`.
  template <class Take>
  void each_at(std::string_view text, std::size_t at, Take&& take) const {
    if (at >= text.size()) return;
    const std::size_t key = key_at(text, at);
    for (std::size_t i = key == 0 ? 0 : ends_[key - 1]; i < ends_[key]; ++i) {
      if (text.substr(at).starts_with(words_[i])) take(words_[i]);
    }
  }
  /// The bytes of the longest of them; 0 where none stands there.
  [[nodiscard]] std::size_t longest_at(std::string_view text, std::size_t at) const {
    std::size_t longest = 0;
    each_at(text, at, [&](std::string_view word) { longest = std::max(longest, word.size()); });
    return longest;
  }

 private:
  static constexpr std::size_t kKeys = 256;

  static std::size_t key_at(std::string_view text, std::size_t at) {
    const char32_t c = utf8::decode(text, at);
    return (c ^ c >> 8U) % kKeys;
  }

  std::vector<std::string_view> words_;  ///< by the key of their first character
  std::array<uint16_t, kKeys> ends_{};   ///< by key: behind its last word
};

}  // namespace sagwan
