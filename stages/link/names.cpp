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
  }
  name.script = script_of(utf8::decode(text, 0));
  name.mention = mention;
  return name;
}

bool near_forms(std::string_view a, std::string_view b) {
  std::size_t same = 0;
  while (same < a.size() && same < b.size() && a[same] == b[same]) ++same;
  return same >= kLeastShared && a.size() - same <= kMostEnding && b.size() - same <= kMostEnding;
}

}  // namespace sagwan
