// SPDX-License-Identifier: Apache-2.0
#include "stages/link/names.h"

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostEnding = 4;  // bytes: two letters of Cyrillic

}  // namespace

Name make_name(std::string_view text, uint32_t mention) {
  Name name;
  name.text = text;
  name.last = text;
  if (const std::size_t comma = text.find(", "); comma != std::string_view::npos) {
    name.last = text.substr(0, comma);
    name.rest = text.substr(comma + 2);
  } else if (const std::size_t space = text.rfind(' '); space != std::string_view::npos) {
    name.last = text.substr(space + 1);
    name.rest = text.substr(0, space);
  } else if (const std::size_t point = text.rfind('.');
             point != std::string_view::npos && point + 1 < text.size()) {
    name.last = text.substr(point + 1);  // initials without a space
    name.rest = text.substr(0, point + 1);
  }
  name.script = script_of(utf8::decode(text, 0));
  name.mention = mention;
  return name;
}

std::vector<std::string_view> words_of(std::string_view name) {
  std::vector<std::string_view> out;
  std::size_t from = 0;
  for (std::size_t i = 0; i <= name.size(); ++i) {
    const bool is_point = i < name.size() && name[i] == '.';
    if (i < name.size() && !is_point && name[i] != ' ' && name[i] != ',') continue;
    if (i > from) out.push_back(name.substr(from, i + (is_point ? 1 : 0) - from));
    from = i + 1;
  }
  return out;
}

bool is_initial(std::string_view word) {
  const std::size_t letter = utf8::length(word[0]);
  return word.size() == letter || (word.size() == letter + 1 && word.back() == '.');
}

bool near_forms(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return same >= kLeastShared && a.size() - same <= kMostEnding && b.size() - same <= kMostEnding;
}

}  // namespace sagwan
