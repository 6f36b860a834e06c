// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/digits.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr int32_t kMostPower = 30;

std::size_t digits_from(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (digit_at(text, end)) ++end;
  return end - at;
}

/// The mark between digits at `at`: its bytes, or 0. A gap parts groups of three only.
std::size_t mark_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  const char32_t c = utf8::decode(text, at);
  const std::size_t length = utf8::length(text[at]);
  if (!digit_at(text, at + length)) return 0;
  if (c == '.' || c == ',') return length;
  if ((is_digit_gap(c) || c == '\'') && digits_from(text, at + length) == 3) return length;
  return 0;
}

/// The exponent at the start of `text`, all of it: ^6, or digits in superior letters.
std::optional<int32_t> exponent_of(std::string_view text) {
  constexpr std::array<char32_t, 10> kSuperior = {0x2070, 0xB9,   0xB2,   0xB3,   0x2074,
                                                  0x2075, 0x2076, 0x2077, 0x2078, 0x2079};
  const bool caret = text.starts_with('^');
  if (caret) text.remove_prefix(1);
  if (text.empty() || text.size() > 6) return std::nullopt;
  int32_t out = 0;
  while (!text.empty()) {
    const char32_t c = utf8::decode(text, 0);
    const auto* superior = std::find(kSuperior.begin(), kSuperior.end(), c);
    if (caret ? !is_digit(c) : superior == kSuperior.end()) return std::nullopt;
    out = out * 10 + static_cast<int32_t>(caret ? c - U'0' : superior - kSuperior.begin());
    text.remove_prefix(utf8::length(text[0]));
  }
  return out <= kMostPower ? std::optional<int32_t>(out) : std::nullopt;
}

std::optional<Decimal> raised(std::optional<Decimal> value, int32_t exponent) {
  for (int32_t i = 0; i < exponent && value; ++i) value = value->times(Decimal(10, 0));
  return value;
}

/// 1.5e6, as programs print it.
std::optional<Decimal> read_exponent(std::string_view text, char decimal) {
  const std::size_t digits = digits_length(text);
  if (digits == 0 || digits + 1 >= text.size()) return std::nullopt;
  if (text[digits] != 'e' && text[digits] != 'E') return std::nullopt;
  std::string_view exponent = text.substr(digits + 1);
  if (exponent.starts_with('+')) exponent.remove_prefix(1);
  if (exponent.empty() || exponent.size() > 2) return std::nullopt;
  int32_t power = 0;
  for (const char c : exponent) {
    if (!is_digit(static_cast<unsigned char>(c))) return std::nullopt;
    power = power * 10 + (c - '0');
  }
  if (power > kMostPower) return std::nullopt;
  return raised(read_digits(text.substr(0, digits), decimal), power);
}

}  // namespace

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

bool is_digit_gap(char32_t c) {
  return c == ' ' || c == kNoBreakSpace || c == 0x2009 || c == 0x202F;
}

std::size_t digits_length(std::string_view text) {
  std::size_t at = digits_from(text, 0);
  while (const std::size_t mark = mark_at(text, at)) at += mark + digits_from(text, at + mark);
  return at;
}

std::optional<Decimal> read_digits(std::string_view text, char decimal) {
  if (!digit_at(text, 0) || digits_length(text) != text.size()) return std::nullopt;
  struct Mark {
    char32_t c;
    std::size_t digits;  // that follow it
  };
  std::vector<Mark> marks;
  std::string plain;
  std::size_t at = digits_from(text, 0);
  const std::size_t first = at;
  plain.append(text.substr(0, at));
  std::size_t whole = at;  // of `plain`, up to the last mark
  while (const std::size_t mark = mark_at(text, at)) {
    const std::size_t count = digits_from(text, at + mark);
    marks.push_back({utf8::decode(text, at), count});
    whole = plain.size();
    plain.append(text.substr(at + mark, count));
    at += mark + count;
  }
  if (marks.empty()) return Decimal::parse(plain);
  const auto groups = [&](std::size_t count) {
    return first <= 3 && text[0] != '0' &&
           std::all_of(marks.begin(), marks.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const Mark& m) { return m.digits == 3 && m.c == marks[0].c; });
  };
  const Mark& last = marks.back();
  const bool gap = last.c != '.' && last.c != ',';
  const bool only = marks.size() == 1;
  // One mark before three digits groups, unless it is the language's own decimal mark.
  const bool grouped =
      groups(marks.size()) && (!only || gap || last.c != static_cast<unsigned char>(decimal));
  if (grouped) return Decimal::parse(plain);
  if (gap || !groups(marks.size() - 1)) {
    if (!only || gap) return std::nullopt;
  }
  if (!only && last.c == marks[0].c) return std::nullopt;
  plain.insert(whole, 1, '.');
  return Decimal::parse(plain);
}

std::optional<Decimal> read_power(std::string_view text, char decimal) {
  if (const auto value = read_exponent(text, decimal)) return value;
  const std::size_t ten = text.rfind("10");
  if (ten == std::string_view::npos) return std::nullopt;
  const auto exponent = exponent_of(text.substr(ten + 2));
  if (!exponent) return std::nullopt;
  std::optional<Decimal> value = Decimal(1, 0);
  if (ten > 0) {
    const std::size_t digits = digits_length(text);
    value = read_digits(text.substr(0, digits), decimal);
    std::string_view mark = text.substr(digits, ten - digits);
    while (mark.starts_with(' ')) mark.remove_prefix(1);
    while (mark.ends_with(' ')) mark.remove_suffix(1);
    if (mark.empty() || utf8::length(mark[0]) != mark.size() ||
        is_digit(static_cast<unsigned char>(mark[0])))
      return std::nullopt;
  }
  return raised(value, *exponent);
}

}  // namespace sagwan
