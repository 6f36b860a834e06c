// SPDX-License-Identifier: Apache-2.0
#include "stages/read/markers.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/labels.h"
#include "stages/read/numberings.h"

namespace sagwan {

namespace {

constexpr char32_t kPrivateUse = 0xE000;
constexpr char32_t kPrivateUseEnd = 0xF8FF;
constexpr uint32_t kMostBoxColumns = 90;  // a title, not a statement
constexpr std::size_t kMostLabelBytes = 48;

bool holds(const std::u32string& sorted, char32_t c) {
  return std::binary_search(sorted.begin(), sorted.end(), c);
}

// `- 3 -`, `- 2/8 -`, or the like: nothing but digits, hyphens, bars and slashes, with a hyphen or
// bar at both ends.
bool is_folio(std::string_view content) {
  if (content.size() < 3 || content.size() > 24) return false;
  uint32_t digits = 0;
  const auto edge = [](char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '|';
  };
  for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i])) {
    const char32_t c = utf8::decode(content, i);
    if (is_digit(c)) {
      ++digits;
    } else if (!edge(c) && c != ' ' && c != '/' && !(digits == 0 && c == 'p')) {
      return false;
    }
  }
  return digits > 0 && digits <= 8 && edge(utf8::decode(content, 0)) &&
         edge(utf8::decode_before(content, content.size()));
}

bool is_bare_number(std::string_view content) {
  return content.size() <= 4 && std::all_of(content.begin(), content.end(), [](char c) {
           return is_digit(static_cast<unsigned char>(c));
         });
}

bool find_bullet(std::string_view content, const ReadConfig& config, Line& line) {
  const char32_t c = utf8::decode(content, 0);
  const std::size_t length = utf8::length(content[0]);
  const char32_t next = content.size() > length ? utf8::decode(content, length) : 0;
  LineStart start = LineStart::text;
  std::size_t end = length;
  const bool bracket = next == '[' || next == '(';
  const bool apart = next == ' ' || next == '\t' || (bracket && c != 'o' && c != 'O');
  if (is_bullet(c, config) || (holds(config.spaced, c) && apart)) {
    start = LineStart::bullet;
  } else if (holds(config.weak, c)) {
    if (!is_digit(next)) start = LineStart::weak_bullet;
  } else if (holds(config.remarks, c)) {
    // * ** *** count as one mark.
    while (content.size() > end && content.substr(0, length) == content.substr(end, length))
      end += length;
    start = LineStart::remark_mark;
  }
  if (start == LineStart::text) return false;
  // An arrow that stands within its line too joins it to the line above: (5) 3% -> (6) 4%.
  constexpr char32_t kArrow = 0x2192;
  if (c == kArrow && content.find(content.substr(0, length), length) != std::string_view::npos)
    return false;
  if (start != LineStart::remark_mark && next == 0 && !is_bullet(c, config)) return false;
  line.start = start;
  line.marker = c;
  line.marker_end = line.begin + static_cast<uint32_t>(end);
  return true;
}

}  // namespace

bool is_bullet(char32_t c, const ReadConfig& config) {
  if (c < 0x80) return false;
  return holds(config.bullets, c) ||
         (config.private_use && c >= kPrivateUse && c <= kPrivateUseEnd);
}

void find_start(std::string_view content, const ReadConfig& config, Line& line) {
  if (is_folio(content)) {
    line.start = LineStart::page_number;
    return;
  }
  if (is_bare_number(content)) {
    line.start = LineStart::bare_number;
    return;
  }
  if (find_bullet(content, config, line)) {
    // A mark before `source:` is no remark of the text.
    const std::size_t mark = line.marker_end - line.begin;
    if (line.start == LineStart::remark_mark && mark < content.size() &&
        label_end(content.substr(skip_spaces(content, mark)), config.source_labels) > 0) {
      line.start = LineStart::source;
      line.marker = kNoMarker;
      line.marker_end = 0;
    }
    return;
  }
  if (const auto numbered = find_numbering(content, config)) {
    line.start = LineStart::numbered;
    line.marker = class_of(numbered->numbering);
    line.number = numbered->number;
    line.marker_end = line.begin + static_cast<uint32_t>(numbered->end);
    return;
  }
  // Most lines hold neither a colon nor a digit where a label would have one.
  bool colon = false;
  bool digit = false;
  for (const char byte : content.substr(0, kMostLabelBytes)) {
    colon = colon || byte == ':' || byte == ')';
    digit = digit || is_digit(static_cast<unsigned char>(byte)) || byte == 'N' || byte == '\xE2' ||
            (byte >= 'A' && byte <= 'H');
  }
  const auto labelled = [&](LineStart start, std::size_t end) {
    if (end == 0) return false;
    line.start = start;
    return true;
  };
  if (colon && labelled(LineStart::source, label_end(content, config.source_labels))) return;
  if (colon && labelled(LineStart::remark, label_end(content, config.remark_labels))) return;
  if (digit && labelled(LineStart::caption, caption_end(content, config.caption_labels))) return;
  if (colon && labelled(LineStart::unit, label_end(content, config.unit_labels))) return;
  if (line.width <= kMostBoxColumns && box_end(content, config.box_labels) > 0) {
    line.start = LineStart::heading_word;
    return;
  }
  if (line.width > 40) return;
  if (is_one_of(content, config.headings) || is_spaced(content, config.headings))
    line.start = LineStart::heading_word;
}

}  // namespace sagwan
