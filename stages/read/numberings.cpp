// SPDX-License-Identifier: Apache-2.0
#include "stages/read/numberings.h"

#include <array>
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

// `1.1.`, `1-1.`: the levels behind a first number, behind which `cursor` stands.
std::optional<Numbered> deeper_level(Cursor cursor, uint32_t first) {
  const bool dotted = cursor.peek() == '.';
  std::optional<uint32_t> last;
  while (cursor.peek() == '.' || cursor.peek() == '-') {
    Cursor next = cursor;
    next.step();
    const auto part = next.digits(2);
    if (!part) break;
    last = part;
    cursor = next;
  }
  if (!last || first > kMostChapters) return std::nullopt;
  const bool ends = cursor.take('.') ? text_follows(cursor, false) : cursor.peek() == ' ' && dotted;
  if (!ends) return std::nullopt;
  Cursor rest = cursor;
  while (rest.peek() == ' ') rest.step();
  if (is_digit(rest.peek()) || script_of(rest.peek()) == Script::none) return std::nullopt;
  return Numbered{Numbering::digit_digit, *last, cursor.at};
}

// `1.`: `cursor` stands behind the number.
std::optional<Numbered> one_level(Cursor cursor, uint32_t number) {
  if (!cursor.take('.')) return std::nullopt;
  Cursor rest = cursor;
  while (rest.peek() == ' ') rest.step();
  if (is_digit(rest.peek()) && rest.at - cursor.at < 2) {
    // `9. 14)` is a date; `1. 2023` a heading: a year has four digits.
    const auto year = rest.digits(4);
    if (!year || *year < 1000) return std::nullopt;
  }
  if (!text_follows(cursor, false)) return std::nullopt;
  return Numbered{Numbering::digit_dot, number, cursor.at};
}

std::optional<Numbered> digit_numbering(Cursor cursor) {
  const auto number = cursor.digits(2);
  if (!number) return std::nullopt;
  const auto deeper = deeper_level(cursor, *number);
  return deeper ? deeper : one_level(cursor, *number);
}

std::optional<Numbered> roman_numbering(const Cursor& start) {
  Cursor cursor = start;
  const auto number = cursor.roman();
  if (!number) return std::nullopt;
  Cursor dot = cursor;
  if (dot.take('.') && text_follows(dot, false))
    return Numbered{Numbering::roman_dot, *number, dot.at};
  Cursor dash = cursor;
  if (dash.take('-') && dash.digits(2)) {
    dash.take('.');
    if (text_follows(dash, true)) return Numbered{Numbering::roman_dash, *number, dash.at};
  }
  // A sign of its own (U+2160 and on) needs no full stop.
  if (start.peek() >= 0x2160 && (cursor.peek() == ' ' || cursor.peek() == 0))
    return Numbered{Numbering::roman_dot, *number, cursor.at};
  return std::nullopt;
}

std::optional<Numbered> syllable_numbering(Cursor cursor, const ReadConfig& config) {
  const auto number = syllable_number(cursor, config);
  if (!number || !cursor.take('.') || !text_follows(cursor, true)) return std::nullopt;
  return Numbered{Numbering::syllable_dot, *number, cursor.at};
}

std::optional<Numbered> letter_numbering(Cursor cursor) {
  if (cursor.peek() < 'A' || cursor.peek() > 'H') return std::nullopt;
  const uint32_t number = cursor.peek() - 'A' + 1;
  cursor.step();
  if (!cursor.take('.') || cursor.peek() != ' ') return std::nullopt;
  return Numbered{Numbering::letter_dot, number, cursor.at};
}

struct CircledDigits {
  char32_t first;
  char32_t last;
  Numbering numbering;
};
constexpr std::array kCircled{
    CircledDigits{0x2460, 0x2473, Numbering::circled},
    CircledDigits{0x2780, 0x2789, Numbering::circled},
    CircledDigits{0x2776, 0x277F, Numbering::circled_black},
    CircledDigits{0x278A, 0x2793, Numbering::circled_black},
};

std::optional<Numbered> bracketed(Cursor cursor, const ReadConfig& config) {
  const Cursor start = cursor;
  const char32_t first = cursor.peek();
  for (const CircledDigits& digits : kCircled) {
    if (first < digits.first || first > digits.last) continue;
    cursor.step();
    return Numbered{digits.numbering, first - digits.first + 1, cursor.at};
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
  const Cursor start{content, 0};
  if (const auto found = digit_numbering(start)) return found;
  if (const auto found = roman_numbering(start)) return found;
  if (const auto found = syllable_numbering(start, config)) return found;
  if (const auto found = letter_numbering(start)) return found;
  return bracketed(start, config);
}

}  // namespace sagwan
