// SPDX-License-Identifier: Apache-2.0
#include "stages/read/join_marks.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/line_edges.h"

namespace sagwan {

namespace {

constexpr char32_t kIdeographicComma = 0x3001;

bool is_open_mark(char32_t c) {
  return c == '(' || c == '[' || c == '{' || c == 0x2018 || c == 0x201C || c == 0x300C ||
         c == 0x300E || c == 0x300A || c == 0x3008 || c == 0xAB;
}
bool is_close_mark(char32_t c) {
  return c == ')' || c == ']' || c == '}' || c == 0x2019 || c == 0x201D || c == 0x300D ||
         c == 0x300F || c == 0x300B || c == 0x3009 || c == 0xBB;
}

// `0.` and `9%`: the digits behind are those of a share, and those before are of no year or day
// in a row of numbers.
bool is_decimal(std::string_view before, std::string_view behind) {
  std::size_t digits = 0;
  while (digits < behind.size() && is_digit(static_cast<unsigned char>(behind[digits]))) ++digits;
  if (digits == 0 || digits > 3 || digits >= behind.size() || behind[digits] != '%') return false;
  std::size_t begin = before.size() - 1;
  while (begin > 0 && is_digit(static_cast<unsigned char>(before[begin - 1]))) --begin;
  const std::size_t whole = before.size() - 1 - begin;
  return whole > 0 && whole < 4 && (begin == 0 || before[begin - 1] != '.');
}
bool group_of_three(std::string_view text) {
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(static_cast<unsigned char>(text[digits]))) ++digits;
  return digits == 3;
}

}  // namespace

// What punctuation says.
std::optional<double> JoinMarks::between(std::string_view before, char32_t last,
                                         std::string_view behind, char32_t first) const {
  if (first == 0x2019 && behind.size() > 3 && is_digit(static_cast<unsigned char>(behind[3])))
    return 2.5;  // a year
  if (is_open_mark(last) || is_close_mark(first)) return -kSure;
  if (std::binary_search(config_->weak.begin(), config_->weak.end(), last))
    return -kSure;  // a mark and its item
  if (first == ',' || first == '.' || first == ';' || first == ':' || first == '%' ||
      first == '!' || first == '?')
    return -kSure;
  if (is_middle_dot(last) || is_middle_dot(first)) return -kSure;
  if (last == '/' && first == '(') return kSure;  // behind an address
  if (last == '-' || last == '~' || last == '/') {
    const char32_t prior = before.size() > 1 ? utf8::decode_before(before, before.size() - 1) : 0;
    return is_space(prior) || prior == 0 ? kSure : -kSure;
  }
  if (last == ',' && is_digit(first)) {
    const char32_t prior = before.size() > 1 ? utf8::decode_before(before, before.size() - 1) : 0;
    return is_digit(prior) && group_of_three(behind) ? -3.0 : kSure;
  }
  if (last == '.' && (is_decimal(before, behind) || is_dotted(before, behind))) return -kSure;
  // Chinese has no space behind its marks, which are folded as others are.
  if (last == kIdeographicFullStop || last == kIdeographicComma) return -kSure;
  const bool mark =
      last == ',' || last == ';' || last == ':' || last == '.' || last == '?' || last == '!';
  if (mark && last != '.' && before.size() > 1 && script_of(first) == Script::han &&
      script_of(utf8::decode_before(before, before.size() - 1)) == Script::han)
    return -kSure;
  if (mark) return kSure;
  if (is_close_mark(last) && first == '(') return -2.0;  // a title and its date
  if (is_close_mark(last) || last == '"' || last == '\'' || last == '*' || last == '#') {
    const JoinWords* words = join_words_of(*config_, script_of(first));
    if (words == nullptr) return 2.0;
    const std::string_view run = first_run(behind, words->script);
    return words->behind.has(run) ? -4.0 : 2.0;
  }
  if (unit_line(behind)) return kSure;
  if (first == '(' || first == '[')
    return script_of(last) == Script::latin || script_of(last) == Script::cyrillic ? 2.0 : -1.0;
  if (is_open_mark(first)) return 3.0;
  if (is_digit(last) && is_digit(first)) return -1.0;
  return std::nullopt;
}

// `(unit: ...)` under a caption.
bool JoinMarks::unit_line(std::string_view line) const {
  return line.size() > 2 && line[0] == '(' &&
         std::any_of(config_->unit_labels.begin(), config_->unit_labels.end(),
                     [&](const std::string& label) { return line.substr(1).starts_with(label); });
}

// The prefix of an ordinal, alone at the line end.
bool JoinMarks::names_number(std::string_view before) const {
  return std::any_of(
      config_->chapter_prefix.begin(), config_->chapter_prefix.end(),
      [&](const std::string& prefix) {
        return before.ends_with(prefix) &&
               (before.size() == prefix.size() ||
                is_space(utf8::decode_before(before, before.size() - prefix.size())));
      });
}
// A name that holds a full stop; the name of a site.
bool JoinMarks::is_dotted(std::string_view before, std::string_view behind) const {
  std::size_t end = 0;
  while (end < behind.size() && behind[end] >= 'a' && behind[end] <= 'z') ++end;
  const bool site = end >= 2 && end <= 3 && before.size() > 1 &&
                    script_of(utf8::decode_before(before, before.size() - 1)) == Script::latin;
  if (site && (end == behind.size() || behind[end] == ',' || behind[end] == '/' ||
               behind[end] == ';' || behind[end] == ')' || behind[end] == '.'))
    return true;
  return std::any_of(
      config_->dotted_names.begin(), config_->dotted_names.end(), [&](const std::string& name) {
        const std::size_t dot = name.find('.');
        const std::string_view whole = name;
        return dot != std::string::npos && before.ends_with(whole.substr(0, dot + 1)) &&
               behind.starts_with(whole.substr(dot + 1));
      });
}

}  // namespace sagwan
