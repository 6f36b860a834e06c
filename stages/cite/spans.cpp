// SPDX-License-Identifier: Apache-2.0
#include "stages/cite/spans.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/utf8.h"
#include "stages/cite/authors.h"

namespace sagwan::cite {

namespace {

constexpr std::string_view kPunctuation = ",.:;/<>";

bool is_loose(char32_t c) { return c == 0x3002 || c == 0x2014 || c == 0x2013; }

bool is_closing_quote(char32_t c) { return c == 0x300D || c == 0x201D || c == 0x300F; }

/// Brackets around text that opens with one and closes with its partner.
Span without_open_bracket(std::string_view text, Span span) {
  const std::string_view inside = slice(text, span);
  const auto opened = std::count(inside.begin(), inside.end(), '(');
  const auto closed = std::count(inside.begin(), inside.end(), ')');
  const char open = opened > closed ? '(' : '[';
  const char close = closed > opened ? ')' : ']';
  if (inside.front() == open || inside.front() == close) {
    // A bracket that its partner follows stays.
    if (inside.front() == '(' || inside.front() == ')' || inside.front() == ']') ++span.begin;
    return span;
  }
  if (inside.back() == '[' || (inside.back() == '(' && opened > closed) ||
      (inside.back() == ')' && closed > opened))
    --span.end;
  return span;
}

}  // namespace

Span name_span(std::string_view text, Span gap) {
  Span out = trimmed(text, gap, kPunctuation);
  while (!out.empty()) {
    Span next = trimmed(text, without_open_bracket(text, out), kPunctuation);
    while (!next.empty() && (is_loose(utf8::decode(text, next.begin)) ||
                             is_closing_quote(utf8::decode(text, next.begin))))
      next.begin += utf8::length(text[next.begin]);
    while (!next.empty() && is_loose(utf8::decode_before(text, next.end)))
      next.end = static_cast<uint32_t>(utf8::previous(text, next.end));
    next = trimmed(text, next, kPunctuation);
    if (next == out) break;
    out = next;
  }
  return out;
}

Span without_open_tail(std::string_view text, Span title) {
  int depth = 0;
  uint32_t opened = title.end;
  for (uint32_t at = title.begin; at < title.end; ++at) {
    if (text[at] == '(' && depth++ == 0) opened = at;
    if (text[at] == ')' && depth > 0) --depth;
  }
  return depth == 0 ? title : trimmed(text, {title.begin, opened}, kPunctuation);
}

Span without_stray_quote(std::string_view text, Span title) {
  constexpr std::pair<char32_t, char32_t> kQuotes[] = {
      {0xAB, 0xBB}, {0x201C, 0x201D}, {0x300C, 0x300D}, {0x300A, 0x300B}};
  for (const auto& [open, close] : kQuotes) {
    int opened = 0;
    int closed = 0;
    for (uint32_t at = title.begin; at < title.end; at += utf8::length(text[at])) {
      const char32_t c = utf8::decode(text, at);
      opened += c == open ? 1 : 0;
      closed += c == close ? 1 : 0;
    }
    if (closed == opened + 1 && utf8::decode_before(text, title.end) == close)
      title.end = static_cast<uint32_t>(utf8::previous(text, title.end));
    if (opened == closed + 1 && utf8::decode(text, title.begin) == open)
      title.begin += utf8::length(text[title.begin]);
  }
  return title;
}

}  // namespace sagwan::cite
