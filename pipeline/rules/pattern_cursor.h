// SPDX-License-Identifier: Apache-2.0
// PatternCursor: a place in a pattern that is read from left to right, and what is wrong with it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "pipeline/core/utf8.h"
#include "sagwan/result.h"

namespace sagwan {

class PatternCursor {
 public:
  /// `pattern` must outlive the cursor.
  explicit PatternCursor(std::string_view pattern) : pattern_(pattern) {}

  /// Notes the first error, at the cursor's place, and moves to the end.
  void fail(std::string message) {
    if (error_) return;
    error_ = diagnostic(Code::rule_pattern, {{}, 1, utf8::count(pattern_.substr(0, at_)) + 1},
                        std::move(message));
    at_ = pattern_.size();
  }
  [[nodiscard]] bool more() const { return at_ < pattern_.size(); }
  [[nodiscard]] char peek(std::size_t ahead = 0) const {
    return at_ + ahead < pattern_.size() ? pattern_[at_ + ahead] : '\0';
  }
  bool accept(std::string_view text) {
    if (!pattern_.substr(at_).starts_with(text)) return false;
    at_ += text.size();
    return true;
  }
  /// The character at the cursor, which moves behind it. There is one.
  char32_t take() {
    const char32_t c = utf8::decode(pattern_, at_);
    at_ += utf8::length(pattern_[at_]);
    return c;
  }
  /// What stands up to `end`, which is passed over.
  std::string_view take_to(char end) {
    const std::size_t close = pattern_.find(end, at_);
    if (close == std::string_view::npos) {
      fail(std::string("missing ") + end);
      return {};
    }
    const std::string_view inside = pattern_.substr(at_, close - at_);
    at_ = close + 1;
    return inside;
  }
  [[nodiscard]] const std::optional<Error>& error() const { return error_; }
  /// In bytes of the pattern.
  [[nodiscard]] std::size_t place() const { return at_; }
  void move_to(std::size_t place) { at_ = place; }
  void skip(std::size_t bytes) { at_ += bytes; }
  /// Up to `bytes` bytes, which are passed over.
  std::string_view take_bytes(std::size_t bytes) {
    const std::string_view taken = pattern_.substr(at_, bytes);
    at_ += taken.size();
    return taken;
  }

 private:
  std::string_view pattern_;
  std::size_t at_ = 0;
  std::optional<Error> error_;
};

}  // namespace sagwan
