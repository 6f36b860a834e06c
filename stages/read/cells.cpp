// SPDX-License-Identifier: Apache-2.0
#include "stages/read/cells.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/read/date_shape.h"

namespace sagwan {

namespace {

constexpr std::size_t kThousand = 3;                       // digits
constexpr uint32_t kMostSetWide = 3;                       // spaces between syllables of a word
constexpr std::size_t kMillion = 1 + 2 * (1 + kThousand);  // 1 234 567

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A number as cells print it: sign, digits with points, commas and spaces, per cent, brackets, a
// dash for nothing.
bool is_number_word(std::string_view word) {
  bool digit = false;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i])) {
    const char32_t c = utf8::decode(word, i);
    if (is_digit(c)) {
      digit = true;
    } else if (!(c == ' ' || c == '.' || c == ',' || c == '%' || c == '(' || c == ')' || c == '+' ||
                 c == '-' || c == '~' || c == 'p' || c == '/' || c == 0x25B3 || c == 0x25B2 ||
                 c == 0x2212 || c == 0x2013)) {
      return false;
    }
  }
  return digit || word == "-" || word == "\xE2\x80\x93";
}

std::size_t word_end(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_blank(text[at])) ++at;
  return at;
}

// How many digits `text` has from `at` on.
std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_digit(static_cast<unsigned char>(text[end]))) ++end;
  return end - at;
}

// The end of the number that begins with the word at `begin`, of which a space parts each three
// digits (1 234 567,8); the word's own end `end` where it is no such number.
std::size_t spaced_number_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view word = text.substr(begin, end - begin);
  const std::size_t lead = word.find_first_of("123456789");
  if (lead == std::string_view::npos || word.size() - lead > kThousand ||
      lead + digits_at(word, lead) != word.size() || !is_number_word(word))
    return end;
  while (end < text.size() && text[end] == ' ' && digits_at(text, end + 1) == kThousand) {
    const std::size_t next = word_end(text, end + 1);
    if (!is_number_word(text.substr(end + 1, next - end - 1))) break;
    const bool last = next - end - 1 > kThousand;
    end = next;
    if (last) break;
  }
  return end;
}

// Whether spaces part the thousands of the numbers in `text`, which has some that may be so. Where
// letters are Cyrillic they do (ISO 80000-1, 7.3.2), where they are others three digits are a
// column; figures alone must all look so, and be millions.
bool parts_thousands(std::string_view text) {
  bool letters = false;
  for (std::size_t i = 0; i < text.size(); i += utf8::length(text[i])) {
    const Script script = script_of(utf8::decode(text, i));
    if (script == Script::cyrillic) return true;
    letters = letters || script != Script::none;
  }
  if (letters) return false;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = spaced_number_end(text, i, word_end(text, i));
    if (digits_at(text, i) >= kThousand || end - i < kMillion) return false;
    for (i = end; i < text.size() && is_blank(text[i]);) ++i;
  }
  return true;
}

bool is_syllable(std::string_view text) {
  return !text.empty() && utf8::length(text[0]) == text.size() &&
         is_hangul_syllable(utf8::decode(text, 0));
}

/// Does what stands between two words of a line part columns? Syllables set wide apart are one
/// word.
bool parts_columns(std::string_view text, Span before, Span word) {
  if (text[word.begin - 1] == '\t') return true;
  const uint32_t gap = word.begin - before.end;
  return gap >= 2 && !(gap <= kMostSetWide && is_syllable(slice(text, before)) &&
                       is_syllable(slice(text, word)));
}

/// The end of the date with spaces that begins with the word `[begin, end)` (2024. 12. 26., 2024.
/// 12., 2024. 12. 26), else `end`.
std::size_t spaced_date_end(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t kYear = 4;  // digits
  if (digits_at(text, begin) != kYear || end != begin + kYear + 1 || text[end - 1] != '.')
    return end;
  for (int part = 0; part < 2 && end < text.size() && text[end] == ' '; ++part) {
    const std::size_t digits = digits_at(text, end + 1);
    const std::size_t point = end + 1 + digits;
    const bool ends = point >= text.size() || is_blank(text[point]);
    if (digits == 0 || digits > 2 || (ends && part == 0)) return end;
    if (!ends && (text[point] != '.' || digits_at(text, point + 1) > 0)) return end;
    end = word_end(text, point);
  }
  return end;
}

enum class SpacedDates { one_word, words };

// Calls `each(begin, end)` for each word of `text`; a number is one word.
template <class F>
void each_word(std::string_view text, SpacedDates dates, F each) {
  std::optional<bool> thousands;
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_blank(text[i])) ++i;
    const std::size_t begin = i;
    i = word_end(text, i);
    if (i == begin) break;
    if (dates == SpacedDates::one_word) i = spaced_date_end(text, begin, i);
    if (thousands.value_or(true)) {
      const std::size_t end = spaced_number_end(text, begin, i);
      if (end > i && !thousands) thousands = parts_thousands(text);
      if (thousands.value_or(false)) i = end;
    }
    each(begin, i);
  }
}

/// A number with a point or a sign: 14.4, -3, but not 19.
bool is_measured_word(std::string_view word) {
  if (!is_number_word(word) || !is_digit(static_cast<unsigned char>(word.back()))) return false;
  return !is_digit(static_cast<unsigned char>(word[0])) || word.find('.') != std::string_view::npos;
}

/// Where a cell has a number behind its words, a space between them: the end of the words; else its
/// size.
std::size_t words_end(std::string_view cell) {
  const std::size_t space = cell.rfind(' ');
  if (space == std::string_view::npos || !is_measured_word(cell.substr(space + 1)))
    return cell.size();
  return space;
}

/// A letter and a digit: Q1, 2H.
bool is_code(std::string_view word) {
  const auto digit = [&](std::size_t i) { return is_digit(static_cast<unsigned char>(word[i])); };
  return word.size() == 2 && digit(0) != digit(1);
}

/// The words with those joined that are one date: a year and its month, quarter or half, in either
/// order.
std::vector<Span> with_dates_joined(std::string_view text, const std::vector<Span>& words,
                                    const ReadConfig& config) {
  const auto shape_of = [&](Span span) { return date_shape(slice(text, span), config); };
  const auto are_date = [&](Span first, Span second) {
    const DateShape one = shape_of(first);
    const DateShape other = shape_of(second);
    if (one.year == other.year) return false;
    if (is_code(slice(text, one.year ? second : first))) return true;
    return one.numbers > 0 && other.numbers > 0 && shape_of({first.begin, second.end}).is_period();
  };
  std::vector<Span> out;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool joins = i + 1 < words.size() && are_date(words[i], words[i + 1]);
    out.push_back(joins ? Span{words[i].begin, words[i + 1].end} : words[i]);
    if (joins) ++i;
  }
  return out;
}

/// The words of a head with those joined that make one cell, where that leaves as many as there are
/// columns: a date's, the words behind one (2025 H1), those of the label before the first. Else all
/// of them.
std::vector<Span> head_phrases(std::string_view text, std::vector<Span> words, uint32_t columns,
                               const ReadConfig& config) {
  std::vector<Span> dates = with_dates_joined(text, words, config);
  if (dates.size() == columns) return dates;
  for (const auto& [joins_label, joins_tails] :
       {std::pair(false, true), std::pair(true, false), std::pair(true, true)}) {
    std::vector<Span> out;
    bool dated = false;
    for (const Span word : dates) {
      const bool digit = holds_digit(slice(text, word));
      const bool joins = !out.empty() && !digit && (dated ? joins_tails : joins_label);
      dated = dated || digit;
      if (joins) {
        out.back().end = word.end;
      } else {
        out.push_back(word);
      }
    }
    if (dated && out.size() == columns) return out;
  }
  return words;
}

}  // namespace

RowShape row_shape(std::string_view text) {
  RowShape shape;
  Span before;
  each_word(text, SpacedDates::words, [&](std::size_t begin, std::size_t end) {
    const Span word{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    ++shape.words;
    if (is_number_word(slice(text, word))) ++shape.numbers;
    if (shape.columns == 0 || parts_columns(text, before, word)) ++shape.columns;
    before = word;
  });
  return shape;
}

void find_cells(std::string_view text, Span line, const RowShape& shape, std::vector<Span>& cells) {
  const std::string_view content = slice(text, line);
  const bool gaps = shape.columns >= 2;
  const std::size_t first = cells.size();
  Span before;
  bool label = true;
  each_word(content, SpacedDates::one_word, [&](std::size_t begin, std::size_t end) {
    const Span word{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    // A word of several parts is a number with spaces, or a date.
    const bool number = end > word_end(content, begin) || is_number_word(slice(content, word));
    const bool parted =
        cells.size() == first || (gaps ? parts_columns(content, before, word) : number || !label);
    if (number) label = false;
    if (parted) {
      cells.push_back({line.begin + word.begin, line.begin + word.end});
    } else {
      cells.back().end = line.begin + word.end;
    }
    before = word;
  });
}

void part_label(std::string_view text, uint32_t columns, std::size_t first,
                std::vector<Span>& cells) {
  if (cells.size() < first + 2 || cells.size() - first >= columns) return;
  const Span label = cells[first];
  const auto end = label.begin + static_cast<uint32_t>(words_end(slice(text, label)));
  const auto rest = cells.begin() + static_cast<std::ptrdiff_t>(first) + 1;
  if (end == label.end ||
      !std::all_of(rest, cells.end(), [&](Span cell) { return is_number_word(slice(text, cell)); }))
    return;
  cells[first].end = end;
  cells.insert(rest, {end + 1, label.end});
}

void fit_cells(std::string_view text, uint32_t columns, std::size_t first,
               std::vector<Span>& cells) {
  const std::size_t numbers = columns - 1;  // behind the label
  if (columns < 3 || cells.size() - first < 2 || cells.size() - first >= columns) return;
  std::vector<Span> groups;
  for (std::size_t i = first + 1; i < cells.size(); ++i) {
    if (!is_number_word(slice(text, cells[i]))) return;
    for (uint32_t at = cells[i].begin; at < cells[i].end;) {
      const auto end =
          static_cast<uint32_t>(std::min<std::size_t>(word_end(text, at), cells[i].end));
      groups.push_back({at, end});
      at = end + 1;
    }
  }
  const std::size_t size = groups.size() / numbers;
  if (size < 2 || groups.size() % numbers != 0) return;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i % size != 0 && digits_at(text, groups[i].begin) != kThousand) return;
  }
  cells.resize(first + 1);
  for (std::size_t i = 0; i < groups.size(); i += size) {
    cells.push_back({groups[i].begin, groups[i + size - 1].end});
  }
}

void find_head_cells(std::string_view text, Span line, uint32_t columns, const ReadConfig& config,
                     std::vector<Span>& cells) {
  const std::string_view content = slice(text, line);
  const RowShape shape = row_shape(content);
  if (shape.columns >= 2) {
    find_cells(text, line, shape, cells);
    return;
  }
  std::vector<Span> words;
  each_word(content, SpacedDates::words, [&](std::size_t begin, std::size_t end) {
    words.push_back(
        {line.begin + static_cast<uint32_t>(begin), line.begin + static_cast<uint32_t>(end)});
  });
  // Words set with spaces between their syllables.
  const auto single = [&](Span word) {
    return word.size() == utf8::length(text[word.begin]) &&
           !is_digit(static_cast<unsigned char>(text[word.begin]));
  };
  std::size_t kept = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (kept > 0 && i > 0 && single(words[i]) && single(words[i - 1]) && words.size() > columns) {
      words[kept - 1].end = words[i].end;
    } else {
      words[kept++] = words[i];
    }
  }
  words.resize(kept);
  if (words.size() > columns) words = head_phrases(text, std::move(words), columns, config);
  if (words.size() <= columns) {
    cells.insert(cells.end(), words.begin(), words.end());
  } else {
    for (uint32_t i = 0; i + 1 < columns; ++i) cells.push_back(words[i]);
    cells.push_back({words[columns > 0 ? columns - 1 : 0].begin, words.back().end});
  }
}

}  // namespace sagwan
