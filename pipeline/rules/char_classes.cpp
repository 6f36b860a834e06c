// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/char_classes.h"

#include <string>
#include <string_view>

#include "pipeline/rules/char_ranges.h"

namespace sagwan {

namespace {

constexpr CharRanges::value_type kDigits = {U'0', U'9'};

std::optional<char32_t> hexadecimal(std::string_view digits) {
  if (digits.size() > 6) return std::nullopt;
  char32_t value = 0;
  for (const char digit : digits) {
    const int low = digit | 0x20;
    const int worth = digit >= '0' && digit <= '9' ? digit - '0'
                      : low >= 'a' && low <= 'f'   ? low - 'a' + 10
                                                   : -1;
    if (worth < 0) return std::nullopt;
    value = value * 16 + static_cast<char32_t>(worth);
  }
  return value;
}

CharRanges named_class(PatternCursor& cursor, std::string_view name) {
  const struct {
    std::string_view name;
    CharRanges ranges;
  } classes[] = {
      {"alnum", {kDigits, {'A', 'Z'}, {'a', 'z'}}},
      {"alpha", {{'A', 'Z'}, {'a', 'z'}}},
      {"digit", {kDigits}},
      {"lower", {{'a', 'z'}}},
      {"upper", {{'A', 'Z'}}},
      {"space", {{'\t', '\r'}, {' ', ' '}}},
      {"punct", {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}}},
  };
  for (const auto& known : classes) {
    if (known.name == name) return known.ranges;
  }
  cursor.fail("no class is called " + std::string(name));
  return {};
}

CharRanges property(PatternCursor& cursor, CharProperties& properties, bool negated) {
  std::string name(cursor.accept("{") ? cursor.take_to('}') : cursor.take_bytes(1));
  if (name.starts_with("^")) {
    negated = !negated;
    name.erase(0, 1);
  }
  const CharRanges& ranges = properties.ranges(name);
  if (ranges.empty()) cursor.fail("no property is called " + name);
  return negated ? complement(ranges) : ranges;
}

/// One character of a bracket, written or escaped.
char32_t member(PatternCursor& cursor) {
  return cursor.peek() == '\\' && cursor.peek(1) != '\0' ? read_character_escape(cursor)
                                                         : cursor.take();
}

}  // namespace

std::optional<CharRanges> read_class_escape(PatternCursor& cursor, CharProperties& properties) {
  const char c = cursor.peek(1);
  CharRanges ranges;
  switch (c) {
    case 'd':
    case 'D':
      ranges = {kDigits};
      break;
    case 's':
    case 'S':
      ranges = {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}};
      break;
    case 'w':
    case 'W':
      ranges = {kDigits, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}};
      break;
    case 'p':
    case 'P':
      cursor.skip(2);
      return property(cursor, properties, c == 'P');
    default:
      return std::nullopt;
  }
  cursor.skip(2);
  return c < 'a' ? complement(ranges) : ranges;
}

char32_t read_character_escape(PatternCursor& cursor) {
  const char kind = cursor.peek(1);
  cursor.skip(1);
  switch (kind) {
    case 'n':
      cursor.skip(1);
      return U'\n';
    case 't':
      cursor.skip(1);
      return U'\t';
    case 'r':
      cursor.skip(1);
      return U'\r';
    case 'x': {
      cursor.skip(1);
      const auto value =
          hexadecimal(cursor.accept("{") ? cursor.take_to('}') : cursor.take_bytes(2));
      if (!value) cursor.fail("\\x wants hexadecimal digits");
      return value.value_or(0);
    }
    default:
      return cursor.take();
  }
}

CharRanges read_bracket(PatternCursor& cursor, CharProperties& properties) {
  cursor.skip(1);
  const bool negated = cursor.accept("^");
  CharRanges ranges;
  for (bool first = true; cursor.more() && (cursor.peek() != ']' || first); first = false) {
    std::optional<CharRanges> inside;
    if (cursor.accept("[:")) {
      inside = named_class(cursor, cursor.take_to(':'));
      cursor.accept("]");
    } else if (cursor.peek() == '\\') {
      inside = read_class_escape(cursor, properties);
    }
    if (inside) {
      ranges.insert(ranges.end(), inside->begin(), inside->end());
      continue;
    }
    const char32_t low = member(cursor);
    char32_t high = low;
    if (cursor.peek() == '-' && cursor.peek(1) != ']' && cursor.peek(1) != '\0') {
      cursor.skip(1);
      high = member(cursor);
    }
    if (high < low) cursor.fail("a range that runs backwards");
    ranges.emplace_back(low, high);
  }
  if (!cursor.accept("]")) cursor.fail("missing ]");
  if (!negated) return ranges;
  normalise(ranges);
  return complement(ranges);
}

}  // namespace sagwan
