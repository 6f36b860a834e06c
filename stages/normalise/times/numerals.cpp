// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/times/numerals.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kNumeral = "numeral";
constexpr std::string_view kOrdinal = "numeral_ordinal";  // ends a year in words, or counts
constexpr std::string_view kJoiner = "numeral_joiner";    // between the words of one number
// The longest numeral word of the lists, in bytes.
constexpr std::size_t kLongestWord = 48;

std::optional<int32_t> digits(std::string_view text) {
  std::string plain;
  for (const char c : text) {
    if (is_digit(static_cast<unsigned char>(c))) {
      plain.push_back(c);
    } else if (!plain.empty() && c != ',') {
      break;
    }
  }
  int32_t number = 0;
  const auto [end, error] = std::from_chars(plain.data(), plain.data() + plain.size(), number);
  if (plain.empty() || error != std::errc() || end != plain.data() + plain.size())
    return std::nullopt;
  return number;
}

/// True for an id that is a whole number: not `2..3`, nor `0.5`.
bool is_whole(std::string_view id) {
  return std::all_of(id.begin(), id.end(),
                     [](char c) { return is_digit(static_cast<unsigned char>(c)); });
}

/// The longest numeral word that `text` starts with, and its id. `whole`: passes over ranges, since
/// two-three is also two digits of a year.
enum class Ids : uint8_t { any, whole };
struct Word {
  std::size_t size = 0;
  std::string_view id;
};
Word first_word(std::string_view text, const Lexicon& lexicon, LangId lang, Ids ids) {
  for (std::size_t size = std::min(text.size(), kLongestWord); size > 0; --size) {
    if (size < text.size() && utf8::is_continuation(text[size])) continue;
    uint32_t index = lexicon.find(text.substr(0, size), kNumeral, lang);
    if (index == kNone && ids == Ids::whole)
      index = lexicon.find(text.substr(0, size), kOrdinal, lang);
    if (index == kNone) continue;
    const std::string_view id = lexicon.entry(index).id;
    if (ids == Ids::any || is_whole(id)) return {size, id};
  }
  return {};
}

/// Digits one by one (two-zero-two-three), or tens and hundreds (two-ten-five, twenty-five).
std::optional<int32_t> put_together(const std::vector<int32_t>& values) {
  if (values.empty() || values.size() > 9) return std::nullopt;
  if (values.size() > 1 &&
      std::all_of(values.begin(), values.end(), [](int32_t v) { return v < 10; })) {
    int32_t number = 0;
    for (const int32_t v : values) number = number * 10 + v;
    return number;
  }
  int32_t total = 0;
  int32_t last = 0;
  for (const int32_t v : values) {
    if ((v == 10 || v == 100 || v == 1000) && last < 10) {
      total += (last == 0 ? 1 : last) * v;
      last = 0;
    } else {
      total += last;
      last = v;
    }
  }
  return total + last;
}

}  // namespace

std::optional<int32_t> whole_number(std::string_view text, const Lexicon& lexicon, LangId lang) {
  if (const auto number = digits(text)) return number;
  std::vector<int32_t> values;
  while (!text.empty()) {
    const Word word = first_word(text, lexicon, lang, Ids::whole);
    if (word.size == 0) {
      const std::string_view next = text.substr(0, text.find(' '));
      const bool is_joiner = !values.empty() && lexicon.find(next, kJoiner, lang) != kNone &&
                             next.size() < text.size();
      if (!is_joiner && text[0] != ' ' && text[0] != '-') return std::nullopt;
      text.remove_prefix(is_joiner ? next.size() : 1);
      continue;
    }
    const auto value = digits(word.id);
    if (!value || *value > 10000) return std::nullopt;
    values.push_back(*value);
    text.remove_prefix(word.size);
  }
  return put_together(values);
}

std::optional<std::string> count_text(std::string_view text, const Lexicon& lexicon, LangId lang) {
  const bool is_decimal = !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(static_cast<unsigned char>(c)) || c == '.' || c == ',' || c == ' ';
  });
  if (is_decimal) {
    // A comma before three digits parts thousands, as a space does, before others it is a decimal
    // point.
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      const std::size_t end = text.find_first_not_of("0123456789", i + 1);
      if (text[i] == ' ') continue;
      if (text[i] != ',') {
        out.push_back(text[i]);
      } else if (std::min(end, text.size()) - i != 4) {
        out.push_back('.');
      }
    }
    while (out.size() > 1 && out[0] == '0' && out[1] != '.') out.erase(0, 1);
    return out;
  }
  const Word word = first_word(text, lexicon, lang, Ids::any);
  if (word.size == text.size() && !text.empty()) {
    if (word.id.find("..") != std::string_view::npos) return "X";
    if (word.id.find('/') == std::string_view::npos) return std::string(word.id);
  }
  if (const auto number = whole_number(text, lexicon, lang)) return std::to_string(*number);
  return std::nullopt;
}

}  // namespace sagwan
