// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/note_mark.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostDigits = 3;

// Value of a superscript digit, or 10.
uint32_t superscript(char32_t c) {
  if (c == 0xB9) return 1;
  if (c == 0xB2 || c == 0xB3) return c - 0xB0;
  if (c == 0x2070 || (c >= 0x2074 && c <= 0x2079)) return c - 0x2070;
  return 10;
}

// Characters behind which a number is part of something else: 1/4), 5~8), KN-09), $3), 1,234).
bool binds_number(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == '<' || c == '~' || c == '-' || c == '/' ||
         c == '+' || c == '=' || c == ':' || c == '$' || c == 0x223C || c == 0x2013 ||
         c == 0x2212 || c == 0x25B3;
}

}  // namespace

std::optional<NoteMark> note_mark_at(std::string_view text, std::size_t close) {
  std::size_t begin = close;
  uint32_t number = 0;
  uint32_t unit = 1;
  while (begin > 0 && is_digit(static_cast<unsigned char>(text[begin - 1]))) {
    --begin;
    if (close - begin > kMostDigits) return std::nullopt;
    number += unit * static_cast<uint32_t>(text[begin] - '0');
    unit *= 10;
  }
  if (begin == close || begin == 0 || text[begin] == '0') return std::nullopt;
  const char32_t before = utf8::decode_before(text, begin);
  if (is_space(before) || binds_number(before)) return std::nullopt;
  if (before == '.' || before == ',') {
    // 2.5) is a number and 1),2) two calls.
    const std::size_t dot = begin - 1;
    const char32_t further = utf8::decode_before(text, dot);
    if (dot == 0 || is_digit(further) || is_space(further)) return std::nullopt;
  }
  return NoteMark{begin, close + 1, number};
}

std::optional<NoteMark> superscript_at(std::string_view text, std::size_t at) {
  if (at == 0 || is_space(utf8::decode_before(text, at))) return std::nullopt;
  NoteMark mark{at, at, 0};
  std::size_t digits = 0;
  while (mark.end < text.size()) {
    const uint32_t digit = superscript(utf8::decode(text, mark.end));
    if (digit == 10) break;
    mark.number = mark.number * 10 + digit;
    mark.end += utf8::length(text[mark.end]);
    if (++digits > kMostDigits) return std::nullopt;
  }
  if (digits == 0 || mark.number == 0) return std::nullopt;
  if (mark.end < text.size() && text[mark.end] == ')') ++mark.end;
  return mark;
}

}  // namespace sagwan
