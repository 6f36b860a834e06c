// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/source_text.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kContext = 24;        // code points on each side of a find
constexpr uint32_t kLongestShown = 160;  // of the find itself

}  // namespace

SourceText::SourceText(std::string_view text) : text_(utf8::code_points(text)) {}

SourceSpan SourceText::trimmed(SourceSpan span) const {
  span.end = std::min(span.end, size());
  span.begin = std::min(span.begin, span.end);
  while (span.begin < span.end && is_space(text_[span.begin])) ++span.begin;
  while (span.end > span.begin && is_space(text_[span.end - 1])) --span.end;
  return span;
}

std::vector<SourceSpan> SourceText::trimmed(const std::vector<SourceSpan>& spans) const {
  std::vector<SourceSpan> out;
  for (const SourceSpan raw : spans) {
    const SourceSpan span = trimmed(raw);
    if (span.begin == span.end) continue;
    const bool touches = !out.empty() && out.back().end <= span.begin &&
                         trimmed(SourceSpan{out.back().end, span.begin}).begin == span.begin;
    if (touches) {
      out.back().end = span.end;
    } else {
      out.push_back(span);
    }
  }
  return out;
}

SourceSpan SourceText::hull(const std::vector<SourceSpan>& spans) const {
  return spans.empty() ? SourceSpan{} : trimmed(SourceSpan{spans.front().begin, spans.back().end});
}

std::string SourceText::bare(const std::vector<SourceSpan>& spans) const {
  std::string out;
  for (const SourceSpan span : spans) {
    for (uint32_t i = span.begin; i < std::min(span.end, size()); ++i) {
      if (!is_space(text_[i])) utf8::append(out, text_[i]);
    }
  }
  return out;
}

std::string SourceText::in_context(SourceSpan span) const {
  std::string out;
  const auto append = [&](uint32_t from, uint32_t to) {
    for (uint32_t i = from; i < std::min(to, size()); ++i) {
      if (!is_space(text_[i])) {
        utf8::append(out, text_[i]);
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
  };
  append(span.begin > kContext ? span.begin - kContext : 0, span.begin);
  out += '[';
  if (span.end - span.begin <= kLongestShown) {
    append(span.begin, span.end);
  } else {
    append(span.begin, span.begin + kLongestShown);
    out += "...";
  }
  out += ']';
  append(span.end, span.end + kContext);
  return out;
}

std::string bare(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const uint32_t length = utf8::length(text[at]);
    if (!is_space(utf8::decode(text, at))) out += text.substr(at, length);
    at += length;
  }
  return out;
}

}  // namespace sagwan
