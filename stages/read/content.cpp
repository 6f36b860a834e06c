// SPDX-License-Identifier: Apache-2.0
#include "stages/read/content.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/cells.h"
#include "stages/read/date_shape.h"
#include "stages/read/markers.h"

namespace sagwan {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

constexpr std::size_t kWideGap = 4;          // as in lines.cpp
constexpr std::size_t kMostDrifted = 6;      // bytes of a number that drifted
constexpr std::size_t kLeastTextBytes = 60;  // of a line of text that something drifted out of

enum class Word : uint8_t { text, number, mark };

// Latin letters that stand behind the number on an axis: a quarter, an estimate, points.
bool is_axis_letter(char32_t c) {
  return c == 'Q' || c == 'H' || c == 'p' || c == 'e' || c == 'E' || c == 'b' || c == 's';
}

// Numbers that are one character: they number headings and statements, or are fractions.
bool is_number_letter(char32_t c) {
  return (c >= 0xBC && c <= 0xBE) || (c >= 0x2150 && c <= 0x217F) || (c >= 0x2460 && c <= 0x24FF) ||
         (c >= 0x2776 && c <= 0x2793);
}

Word word_of(std::string_view word, const ReadConfig& config) {
  uint32_t digits = 0;
  uint32_t letters = 0;
  bool plain = true;  // digits and nothing between or behind them
  for (std::size_t i = 0; i < word.size();) {
    const char32_t c = utf8::decode(word, i);
    if (is_digit(c)) {
      ++digits;
    } else if (is_number_letter(c)) {
      return Word::text;
    } else if (script_of(c) != Script::none) {
      if (digits == 0) return Word::text;
      if (is_axis_letter(c) && ++letters <= 2) {
        ++i;
        continue;
      }
      const auto unit =
          std::find_if(config.date_units.begin(), config.date_units.end(),
                       [&](const std::string& u) { return word.substr(i).starts_with(u); });
      if (unit == config.date_units.end()) return Word::text;
      i += unit->size();
      continue;
    }
    if (!is_digit(c) && digits > 0 && i + 1 < word.size()) plain = false;
    i += utf8::length(word[i]);
  }
  if (digits == 0) return word.find('%') == std::string_view::npos ? Word::mark : Word::text;
  // A note's number that lost its word.
  if (digits <= 2 && letters == 0 && plain && word.back() == ')' &&
      word.find('(') == std::string_view::npos)
    return Word::mark;
  return Word::number;
}

// End of the label's word at `at`, behind its colon, or 0.
bool label_at(std::string_view content, std::size_t at, const std::vector<std::string>& labels) {
  return std::any_of(labels.begin(), labels.end(), [&](const std::string& label) {
    if (!content.substr(at).starts_with(label)) return false;
    std::size_t i = at + label.size();
    while (i < content.size() && content[i] == ' ') ++i;
    return i < content.size() && content[i] == ':';
  });
}

// A bracket, or a bracket and a label, at which a caption begins in mid-line.
bool caption_at(std::string_view content, std::size_t at, const ReadConfig& config) {
  Line line;
  const char32_t c = utf8::decode(content, at);
  const bool bracket =
      c == '<' || c == '[' || c == 0x3008 || c == 0x2039 || c == 0x300A || c == 0x3010;
  const bool gap = at >= 2 && is_blank(content[at - 2]);
  if (!bracket && !gap) return false;
  find_start(content.substr(at), config, line);
  return line.start == LineStart::caption;
}

}  // namespace

LineContent content_of(std::string_view content, const ReadConfig& config) {
  bool numbers = false;
  for (std::size_t i = 0; i < content.size();) {
    while (i < content.size() && is_blank(content[i])) ++i;
    const std::size_t begin = i;
    while (i < content.size() && !is_blank(content[i])) ++i;
    if (i == begin) break;
    const Word word = word_of(content.substr(begin, i - begin), config);
    if (word == Word::text) return LineContent::text;
    numbers = numbers || word == Word::number;
  }
  if (!numbers) return LineContent::marks;
  return date_shape(content, config).is_full() ? LineContent::text : LineContent::numbers;
}

bool is_bracketed(std::string_view content) {
  int depth = 0;
  uint32_t groups = 0;
  for (const char c : content) {
    if (c == '(') {
      ++depth;
      ++groups;
    } else if (c == ')') {
      if (--depth < 0) return false;
    } else if (depth == 0 && !is_blank(c)) {
      return false;
    }
  }
  // Rows of numbers in brackets are rows.
  return depth == 0 && groups > 0 && (groups == 1 || !row_shape(content).is_numeric());
}

uint32_t cut_of(std::string_view content, LineStart start, const ReadConfig& config) {
  const bool label = start == LineStart::source || start == LineStart::remark;
  if (label || start == LineStart::caption) {
    for (std::size_t at = content.find(' '); at != std::string_view::npos;
         at = content.find(' ', at + 1)) {
      const std::size_t word = at + 1;
      if (word >= content.size() || content[word] == ' ') continue;
      if (label && content.substr(0, word).find(':') == std::string_view::npos) continue;
      if (label ? label_at(content, word, config.source_labels) ||
                      label_at(content, word, config.remark_labels)
                : caption_at(content, word, config))
        return static_cast<uint32_t>(word);
    }
  }
  // Marks behind the last wide gaps, and numbers with them where the text before is a line's.
  std::size_t cut = 0;
  std::size_t number_cut = 0;
  bool marks = false;
  bool numbers = false;
  for (std::size_t end = content.size(); end > 0;) {
    std::size_t begin = end;
    while (begin > 0 && !is_blank(content[begin - 1])) --begin;
    const Word word = word_of(content.substr(begin, end - begin), config);
    if (word == Word::text || (word == Word::number && end - begin > kMostDrifted)) break;
    marks = marks || word == Word::mark;
    numbers = numbers || word == Word::number;
    std::size_t gap = begin;
    while (gap > 0 && is_blank(content[gap - 1])) --gap;
    if (gap == 0) return 0;  // nothing else
    if (begin - gap >= kWideGap && marks) (numbers ? number_cut : cut) = begin;
    end = gap;
  }
  if (number_cut >= kLeastTextBytes) cut = number_cut;
  if (cut > 0 && content[cut] == ')' &&
      content.substr(0, cut).rfind('(') != std::string_view::npos &&
      content.substr(0, cut).find(')', content.substr(0, cut).rfind('(')) == std::string_view::npos)
    return 0;  // it closes a bracket of the text
  return static_cast<uint32_t>(cut);
}

}  // namespace sagwan
