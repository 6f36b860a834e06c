// SPDX-License-Identifier: Apache-2.0
#include "stages/read/cells.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

// A number as cells print it: sign, digits with points and commas, per cent, brackets, a dash for
// nothing.
bool is_number_word(std::string_view word) {
  bool digit = false;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i])) {
    const char32_t c = utf8::decode(word, i);
    if (is_digit(c)) {
      digit = true;
    } else if (!(c == '.' || c == ',' || c == '%' || c == '(' || c == ')' || c == '+' || c == '-' ||
                 c == '~' || c == 'p' || c == '/' || c == 0x25B3 || c == 0x25B2 || c == 0x2212 ||
                 c == 0x2013)) {
      return false;
    }
  }
  return digit || word == "-" || word == "\xE2\x80\x93";
}

// Calls `each(begin, end)` for each word of `text`.
template <class F>
void each_word(std::string_view text, F each) {
  for (std::size_t i = 0; i < text.size();) {
    while (i < text.size() && is_blank(text[i])) ++i;
    const std::size_t begin = i;
    while (i < text.size() && !is_blank(text[i])) ++i;
    if (i > begin) each(begin, i);
  }
}

}  // namespace

RowShape row_shape(std::string_view text) {
  RowShape shape;
  std::size_t behind = 0;
  each_word(text, [&](std::size_t begin, std::size_t end) {
    ++shape.words;
    if (is_number_word(text.substr(begin, end - begin))) ++shape.numbers;
    if (shape.columns == 0 || begin - behind >= 2 || text[begin - 1] == '\t') ++shape.columns;
    behind = end;
  });
  return shape;
}

void find_cells(std::string_view text, Span line, const RowShape& shape, std::vector<Span>& cells) {
  const std::string_view content = slice(text, line);
  const bool gaps = shape.columns >= 2;
  std::size_t begin = 0;
  std::size_t behind = 0;
  bool open = false;
  const auto close = [&] {
    if (open)
      cells.push_back(
          {line.begin + static_cast<uint32_t>(begin), line.begin + static_cast<uint32_t>(behind)});
    open = false;
  };
  bool label = true;
  each_word(content, [&](std::size_t word, std::size_t end) {
    const bool number = is_number_word(content.substr(word, end - word));
    const bool parted = gaps ? open && (word - behind >= 2 || content[word - 1] == '\t')
                             : open && (number || !label);
    if (parted) close();
    if (number) label = false;
    if (!open) begin = word;
    open = true;
    behind = end;
  });
  close();
}

void find_head_cells(std::string_view text, Span line, uint32_t columns, std::vector<Span>& cells) {
  const std::string_view content = slice(text, line);
  const RowShape shape = row_shape(content);
  if (shape.columns >= 2) {
    find_cells(text, line, shape, cells);
    return;
  }
  std::vector<Span> words;
  each_word(content, [&](std::size_t begin, std::size_t end) {
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
  if (words.size() <= columns) {
    cells.insert(cells.end(), words.begin(), words.end());
  } else {
    for (uint32_t i = 0; i + 1 < columns; ++i) cells.push_back(words[i]);
    cells.push_back({words[columns > 0 ? columns - 1 : 0].begin, words.back().end});
  }
}

}  // namespace sagwan
