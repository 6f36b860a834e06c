// SPDX-License-Identifier: Apache-2.0
#include "stages/read/markers.h"

#include <algorithm>
#include <array>
#include <optional>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr char32_t kPrivateUse = 0xE000;
constexpr char32_t kPrivateUseEnd = 0xF8FF;
constexpr uint32_t kMostChapters = 20;    // 47.2 is an amount
constexpr uint32_t kMostBoxColumns = 90;  // a title, not a statement
constexpr std::size_t kMostLabelBytes = 48;

bool holds(const std::u32string& sorted, char32_t c) {
  return std::binary_search(sorted.begin(), sorted.end(), c);
}

// Numbers as the start of a line prints them: `at` behind the last character read.
struct Cursor {
  std::string_view text;
  std::size_t at = 0;

  [[nodiscard]] char32_t peek() const { return at < text.size() ? utf8::decode(text, at) : 0; }
  void step() { at += utf8::length(text[at]); }
  bool take(char32_t c) {
    if (peek() != c) return false;
    step();
    return true;
  }
  std::optional<uint32_t> digits(std::size_t most) {
    const std::size_t begin = at;
    uint32_t number = 0;
    while (at < text.size() && is_digit(static_cast<unsigned char>(text[at]))) {
      if (at - begin == most) return std::nullopt;
      number = number * 10 + static_cast<uint32_t>(text[at] - '0');
      ++at;
    }
    if (at == begin) return std::nullopt;
    return number;
  }
  std::optional<uint32_t> roman() {
    const char32_t c = peek();
    if (c >= 0x2160 && c <= 0x216B) {
      step();
      return c - 0x2160 + 1;
    }
    static constexpr std::string_view kLetters = "IVX";
    const std::size_t begin = at;
    uint32_t number = 0;
    uint32_t last = 100;
    while (at < text.size() && at - begin < 5 &&
           kLetters.find(text[at]) != std::string_view::npos) {
      const uint32_t value = text[at] == 'I' ? 1 : text[at] == 'V' ? 5 : 10;
      number += value;
      if (value > last) number -= 2 * last;
      last = value;
      ++at;
    }
    if (at == begin) return std::nullopt;
    return number;
  }
  bool take_any(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      if (text.substr(at).starts_with(word)) {
        at += word.size();
        return true;
      }
    }
    return false;
  }
};

struct Numbered {
  Numbering numbering = Numbering::none;
  uint32_t number = 0;
  std::size_t end = 0;
};

std::optional<uint32_t> syllable_number(Cursor& cursor, const ReadConfig& config) {
  const std::size_t index = config.syllables.find(cursor.peek());
  if (cursor.at >= cursor.text.size() || index == std::u32string::npos) return std::nullopt;
  cursor.step();
  return static_cast<uint32_t>(index) + 1;
}

// What may stand behind a number with a full stop or a bracket: text, not the rest of a number.
bool text_follows(const Cursor& cursor, bool space_needed) {
  const char32_t next = cursor.peek();
  if (next == 0) return !space_needed;
  if (is_digit(next) || next == ',' || next == ';' || next == '.' || next == ')' || next == ':')
    return false;
  if (next != ' ' && next != '\t') return !space_needed || script_of(next) == Script::hangul;
  Cursor rest = cursor;
  while (rest.peek() == ' ' || rest.peek() == '\t') rest.step();
  return rest.peek() != ',' && rest.peek() != ')';
}

std::optional<Numbered> dotted(Cursor cursor, const ReadConfig& config) {
  Cursor start = cursor;
  if (const auto number = cursor.digits(2)) {
    if (cursor.peek() == '.' || cursor.peek() == '-') {
      Cursor deeper = cursor;
      uint32_t last = *number;
      bool nested = false;
      while ((deeper.peek() == '.' || deeper.peek() == '-')) {
        Cursor next = deeper;
        next.step();
        const auto part = next.digits(2);
        if (!part) break;
        nested = true;
        last = *part;
        deeper = next;
      }
      if (nested) {
        if (*number > kMostChapters) return std::nullopt;
        if (deeper.take('.') ? text_follows(deeper, false)
                             : deeper.peek() == ' ' && cursor.peek() == '.') {
          Cursor rest = deeper;
          while (rest.peek() == ' ') rest.step();
          if (is_digit(rest.peek()) || script_of(rest.peek()) == Script::none) return std::nullopt;
          return Numbered{Numbering::digit_digit, last, deeper.at};
        }
        return std::nullopt;
      }
    }
    if (cursor.take('.')) {
      Cursor rest = cursor;
      while (rest.peek() == ' ') rest.step();
      if (is_digit(rest.peek()) && rest.at - cursor.at < 2) {
        // `9. 14)` is a date; `1. 2023` a heading: a year has four digits.
        Cursor year = rest;
        const auto value = year.digits(4);
        if (!value || *value < 1000) return std::nullopt;
      }
      if (text_follows(cursor, false)) return Numbered{Numbering::digit_dot, *number, cursor.at};
      return std::nullopt;
    }
    return std::nullopt;
  }
  cursor = start;
  if (const auto number = cursor.roman()) {
    if (cursor.take('.') && text_follows(cursor, false))
      return Numbered{Numbering::roman_dot, *number, cursor.at};
    cursor = start;
    (void)cursor.roman();
    if (cursor.take('-') && cursor.digits(2)) {
      cursor.take('.');
      if (text_follows(cursor, true)) return Numbered{Numbering::roman_dash, *number, cursor.at};
    }
    cursor = start;
    if (cursor.peek() >= 0x2160) {
      cursor.step();
      if (cursor.peek() == ' ' || cursor.peek() == 0)
        return Numbered{Numbering::roman_dot, *number, cursor.at};
    }
  }
  cursor = start;
  if (const auto number = syllable_number(cursor, config)) {
    if (cursor.take('.') && text_follows(cursor, true))
      return Numbered{Numbering::syllable_dot, *number, cursor.at};
  }
  cursor = start;
  if (cursor.peek() >= 'A' && cursor.peek() <= 'H') {
    const uint32_t number = cursor.peek() - 'A' + 1;
    cursor.step();
    if (cursor.take('.') && cursor.peek() == ' ')
      return Numbered{Numbering::letter_dot, number, cursor.at};
  }
  return std::nullopt;
}

std::optional<Numbered> bracketed(Cursor cursor, const ReadConfig& config) {
  const Cursor start = cursor;
  const char32_t first = cursor.peek();
  if (first >= 0x2460 && first <= 0x2473) {
    cursor.step();
    return Numbered{Numbering::circled, first - 0x2460 + 1, cursor.at};
  }
  const bool open = cursor.take('(');
  if (const auto number = cursor.digits(3)) {
    if (cursor.take(')') && text_follows(cursor, false)) {
      return Numbered{open ? Numbering::paren_digit : Numbering::digit_paren, *number, cursor.at};
    }
    return std::nullopt;
  }
  if (const auto number = syllable_number(cursor, config)) {
    if (cursor.take(')') && text_follows(cursor, false)) {
      return Numbered{open ? Numbering::paren_syllable : Numbering::syllable_paren, *number,
                      cursor.at};
    }
  }
  cursor = start;
  if (cursor.take_any(config.chapter_prefix)) {
    if (cursor.peek() == ' ') cursor.step();
    if (const auto number = cursor.digits(2)) {
      if (cursor.peek() == ' ') cursor.step();
      if (cursor.take_any(config.chapter_suffix) &&
          (cursor.peek() == ' ' || cursor.peek() == '.' || cursor.peek() == 0)) {
        return Numbered{Numbering::chapter, *number, cursor.at};
      }
    }
  }
  return std::nullopt;
}

// `- 3 -`, `- 2/8 -`, or the like: nothing but digits, hyphens, bars and slashes, with a hyphen or
// bar at both ends.
bool is_folio(std::string_view content) {
  if (content.size() < 3 || content.size() > 24) return false;
  uint32_t digits = 0;
  const auto edge = [](char32_t c) {
    return c == '-' || c == 0x2013 || c == 0x2014 || c == 0x2015 || c == '|';
  };
  for (std::size_t i = 0; i < content.size(); i += utf8::length(content[i])) {
    const char32_t c = utf8::decode(content, i);
    if (is_digit(c)) {
      ++digits;
    } else if (!edge(c) && c != ' ' && c != '/' && !(digits == 0 && c == 'p')) {
      return false;
    }
  }
  return digits > 0 && digits <= 8 && edge(utf8::decode(content, 0)) &&
         edge(utf8::decode_before(content, content.size()));
}

bool is_bare_number(std::string_view content) {
  return content.size() <= 4 && std::all_of(content.begin(), content.end(), [](char c) {
           return is_digit(static_cast<unsigned char>(c));
         });
}

std::size_t skip_spaces(std::string_view content, std::size_t at) {
  while (at < content.size() && (content[at] == ' ' || content[at] == '\t')) ++at;
  return at;
}

// `label :`, with the colon as printed; end of the colon, or 0.
std::size_t label_end(std::string_view content, const std::vector<std::string>& labels) {
  if (content.empty()) return 0;
  std::size_t from = 0;
  const char32_t first = utf8::decode(content, 0);
  const bool bracket = first == '(' || first == '[';
  if (bracket) from = 1;
  for (const std::string& label : labels) {
    if (!content.substr(from).starts_with(label)) continue;
    std::size_t at = skip_spaces(content, from + label.size());
    // Labels may be numbered: `note 1:`.
    while (at < content.size() && is_digit(static_cast<unsigned char>(content[at]))) ++at;
    at = skip_spaces(content, at);
    if (at < content.size() && content[at] == ':') return at + 1;
    if (at < content.size() && content[at] == ')' && bracket) return at + 1;
  }
  return 0;
}

// `label 1.`, `<label 1>`, `[label 1-2]`; end of the number with its point or bracket, or 0.
std::size_t caption_end(std::string_view content, const std::vector<std::string>& labels) {
  std::size_t at = 0;
  const char32_t first = utf8::decode(content, 0);
  const bool bracket = first == '<' || first == '[' || first == 0x3008 || first == 0x2039 ||
                       first == 0x300A || first == 0x3010 || first == '(';
  if (bracket) at = utf8::length(content[0]);
  for (const std::string& label : labels) {
    if (!content.substr(at).starts_with(label)) continue;
    std::size_t i = skip_spaces(content, at + label.size());
    const std::size_t number = i;
    while (i < content.size() &&
           (is_digit(static_cast<unsigned char>(content[i])) || content[i] == '-' ||
            (content[i] == '.' && i > number && i + 1 < content.size() &&
             is_digit(static_cast<unsigned char>(content[i + 1]))) ||
            (i == number && (content[i] == 'N' || (content[i] >= 'A' && content[i] <= 'H'))) ||
            (content.substr(i).starts_with("\xE2\x85") && i + 2 < content.size()))) {
      i += utf8::length(content[i]);
    }
    if (i == number) continue;
    const char32_t behind = i < content.size() ? utf8::decode(content, i) : 0;
    if (bracket) {
      if (behind == '>' || behind == ']' || behind == 0x3009 || behind == 0x203A ||
          behind == 0x300B || behind == 0x3011) {
        return i + utf8::length(content[i]);
      }
    } else if (behind == 0 || behind == '.' || behind == ':') {
      return std::min(i + 1, content.size());
    } else if (behind == ' ' && i + 1 < content.size()) {
      return i;
    }
  }
  return 0;
}

// `[label]`, `<label 1>` and the like, over a box or an annex; end of the bracket, or 0.
std::size_t box_end(std::string_view content, const std::vector<std::string>& labels) {
  static constexpr std::array<std::array<char32_t, 2>, 7> kBrackets = {{{'(', ')'},
                                                                        {'[', ']'},
                                                                        {'<', '>'},
                                                                        {0x2039, 0x203A},
                                                                        {0x3008, 0x3009},
                                                                        {0x300A, 0x300B},
                                                                        {0x3010, 0x3011}}};
  const char32_t open = utf8::decode(content, 0);
  const auto pair = std::find_if(kBrackets.begin(), kBrackets.end(),
                                 [&](const auto& brackets) { return brackets[0] == open; });
  if (pair == kBrackets.end()) return 0;
  std::size_t at = skip_spaces(content, utf8::length(content[0]));
  const auto label = std::find_if(labels.begin(), labels.end(), [&](const std::string& l) {
    return content.substr(at).starts_with(l);
  });
  if (label == labels.end()) return 0;
  at = skip_spaces(content, at + label->size());
  while (at < content.size() &&
         (is_digit(static_cast<unsigned char>(content[at])) || content[at] == '-'))
    ++at;
  at = skip_spaces(content, at);
  if (at >= content.size() || utf8::decode(content, at) != (*pair)[1]) return 0;
  at += utf8::length(content[at]);
  return open == '(' && at < content.size() ? 0 : at;  // round brackets stand alone
}

}  // namespace

bool is_one_of(std::string_view content, const std::vector<std::string>& words) {
  // [word], <word> and the like count too.
  const auto bracket = [](char32_t c) {
    return c == '[' || c == ']' || c == '<' || c == '>' || c == 0x3008 || c == 0x3009 ||
           c == 0x2039 || c == 0x203A || c == 0x300A || c == 0x300B || c == 0x3010 || c == 0x3011 ||
           c == ' ';
  };
  while (!content.empty() && bracket(utf8::decode(content, 0)))
    content.remove_prefix(utf8::length(content[0]));
  while (!content.empty() && bracket(utf8::decode_before(content, content.size()))) {
    content = content.substr(0, utf8::previous(content, content.size()));
  }
  return std::find(words.begin(), words.end(), content) != words.end();
}

namespace {

bool find_bullet(std::string_view content, const ReadConfig& config, Line& line) {
  const char32_t c = utf8::decode(content, 0);
  const std::size_t length = utf8::length(content[0]);
  const char32_t next = content.size() > length ? utf8::decode(content, length) : 0;
  LineStart start = LineStart::text;
  std::size_t end = length;
  if (is_bullet(c, config)) {
    start = LineStart::bullet;
  } else if (holds(config.spaced, c)) {
    const bool hangul_bracket = next == '[' || next == '(';
    if (next == ' ' || next == '\t' || (hangul_bracket && c != 'o' && c != 'O'))
      start = LineStart::bullet;
  } else if (holds(config.weak, c)) {
    if (!is_digit(next)) start = LineStart::weak_bullet;
  } else if (holds(config.remarks, c)) {
    // * ** *** count as one mark.
    while (content.size() > end && content.substr(0, length) == content.substr(end, length))
      end += length;
    start = LineStart::remark_mark;
  }
  if (start == LineStart::text) return false;
  if (start != LineStart::remark_mark && next == 0 && !is_bullet(c, config)) return false;
  line.start = start;
  line.marker = c;
  line.marker_end = line.begin + static_cast<uint32_t>(end);
  return true;
}

}  // namespace

// Whether `content` is one of `words` with spaces between its syllables.
bool is_spaced(std::string_view content, const std::vector<std::string>& words) {
  const std::size_t first = utf8::length(content[0]);
  if (first < 3 || content.size() <= first || content[first] != ' ') return false;
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
    std::size_t at = 0;
    for (const char c : content) {
      if (c == ' ') continue;
      if (at == word.size() || word[at] != c) return false;
      ++at;
    }
    return at == word.size();
  });
}

bool is_bullet(char32_t c, const ReadConfig& config) {
  if (c < 0x80) return false;
  return holds(config.bullets, c) ||
         (config.private_use && c >= kPrivateUse && c <= kPrivateUseEnd);
}

void find_start(std::string_view content, const ReadConfig& config, Line& line) {
  if (is_folio(content)) {
    line.start = LineStart::page_number;
    return;
  }
  if (is_bare_number(content)) {
    line.start = LineStart::bare_number;
    return;
  }
  if (find_bullet(content, config, line)) {
    // A mark before `source:` is no remark of the text.
    const std::size_t mark = line.marker_end - line.begin;
    if (line.start == LineStart::remark_mark && mark < content.size() &&
        label_end(content.substr(skip_spaces(content, mark)), config.source_labels) > 0) {
      line.start = LineStart::source;
      line.marker = kNoMarker;
      line.marker_end = 0;
    }
    return;
  }
  std::optional<Numbered> numbered = dotted({content, 0}, config);
  if (!numbered) numbered = bracketed({content, 0}, config);
  if (numbered) {
    line.start = LineStart::numbered;
    line.marker = class_of(numbered->numbering);
    line.number = numbered->number;
    line.marker_end = line.begin + static_cast<uint32_t>(numbered->end);
    return;
  }
  // Most lines hold neither a colon nor a digit where a label would have one.
  bool colon = false;
  bool digit = false;
  for (const char byte : content.substr(0, kMostLabelBytes)) {
    colon = colon || byte == ':' || byte == ')';
    digit = digit || is_digit(static_cast<unsigned char>(byte)) || byte == 'N' || byte == '\xE2' ||
            (byte >= 'A' && byte <= 'H');
  }
  const auto labelled = [&](LineStart start, std::size_t end) {
    if (end == 0) return false;
    line.start = start;
    return true;
  };
  if (colon && labelled(LineStart::source, label_end(content, config.source_labels))) return;
  if (colon && labelled(LineStart::remark, label_end(content, config.remark_labels))) return;
  if (digit && labelled(LineStart::caption, caption_end(content, config.caption_labels))) return;
  if (colon && labelled(LineStart::unit, label_end(content, config.unit_labels))) return;
  if (line.width <= kMostBoxColumns && box_end(content, config.box_labels) > 0) {
    line.start = LineStart::heading_word;
    return;
  }
  if (line.width > 40) return;
  if (is_one_of(content, config.headings) || is_spaced(content, config.headings))
    line.start = LineStart::heading_word;
}

bool holds_any(std::string_view content, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    const std::size_t hole = word.find("{n}");
    if (hole == std::string::npos) return content.find(word) != std::string_view::npos;
    const std::string_view before = std::string_view(word).substr(0, hole);
    const std::string_view behind = std::string_view(word).substr(hole + 3);
    for (std::size_t at = content.find(before); at != std::string_view::npos;
         at = content.find(before, at + 1)) {
      std::size_t i = at + before.size();
      const std::size_t number = i;
      while (i < content.size() && (is_digit(static_cast<unsigned char>(content[i])) ||
                                    content[i] == '-' || content[i] == ' '))
        ++i;
      if (i > number && content.substr(i).starts_with(behind)) return true;
    }
    return false;
  });
}

bool begins_any(std::string_view content, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) {
    if (word.empty()) return false;
    const Script script = script_of(utf8::decode(word, 0));
    for (std::size_t at = content.find(word); at != std::string_view::npos;
         at = content.find(word, at + 1)) {
      if (script == Script::none || script_of(utf8::decode_before(content, at)) != script)
        return true;
    }
    return false;
  });
}

}  // namespace sagwan
