// SPDX-License-Identifier: Apache-2.0
// Whether a text is Markdown: by its own lines, since a name says nothing. Plain text that uses one
// of its signs stays plain text. A header alone, for sagwan-read, which links nothing of this.
#pragma once

#include <algorithm>
#include <set>
#include <string_view>

namespace sagwan {

inline constexpr std::size_t kMarkdownHead = 1U << 16U;  // bytes that are looked at
inline constexpr unsigned int kMarkdownLevels = 6;

/// The level of a heading's line (`## Title`); 0 for any other.
[[nodiscard]] inline unsigned int markdown_heading(std::string_view line) {
  unsigned int level = 0;
  while (level < line.size() && line[level] == '#') ++level;
  const bool is =
      level > 0 && level <= kMarkdownLevels && level + 1 < line.size() && line[level] == ' ';
  return is ? level : 0;
}

/// Whether a line parts the head of a table from its rows (`|---|---:|`).
[[nodiscard]] inline bool is_markdown_rule_of_table(std::string_view line) {
  const bool plain = std::all_of(line.begin(), line.end(), [](char c) {
    return c == '|' || c == '-' || c == ':' || c == ' ' || c == '\t' || c == '\r';
  });
  return plain && line.find('|') != std::string_view::npos &&
         line.find("--") != std::string_view::npos;
}

/// The name of the note that a line begins (`[^name]: text`); empty for any other.
[[nodiscard]] inline std::string_view markdown_note(std::string_view line) {
  if (!line.starts_with("[^")) return {};
  const std::size_t end = line.find("]:");
  return end == std::string_view::npos || end == 2 ? std::string_view() : line.substr(2, end - 2);
}

/// Headings, tables, notes, fences and links: two of these kinds, or headings of two levels. Looks
/// at the first 64 KiB.
[[nodiscard]] inline bool looks_like_markdown(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, kMarkdownHead);
  if (head.find('\0') != std::string_view::npos) return false;
  std::set<unsigned int> headings;
  bool tables = false;
  bool notes = false;
  bool fences = false;
  const bool links = head.find("](http") != std::string_view::npos;
  for (std::size_t begin = 0; begin < head.size();) {
    const std::size_t end = std::min(head.find('\n', begin), head.size());
    const std::string_view line = head.substr(begin, end - begin);
    if (const unsigned int level = markdown_heading(line); level > 0) headings.insert(level);
    tables = tables || is_markdown_rule_of_table(line);
    notes = notes || !markdown_note(line).empty();
    fences = fences || line.starts_with("```");
    begin = end + 1;
  }
  const int kinds = (headings.empty() ? 0 : 1) + (tables ? 1 : 0) + (notes ? 1 : 0) +
                    (fences ? 1 : 0) + (links ? 1 : 0);
  return kinds >= 2 || headings.size() >= 2;
}

}  // namespace sagwan
