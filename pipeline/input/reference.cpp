// SPDX-License-Identifier: Apache-2.0
#include "pipeline/input/reference.h"

#include <chrono>

namespace sagwan {

namespace {

/// Takes `shape` from the front of `text`: `#` is a digit, anything else itself.
bool take(std::string_view& text, std::string_view shape) {
  if (text.size() < shape.size()) return false;
  for (std::size_t i = 0; i < shape.size(); ++i) {
    const bool digit = text[i] >= '0' && text[i] <= '9';
    if (shape[i] == '#' ? !digit : text[i] != shape[i]) return false;
  }
  text.remove_prefix(shape.size());
  return true;
}

int two(std::string_view text, std::size_t at) {
  return (text[at] - '0') * 10 + (text[at + 1] - '0');
}

bool is_clock(std::string_view text, std::size_t at) {
  return two(text, at) < 24 && two(text, at + 3) < 60;
}

}  // namespace

bool is_reference(std::string_view text) {
  const std::string_view all = text;
  if (!take(text, "####-##-##")) return false;
  const std::chrono::year_month_day date(std::chrono::year(two(all, 0) * 100 + two(all, 2)),
                                         std::chrono::month(static_cast<unsigned>(two(all, 5))),
                                         std::chrono::day(static_cast<unsigned>(two(all, 8))));
  if (!date.ok()) return false;
  if (text.empty()) return true;
  if (!take(text, "T##:##") || !is_clock(all, 11)) return false;
  if (take(text, ":##") && two(all, 17) >= 60) return false;
  if (text.empty() || text == "Z") return true;
  const std::size_t offset = all.size() - text.size() + 1;
  return (take(text, "+##:##") || take(text, "-##:##")) && text.empty() && is_clock(all, offset);
}

}  // namespace sagwan
