// SPDX-License-Identifier: Apache-2.0
#include "cli/page.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan::cli {

namespace {

constexpr std::string_view kBold = "1";
constexpr std::string_view kCyan = "36";
constexpr uint32_t kMargin = 2;

uint32_t width_of(char32_t c) {
  const auto point = static_cast<UChar32>(c);
  const uint32_t mask = U_GET_GC_MASK(point);
  if ((mask & (U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK)) != 0) return 0;
  const int32_t width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

/// Bytes of the longest front of `text` that fits in `width` columns.
std::size_t fitting(std::string_view text, uint32_t width) {
  uint32_t used = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    used += width_of(utf8::decode(text, at));
    if (used > width) break;
    at += utf8::length(text[at]);
  }
  return at;
}

/// White space and control characters (which a terminal might obey) become one space.
std::string one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool space = static_cast<unsigned char>(c) <= ' ' || c == '\x7F';
    if (!space) {
      out += c;
    } else if (!out.empty() && out.back() != ' ') {
      out += ' ';
    }
  }
  if (out.ends_with(' ')) out.pop_back();
  return out;
}

}  // namespace

uint32_t width_of(std::string_view text) {
  uint32_t out = 0;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    out += width_of(utf8::decode(text, at));
  }
  return out;
}

std::string shortened(std::string_view text, uint32_t width) {
  std::string line = one_line(text);
  if (width_of(line) <= width) return line;
  line.resize(fitting(line, std::max(width, 1U) - 1));
  return line + std::string(kEllipsis);
}

void Page::styled(std::string_view code, std::string_view text) {
  if (terminal_.colours) out_ += "\x1b[" + std::string(code) + "m";
  out_ += text;
  if (terminal_.colours) out_ += "\x1b[0m";
}

void Page::title(std::string_view text) {
  styled(kBold, one_line(text));
  out_ += '\n';
}

void Page::heading(std::string_view text) {
  out_ += '\n';
  styled(kBold, text);
  out_ += '\n';
}

void Page::paragraph(std::string_view text, uint32_t indent) {
  std::string rest = one_line(text);
  const uint32_t room = std::max(terminal_.width, indent + 20) - indent;
  while (!rest.empty()) {
    std::size_t end = fitting(rest, room);
    if (end < rest.size()) {
      const auto space = rest.rfind(' ', end);
      if (space != std::string::npos && space > 0) end = space;
    }
    out_.append(indent, ' ');
    out_ += rest.substr(0, end) + "\n";
    rest.erase(0, end);
    if (rest.starts_with(' ')) rest.erase(0, 1);
  }
}

void Page::left_column(std::string_view left, uint32_t width) {
  const std::string text = shortened(left, width);
  out_.append(kMargin, ' ');
  styled(kCyan, text);
  out_.append(width - std::min(width, width_of(text)) + kMargin, ' ');
}

void Page::entry(std::string_view left, uint32_t width, std::string_view right) {
  const uint32_t indent = width + 2 * kMargin;
  const std::size_t start = out_.size();
  paragraph(right, indent);
  const std::string lines = out_.substr(start);
  out_.resize(start);
  left_column(left, width);
  out_ += lines.empty() ? "\n" : lines.substr(indent);
}

void Page::row(std::string_view left, uint32_t width, std::string_view right) {
  left_column(left, width);
  const uint32_t used = width + 2 * kMargin;
  out_ += shortened(right, std::max(terminal_.width, used + 20) - used) + "\n";
}

}  // namespace sagwan::cli
