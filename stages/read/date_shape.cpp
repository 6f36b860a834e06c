// SPDX-License-Identifier: Apache-2.0
#include "stages/read/date_shape.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostBytes = 80;
constexpr std::size_t kMostBracket = 12;

/// The bytes of the first of `words` that `content` begins with and no letter goes on from; 0 where
/// there is none.
std::size_t word_at(std::string_view content, const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (!content.starts_with(word)) continue;
    if (word.size() == content.size() ||
        script_of(utf8::decode(content, word.size())) == Script::none)
      return word.size();
  }
  return 0;
}

bool stands_between(char32_t c) {
  return c == ' ' || c == '.' || c == '-' || c == '/' || c == ',' || c == '~' || c == '\'' ||
         c == '`' || c == 0x2019 || c == 0x2018;
}

}  // namespace

DateShape date_shape(std::string_view content, const ReadConfig& config) {
  DateShape shape;
  std::size_t digits = 0;
  if (content.size() > kMostBytes) return {};
  for (std::size_t i = 0; i < content.size();) {
    const char32_t c = utf8::decode(content, i);
    if (is_digit(c)) {
      if (digits++ == 0) ++shape.numbers;
      shape.year = shape.year || digits == 4;
      if (digits > 4) return {};
      ++i;
      continue;
    }
    digits = 0;
    if (stands_between(c)) {
      i += utf8::length(content[i]);
      continue;
    }
    if (c == '(' && i > 0) {  // weekday
      const std::size_t close = content.find(')', i);
      if (close == std::string_view::npos || close - i > kMostBracket) return {};
      i = close + 1;
      continue;
    }
    const std::string_view rest = content.substr(i);
    if (const std::size_t month = word_at(rest, config.date_months); month > 0) {
      ++shape.numbers;
      i += month;
      continue;
    }
    if (const std::size_t word = word_at(rest, config.date_words); word > 0) {
      i += word;
      continue;
    }
    const auto unit = std::find_if(config.date_units.begin(), config.date_units.end(),
                                   [&](const std::string& u) { return rest.starts_with(u); });
    if (unit == config.date_units.end() || shape.numbers == 0) return {};
    shape.unit = true;
    i += unit->size();
  }
  return shape;
}

}  // namespace sagwan
