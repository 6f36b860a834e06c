// SPDX-License-Identifier: Apache-2.0
#include "stages/read/numberings.h"

#include <algorithm>
#include <string>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kMostChapters = 20;  // 47.2 is an amount

// Numbers as the start of a line prints them: `at` behind the last character read.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] char32_t peek() const { return at < text.size() ? utf8::decode(text, at) : 0; }
  void step() { at += utf8::length(text[at]); }
  bool take(char32_t c) {
    if (peek() != c) return false;
    step();
    return true;
  }
  std::optional<uint32_t> digits(std::size_t most) {
    const std::size_t begin = at;
    uint32_t number = 0;
    while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) {
      if (at - begin == most) return std::nullopt;
      number = number * 10 + static_cast<uint32_t>(text[at] - '0');
      ++at;
    }
    if (at == begin) return std::nullopt;
    return number;
  }
  std::optional<uint32_t> roman() {
    const char32_t c = peek();
    if (c >= 0x2160 && c <= 0x216B) {
      step();
      return c - 0x2160 + 1;
    }
    static constexpr std::string_view kLetters = "IVX";
    const std::size_t begin = at;
    uint32_t number = 0;
    uint32_t last = 100;
    while (at < text.size() && at - begin < 5 &&
           kLetters.find(text[at]) != std::string_view::npos) {
      const uint32_t value = text[at] == 'I' ? 1 : text[at] == 'V' ? 5 : 10;
      number += value;
      if (value > last) number -= 2 * last;
      last = value;
      ++at;
    }
    if (at == begin) return std::nullopt;
    return number;
  }
  bool take_any(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (text.substr(at).starts_with(word)) {
        at += word.size();
        return true;
      }
    }
    return false;
  }
};

std::optional<uint32_t> syllable_number(Cursor& cursor, const ReadConfig& config) {
  const std::size_t index = config.syllables.find(cursor.peek());
  if (cursor.at >= cursor.text.size() || index == std::u32string::npos) return std::nullopt;
  cursor.step();
  return static_cast<uint32_t>(index) + 1;
}

// What may stand behind a number with a full stop or a bracket: text, not the rest of a number.
bool text_follows(const Cursor& cursor, bool space_needed) {
  const char32_t next = cursor.peek();
  if (next == 0) return !space_needed;
  if (is_digit(next) || next == ',' || next == ';' || next == '.' || next == ')' || next == ':')
    return false;
  if (next != ' ' && next != '\t') return !space_needed || script_of(next) == Script::hangul;
  Cursor rest = cursor;
  while (rest.peek() == ' ' || rest.peek() == '\t') rest.step();
  return rest.peek() != ',' && rest.peek() != ')';
}

std::optional<Numbered> dotted(Cursor cursor, const ReadConfig& config) {
  Cursor start = cursor;
  if (const auto number = cursor.digits(2)) {
    if (cursor.peek() == '.' || cursor.peek() == '-') {
      Cursor deeper = cursor;
      uint32_t last = *number;
      bool nested = false;
      while ((deeper.peek() == '.' || deeper.peek() == '-')) {
        Cursor next = deeper;
        next.step();
        const auto part = next.digits(2);
        if (!part) break;
        nested = true;
        last = *part;
        deeper = next;
      }
      if (nested) {
        if (*number > kMostChapters) return std::nullopt;
        if (deeper.take('.') ? text_follows(deeper, false)
                             : deeper.peek() == ' ' && cursor.peek() == '.') {
          Cursor rest = deeper;
          while (rest.peek() == ' ') rest.step();
          if (is_digit(rest.peek()) || script_of(rest.peek()) == Script::none) return std::nullopt;
          return Numbered{Numbering::digit_digit, last, deeper.at};
        }
        return std::nullopt;
      }
    }
    if (cursor.take('.')) {
      Cursor rest = cursor;
      while (rest.peek() == ' ') rest.step();
      if (is_digit(rest.peek()) && rest.at - cursor.at < 2) {
        // `9. 14)` is a date; `1. 2023` a heading: a year has four digits.
        Cursor year = rest;
        const auto value = year.digits(4);
        if (!value || *value < 1000) return std::nullopt;
      }
      if (text_follows(cursor, false)) return Numbered{Numbering::digit_dot, *number, cursor.at};
      return std::nullopt;
    }
    return std::nullopt;
  }
  cursor = start;
  if (const auto number = cursor.roman()) {
    if (cursor.take('.') && text_follows(cursor, false))
      return Numbered{Numbering::roman_dot, *number, cursor.at};
    cursor = start;
    (void)cursor.roman();
    if (cursor.take('-') && cursor.digits(2)) {
      cursor.take('.');
      if (text_follows(cursor, true)) return Numbered{Numbering::roman_dash, *number, cursor.at};
    }
    cursor = start;
    if (cursor.peek() >= 0x2160) {
      cursor.step();
      if (cursor.peek() == ' ' || cursor.peek() == 0)
        return Numbered{Numbering::roman_dot, *number, cursor.at};
    }
  }
  cursor = start;
  if (const auto number = syllable_number(cursor, config)) {
    if (cursor.take('.') && text_follows(cursor, true))
      return Numbered{Numbering::syllable_dot, *number, cursor.at};
  }
  cursor = start;
  if (cursor.peek() >= 'A' && cursor.peek() <= 'H') {
    const uint32_t number = cursor.peek() - 'A' + 1;
    cursor.step();
    if (cursor.take('.') && cursor.peek() == ' ')
      return Numbered{Numbering::letter_dot, number, cursor.at};
  }
  return std::nullopt;
}

std::optional<Numbered> bracketed(Cursor cursor, const ReadConfig& config) {
  const Cursor start = cursor;
  const char32_t first = cursor.peek();
  if (first >= 0x2460 && first <= 0x2473) {
    cursor.step();
    return Numbered{Numbering::circled, first - 0x2460 + 1, cursor.at};
  }
  const bool open = cursor.take('(');
  if (const auto number = cursor.digits(3)) {
    if (cursor.take(')') && text_follows(cursor, false)) {
      return Numbered{open ? Numbering::paren_digit : Numbering::digit_paren, *number, cursor.at};
    }
    return std::nullopt;
  }
  if (const auto number = syllable_number(cursor, config)) {
    if (cursor.take(')') && text_follows(cursor, false)) {
      return Numbered{open ? Numbering::paren_syllable : Numbering::syllable_paren, *number,
                      cursor.at};
    }
  }
  cursor = start;
  if (cursor.take_any(config.chapter_prefix)) {
    if (cursor.peek() == ' ') cursor.step();
    if (const auto number = cursor.digits(2)) {
      if (cursor.peek() == ' ') cursor.step();
      if (cursor.take_any(config.chapter_suffix) &&
          (cursor.peek() == ' ' || cursor.peek() == '.' || cursor.peek() == 0)) {
        return Numbered{Numbering::chapter, *number, cursor.at};
      }
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<Numbered> find_numbering(std::string_view content, const ReadConfig& config) {
  std::optional<Numbered> numbered = dotted({content, 0}, config);
  return numbered ? numbered : bracketed({content, 0}, config);
}

}  // namespace sagwan
