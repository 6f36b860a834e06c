// SPDX-License-Identifier: Apache-2.0
#include "stages/read/date_shape.h"

#include <algorithm>
#include <array>

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

constexpr char32_t kFullColon = 0xFF1A;

/// The words of a line; a colon before a digit or between letters parts them too.
std::vector<std::string_view> words_of(std::string_view content) {
  std::vector<std::string_view> words;
  std::size_t begin = 0;
  const auto end_at = [&](std::size_t end) {
    if (end > begin) words.push_back(content.substr(begin, end - begin));
  };
  for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i])) {
    const char32_t c = utf8::decode(content, i);
    const bool after_digit = i > 0 && is_digit(static_cast<unsigned char>(content[i - 1]));
    const bool colon = c == kFullColon || (c == ':' && !after_digit);
    if (c != ' ' && c != '|' && !colon) continue;
    end_at(i);
    begin = i + utf8::length(content[i]);
  }
  end_at(content.size());
  return words;
}

bool is_clock(std::string_view word) {
  const bool digits = std::all_of(word.begin(), word.end(), [](char c) {
    return c == ':' || is_digit(static_cast<unsigned char>(c));
  });
  return digits && word.find(':') != std::string_view::npos;
}

/// How many of `words` from `at` on are a full date; 0 where they are none.
std::size_t date_at(const std::vector<std::string_view>& words, std::size_t at,
                    const ReadConfig& config) {
  constexpr std::size_t kMostWords = 4;  // 2025. 11. 7. (Fri)
  for (std::size_t count = std::min(kMostWords, words.size() - at); count > 0; --count) {
    const std::string_view last = words[at + count - 1];
    const auto size = static_cast<std::size_t>(last.data() + last.size() - words[at].data());
    if (date_shape({words[at].data(), size}, config).is_full()) return count;
  }
  return 0;
}

}  // namespace

bool holds_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(),
                     [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

bool ends_in_date(std::string_view content, const ReadConfig& config) {
  constexpr int kMostWords = 5;
  std::size_t begin = content.size();
  for (int words = 0; words < kMostWords && begin > 0; ++words) {
    begin = content.rfind(' ', begin - 1);
    if (begin == std::string_view::npos) begin = 0;
    const DateShape date = date_shape(content.substr(begin == 0 ? 0 : begin + 1), config);
    if (date.is_full()) return true;
    if (date.numbers == 0) return false;
  }
  return false;
}

bool is_dateline(std::string_view content, const ReadConfig& config) {
  constexpr std::size_t kMostLabel = 2;
  if (content.size() > kMostBytes) return false;
  const std::vector<std::string_view> words = words_of(content);
  bool dated = false;
  std::size_t label = 0;  // words since the last date or clock time
  for (std::size_t i = 0; i < words.size();) {
    if (const std::size_t count = date_at(words, i, config); count > 0) {
      dated = true;
      label = 0;
      i += count;
      continue;
    }
    if (dated && is_clock(words[i])) {
      label = 0;
    } else if (holds_digit(words[i]) || ++label > kMostLabel) {
      return false;
    }
    ++i;
  }
  return dated;
}

bool begins_with_end(std::string_view content, const ReadConfig& config) {
  constexpr int kMostWords = 5;
  constexpr std::array<std::string_view, 3> kDashes = {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "};
  std::size_t end = 0;
  for (int words = 0; words < kMostWords && end < content.size(); ++words) {
    end = std::min(content.find_first_of(" :", end + 1), content.size());
    if (!date_shape(content.substr(0, end), config).is_period()) continue;
    const std::string_view behind = content.substr(end);
    if (behind.empty() || behind.starts_with(':')) return true;
    if (std::ranges::any_of(kDashes, [&](std::string_view d) { return behind.starts_with(d); }))
      return true;
  }
  return false;
}

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
