// SPDX-License-Identifier: Apache-2.0
// TextBuffer: puts small pieces together before they go into a std::string, whose own push_back and
// append are calls; half the time of an export of many short fields went there.
//
// Private to pipeline/export.
#pragma once

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace sagwan {

class TextBuffer {
 public:
  /// Appends to `out`, which has the whole text when the buffer is gone, and must not be touched
  /// before.
  explicit TextBuffer(std::string& out) : out_(out) {}
  TextBuffer(const TextBuffer&) = delete;
  TextBuffer& operator=(const TextBuffer&) = delete;
  ~TextBuffer() { flush(); }

  [[gnu::always_inline]] void push_back(char c) {
    if (size_ == piece_.size()) flush();
    piece_[size_++] = c;
  }
  [[gnu::always_inline]] void append(std::string_view text) {
    if (piece_.size() - size_ < text.size()) return append_long(text);
    copy(piece_.data() + size_, text.data(), text.size());
    size_ += text.size();
  }
  void append(std::string_view text, std::size_t from, std::size_t count = std::string_view::npos) {
    append(text.substr(from, count));
  }
  TextBuffer& operator+=(std::string_view text) {
    append(text);
    return *this;
  }
  TextBuffer& operator+=(char c) {
    push_back(c);
    return *this;
  }

 private:
  /// Short texts by two words that may overlap; a call to memcpy takes longer.
  [[gnu::always_inline]] static void copy(char* to, const char* from, std::size_t size) {
    if ((__builtin_constant_p(size) && size > 0) || size > 16) {  // of nothing `from` may be null
      std::memcpy(to, from, size);
    } else if (size >= 8) {
      std::memcpy(to, from, 8);
      std::memcpy(to + size - 8, from + size - 8, 8);
    } else if (size >= 4) {
      std::memcpy(to, from, 4);
      std::memcpy(to + size - 4, from + size - 4, 4);
    } else {
      for (std::size_t i = 0; i < size; ++i) to[i] = from[i];
    }
  }
  [[gnu::noinline]] void flush() {
    out_.append(piece_.data(), size_);
    size_ = 0;
  }
  [[gnu::noinline]] void append_long(std::string_view text) {
    flush();
    out_.append(text);
  }

  std::string& out_;
  std::array<char, 4096> piece_;  ///< of which `size_` bytes are written
  std::size_t size_ = 0;
};

/// The digits of a number.
class Digits {
 public:
  explicit Digits(uint32_t number)
      : end_(std::to_chars(digits_.data(), digits_.data() + digits_.size(), number).ptr) {}
  Digits(const Digits&) = delete;
  Digits& operator=(const Digits&) = delete;
  ~Digits() = default;
  [[nodiscard]] std::string_view view() const {
    return {digits_.data(), static_cast<std::size_t>(end_ - digits_.data())};
  }

 private:
  std::array<char, 10> digits_;
  const char* end_;
};

inline void append_number(TextBuffer& out, uint32_t number) { out.append(Digits(number).view()); }

}  // namespace sagwan
