// SPDX-License-Identifier: Apache-2.0
#include "stages/read/lines.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/note_mark.h"
#include "pipeline/core/utf8.h"
#include "stages/read/content.h"
#include "stages/read/markers.h"

namespace sagwan {

namespace {

enum class Byte : uint8_t { one, two, within, space, line_end, open, close };

constexpr std::array<Byte, 256> kBytes = [] {
  std::array<Byte, 256> table{};
  for (std::size_t i = 0; i < 256; ++i) {
    table[i] = i < 0x80 ? Byte::one : i < 0xC0 ? Byte::within : i < 0xE0 ? Byte::one : Byte::two;
  }
  table[' '] = table['\t'] = Byte::space;
  table['\n'] = table['\r'] = table['\f'] = table['\v'] = Byte::line_end;
  table['('] = Byte::open;
  table[')'] = Byte::close;
  return table;
}();

constexpr uint16_t kMostBlanks = 1000;
// Justified type gives gaps of two or three spaces; columns, and what drifted, stand further apart.
constexpr std::size_t kWideGap = 4;
constexpr uint32_t kMostCall = 9999;
constexpr uint32_t kMostCutBytes = 2000;  // longer lines are unwrapped paragraphs

// Closing quotes and brackets, and marks like them, that may stand behind the end of a sentence.
bool is_closer(char32_t c) {
  return c == ')' || c == ']' || c == '"' || c == '\'' || c == 0x2019 || c == 0x201D || c == 0xBB ||
         c == 0x300D || c == 0x300F || c == 0x3009 || c == 0x300B;
}

bool is_sentence_mark(char32_t c) {
  return c == '.' || c == '?' || c == '!' || c == kIdeographicFullStop;
}

// Whether `line` ends as a sentence does, note calls and closing quotes taken off.
bool ends_sentence(std::string_view line, bool in_bracket) {
  for (int round = 0; round < 8 && !line.empty(); ++round) {
    if (line.back() == ')') {
      if (const auto call = note_mark_at(line, line.size() - 1)) {
        line = line.substr(0, call->begin);
        continue;
      }
    }
    const char32_t last = utf8::decode_before(line, line.size());
    if (is_sentence_mark(last)) {
      // `(2023. 9.` goes on with the day.
      if (!in_bracket) return true;
      const char32_t before = line.size() > 1 ? utf8::decode_before(line, line.size() - 1) : 0;
      return !(last == '.' && is_digit(before));
    }
    if (!is_closer(last)) return false;
    line = line.substr(0, utf8::previous(line, line.size()));
  }
  return false;
}

// Whether `line` ends with a raised mark: a note's number, or a star or hash behind a word.
bool ends_mark(std::string_view line) {
  if (line.back() == ')') return note_mark_at(line, line.size() - 1).has_value();
  std::size_t end = line.size();
  while (end > 0 && (line[end - 1] == '*' || line[end - 1] == '#')) --end;
  return end > 0 && end < line.size() && line.size() - end <= 3 && line[end - 1] != ' ';
}

// Whether three leading dots and more stand before the number at the end of `line`.
bool ends_in_leader(std::string_view line) {
  std::size_t end = line.size();
  while (end > 0 && (is_digit(static_cast<unsigned char>(line[end - 1])) || line[end - 1] == ' '))
    --end;
  if (end == line.size() || line.size() - end > 8) return false;
  uint32_t dots = 0;
  while (end > 0) {
    const char32_t c = utf8::decode_before(line, end);
    const bool dot = c == '.' || c == kMiddleDot || c == 0x2024 || c == 0x2025 || c == 0x2026 ||
                     c == 0x22EF || c == 0x318D || c == 0x30FB;
    if (!dot && c != ' ') break;
    if (dot) dots += c == 0x2026 || c == 0x22EF ? 3 : 1;
    end = utf8::previous(line, end);
  }
  return dots >= 4 && end > 0;
}

class Scanner {
 public:
  Scanner(std::string_view text, const ReadConfig& config) : text_(text), config_(&config) {}

  Lines scan() {
    lines_.list.reserve(text_.size() / 64);
    std::size_t at = 0;
    while (at < text_.size()) at = line(at);
    return std::move(lines_);
  }

 private:
  // Scans the line that starts at `at`; returns where the next one does.
  std::size_t line(std::size_t at) {
    Line line;
    std::size_t i = at;
    std::size_t begin = at;
    std::size_t end = at;
    std::size_t spaces = 0;  // within the text so far
    uint32_t width = 0;
    uint32_t word_end_width = 0;
    int depth = 0;
    bool started = false;
    bool wide_gap = false;
    const std::size_t first_call = lines_.calls.size();
    for (; i < text_.size(); ++i) {
      const Byte kind = kBytes[static_cast<unsigned char>(text_[i])];
      if (kind == Byte::within) {
        end = i + 1;
        continue;
      }
      if (kind == Byte::line_end) break;
      if (kind == Byte::space) {
        if (started) {
          if (word_end_width == 0) word_end_width = width;
          ++spaces;
        } else {
          ++line.indent;
        }
        continue;
      }
      if (!started) {
        started = true;
        begin = i;
      }
      width += static_cast<uint32_t>(spaces);
      wide_gap = wide_gap || spaces >= kWideGap;
      spaces = 0;
      width += kind == Byte::two ? 2 : 1;
      end = i + 1;
      if (kind == Byte::open) {
        ++depth;
      } else if (kind == Byte::close) {
        if (depth > 0) {
          --depth;
        } else if (const auto mark = note_mark_at(text_.substr(0, i), i);
                   mark && mark->begin > begin) {
          lines_.calls.push_back({static_cast<uint32_t>(lines_.list.size()), mark->number});
        }
      }
    }
    const std::size_t line_end = i;
    const bool form_feed = i < text_.size() && text_[i] == '\f';
    if (i < text_.size()) i += text_.compare(i, 2, "\r\n") == 0 ? 2U : 1U;
    if (!started) {
      blanks_ = std::min<uint32_t>(blanks_ + 1, kMostBlanks);
      lines_.calls.resize(first_call);
    } else {
      line.begin = static_cast<uint32_t>(begin);
      line.end = static_cast<uint32_t>(end);
      line.width = width;
      line.first_word = word_end_width == 0 ? width : word_end_width;
      line.blanks = static_cast<uint16_t>(blanks_);
      line.page = page_;
      line.trailing_space = end < line_end;
      line.has_gap = wide_gap;
      finish(line, depth > 0);
      if ((wide_gap || has_label(line.start)) && !line.bars &&
          line.end - line.begin <= kMostCutBytes)
        cut(line);
      if (line.content == LineContent::marks) drifted_calls(line);
      lines_.list.push_back(line);
      blanks_ = 0;
    }
    if (form_feed) {
      lines_.has_pages = true;
      ++page_;
    }
    return i;
  }

  // What the text of a line tells, once its place is known.
  void finish(Line& line, bool in_bracket) const {
    const std::string_view content = text_.substr(line.begin, line.end - line.begin);
    line.ends_sentence = ends_sentence(content, in_bracket);
    const char32_t last = utf8::decode_before(content, content.size());
    line.ends_open = in_bracket || last == ',' || last == ';' || last == kMiddleDot || last == '(';
    line.ends_mark = ends_mark(content);
    line.leader = is_digit(last) && ends_in_leader(content);
    find_start(content, *config_, line);
    line.content = content_of(content, *config_);
    line.bars = content.find('|') != std::string_view::npos;
  }

  // Parts of one printed line that are lines of their own: notes and sources beside each other, and
  // marks that drifted to the right of the text. All but the last part go to the list; `line`
  // becomes the last.
  void cut(Line& line) {
    for (;;) {
      const uint32_t at =
          cut_of(text_.substr(line.begin, line.end - line.begin), line.start, *config_);
      if (at == 0) return;
      Line rest = line;
      rest.begin = line.begin + at;
      line.end = rest.begin;
      while (line.end > line.begin && (text_[line.end - 1] == ' ' || text_[line.end - 1] == '\t'))
        --line.end;
      const uint32_t columns = line.indent;
      measure(line);
      line.trailing_space = true;
      finish(line, open_bracket(line));
      lines_.list.push_back(line);
      measure(rest);
      rest.indent = columns + line.width + (rest.begin - line.end);
      rest.marker = kNoMarker;
      rest.marker_end = 0;
      rest.start = LineStart::text;
      rest.blanks = 0;
      rest.same_line = true;
      finish(rest, open_bracket(rest));
      line = rest;
      if (line.content != LineContent::text) return;
    }
  }

  // Calls of notes that stand apart from their sentence.
  void drifted_calls(const Line& line) {
    uint32_t number = 0;
    for (uint32_t i = line.begin; i < line.end; ++i) {
      const auto byte = static_cast<unsigned char>(text_[i]);
      if (is_digit(byte)) {
        number = std::min<uint32_t>(number * 10 + (byte - '0'), kMostCall);
      } else {
        if (byte == ')' && number > 0)
          lines_.calls.push_back({static_cast<uint32_t>(lines_.list.size()), number});
        number = 0;
      }
    }
  }

  void measure(Line& line) const {
    line.width = 0;
    line.first_word = 0;
    line.has_gap =
        text_.substr(line.begin, line.end - line.begin).find("    ") != std::string_view::npos;
    for (uint32_t i = line.begin; i < line.end; ++i) {
      const Byte kind = kBytes[static_cast<unsigned char>(text_[i])];
      if (kind == Byte::within) continue;
      if (kind == Byte::space && line.first_word == 0) line.first_word = line.width;
      line.width += kind == Byte::two ? 2 : 1;
    }
    if (line.first_word == 0) line.first_word = line.width;
  }

  [[nodiscard]] bool open_bracket(const Line& line) const {
    int depth = 0;
    for (uint32_t i = line.begin; i < line.end; ++i) {
      if (text_[i] == '(') ++depth;
      if (text_[i] == ')' && depth > 0) --depth;
    }
    return depth > 0;
  }

  static bool has_label(LineStart start) {
    return start == LineStart::source || start == LineStart::remark || start == LineStart::caption;
  }

  std::string_view text_;
  const ReadConfig* config_;
  Lines lines_;
  uint32_t blanks_ = 0;
  uint32_t page_ = 1;
};

}  // namespace

Lines find_lines(std::string_view text, const ReadConfig& config) {
  return Scanner(text, config).scan();
}

}  // namespace sagwan
