// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/boundary.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

bool is_number_mark(char c) { return c == '.' || c == ','; }

bool is_sign(char32_t c) { return c == '-' || c == '+' || c == kEnDash || c == kMinus; }

/// The signs of currencies: ASCII, Latin-1, and the block of their own.
bool is_currency_sign(char32_t c) {
  return c == '$' || c == 0xA3 || c == 0xA5 || (c >= 0x20A0 && c <= 0x20CF);
}

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

/// Are the two digits at `at` the minutes or seconds of a clock time (9:05)?
bool is_in_clock(std::string_view text, uint32_t at) {
  return at >= 2 && text[at - 1] == ':' && digit_at(text, at - 2) && digit_at(text, at) &&
         digit_at(text, at + 1) && !digit_at(text, at + 2);
}

/// The rest of the Hangul word from `at`, or its first bytes, more than `most`.
std::string_view hangul_tail(std::string_view text, std::size_t at, std::size_t most) {
  std::size_t end = at;
  while (end < text.size() && end - at <= most &&
         script_of(utf8::decode(text, end)) == Script::hangul) {
    end += utf8::length(text[end]);
  }
  return text.substr(at, end - at);
}

/// A number must not be cut: no digit follows, nor a mark and a digit, nor its percent sign (in
/// April 3%).
bool number_ends(std::string_view text, Span span) {
  if (!is_digit(static_cast<unsigned char>(text[span.end - 1]))) return true;
  if (span.end >= text.size()) return true;
  if (digit_at(text, span.end) || text[span.end] == '%') return false;
  return !(is_number_mark(text[span.end]) && digit_at(text, span.end + 1));
}

/// Behind a number: its unit (11 months) starts no time of its own.
constexpr Boundaries kUnit = kEveryBoundary ^ bit(Boundary::time);

Boundaries letter_begins(Script script, Script script_before, char32_t before) {
  if (script == script_before) return kInsideWord;
  return is_digit(before) ? kUnit : kEveryBoundary;
}

}  // namespace

Boundaries begins_at(std::string_view text, uint32_t at) {
  if (at == 0 || at >= text.size()) return kEveryBoundary;
  const char32_t before = utf8::decode_before(text, at);
  const char32_t first = utf8::decode(text, at);
  const Script script = script_of(first);
  if (script != Script::none) return letter_begins(script, script_of(before), before);
  // A sign directly behind a letter or a digit is a hyphen (KN-09, 3-5%).
  if (is_sign(first)) {
    const bool free = script_of(before) == Script::none && !is_digit(before);
    return free ? kEveryBoundary : kInsideWord;
  }
  if (!is_digit(first)) return is_digit(before) ? kUnit : kEveryBoundary;
  if (is_digit(before)) return bit(Boundary::none);
  if (at >= 2 && is_number_mark(text[at - 1]) && digit_at(text, at - 2)) return bit(Boundary::none);
  if (is_in_clock(text, at)) return bit(Boundary::none);
  // A number directly behind a letter belongs to a name (KN-09, G20).
  if (script_of(before) == Script::latin) return kInsideWord;
  // An amount starts with its sign, a fraction with its numerator, a model (KN-09) with its
  // letters.
  const bool cut =
      is_currency_sign(before) || (before == '/' && at >= 2 && digit_at(text, at - 2)) ||
      (before == '-' && at >= 2 && script_of(utf8::decode_before(text, at - 1)) != Script::none);
  return cut ? kInsideWord | bit(Boundary::time) : kEveryBoundary;
}

bool begins_well(std::string_view text, uint32_t at, Boundary boundary) {
  return (begins_at(text, at) & bit(boundary)) != 0;
}

void note_begins(std::string_view text, Span span, std::vector<Boundaries>& begins) {
  begins.assign(span.size() + 1, 0);
  if (span.empty()) return;
  char32_t before = span.begin == 0 ? 0 : utf8::decode_before(text, span.begin);
  Script script_before = script_of(before);
  for (uint32_t at = span.begin; at < span.end; at += utf8::length(text[at])) {
    const char32_t c = utf8::decode(text, at);
    const Script script = script_of(c);
    begins[at - span.begin] = script != Script::none && at > 0
                                  ? letter_begins(script, script_before, before)
                                  : begins_at(text, at);
    before = c;
    script_before = script;
  }
}

bool ends_well(std::string_view text, Span span, Boundary boundary, const Languages& languages) {
  if (boundary == Boundary::none || span.end >= text.size()) return true;
  if (!number_ends(text, span)) return false;
  const char32_t last = utf8::decode_before(text, span.end);
  const char32_t after = utf8::decode(text, span.end);
  const Script script = script_of(last);
  // A script that parts words by spaces is not cut (20 l of 20 leaders).
  if (boundary == Boundary::digit) {
    const bool spaced = script == Script::latin || script == Script::cyrillic;
    return !spaced || script_of(after) != script;
  }
  if (script_of(after) == Script::hangul && boundary != Boundary::word) {
    const std::string_view tail = hangul_tail(text, span.end, languages.longest_tail());
    if (boundary == Boundary::name) return languages.is_name_tail(last, tail);
    if (boundary == Boundary::time) return languages.is_time_tail(last, tail);
    if (boundary == Boundary::count) return languages.is_count_tail(last, tail);
    return languages.is_particles(last, tail);
  }
  return script == Script::none || script_of(after) != script;
}

}  // namespace sagwan
