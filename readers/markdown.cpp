// SPDX-License-Identifier: Apache-2.0
// Markdown (CommonMark, with the tables and notes of its common extensions): headings, lists,
// tables and notes become what they are; marks of emphasis, links and fences go.
#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "pipeline/core/markdown_look.h"
#include "readers/flow_text.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kLongest = 4096;  // bytes of a link
constexpr std::size_t kIndent = 2;      // blanks that make an entry one of a list within a list

std::string_view without_blanks(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t' || text.back() == '\r'))
    text.remove_suffix(1);
  return text;
}

/// What a backslash takes the meaning of.
bool is_mark(char c) {
  return std::string_view("\\`*_{}[]()#+-.!|<>~\"").find(c) != std::string_view::npos;
}

std::size_t indent_of(std::string_view line) {
  std::size_t out = 0;
  for (const char c : line) {
    if (c != ' ' && c != '\t') break;
    out += c == '\t' ? 4 : 1;
  }
  return out;
}

/// Bytes of the mark of a list's entry with the blank behind it; 0 where there is none.
std::size_t mark_size(std::string_view text) {
  if (text.size() > 2 && (text[0] == '-' || text[0] == '*' || text[0] == '+') && text[1] == ' ')
    return 2;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9') ++digits;
  const bool numbered = digits > 0 && digits < 4 && digits + 2 < text.size() &&
                        (text[digits] == '.' || text[digits] == ')') && text[digits + 1] == ' ';
  return numbered ? digits + 2 : 0;
}

bool is_break(std::string_view text) {
  return text.size() >= 3 && (text[0] == '-' || text[0] == '*' || text[0] == '_') &&
         std::all_of(text.begin(), text.end(), [&](char c) { return c == text[0] || c == ' '; });
}

class Text {
 public:
  Text(FlowText& out, std::string_view bytes) : out_(out) {
    for (std::size_t begin = 0; begin <= bytes.size();) {
      const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
      lines_.push_back(bytes.substr(begin, end - begin));
      begin = end + 1;
    }
    take_notes();
  }

  void read() {
    for (at_ = 0; at_ < lines_.size(); ++at_) line(lines_[at_]);
    out_.end_paragraph();
  }

 private:
  /// Notes stand in paragraphs of their own, with further lines indented.
  void take_notes() {
    std::vector<std::string_view> kept;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const std::string_view name = markdown_note(lines_[i]);
      if (name.empty()) {
        kept.push_back(lines_[i]);
        continue;
      }
      std::string& note = notes_[std::string(name)];
      note = without_blanks(lines_[i].substr(name.size() + 4));
      while (i + 1 < lines_.size() && indent_of(lines_[i + 1]) >= kIndent &&
             !without_blanks(lines_[i + 1]).empty())
        note += ' ' + std::string(without_blanks(lines_[++i]));
    }
    lines_ = std::move(kept);
  }

  void line(std::string_view whole) {
    std::string_view text = without_blanks(whole);
    if (text.starts_with("```") || text.starts_with("~~~")) {
      out_.end_paragraph();
      fenced_ = !fenced_;
      return;
    }
    if (fenced_) {
      out_.add(text);
      out_.end_paragraph();
      return;
    }
    while (text.starts_with(">")) text = without_blanks(text.substr(1));
    if (text.empty() || is_break(text)) {
      out_.end_paragraph();
    } else if (const unsigned int level = markdown_heading(text); level > 0) {
      out_.end_paragraph();
      text = without_blanks(text.substr(level));
      while (text.ends_with("#")) text = without_blanks(text.substr(0, text.size() - 1));
      inlines(text);
      out_.set_heading(static_cast<uint8_t>(level));
      out_.end_paragraph();
    } else if (at_ + 1 < lines_.size() && text.find('|') != std::string_view::npos &&
               is_markdown_rule_of_table(lines_[at_ + 1])) {
      table();
    } else if (const std::size_t mark = mark_size(text); mark > 0) {
      out_.end_paragraph();
      const bool bullet = text[1] == ' ';
      const bool inner = indent_of(whole) >= kIndent;
      out_.add(bullet ? (inner ? "\u25E6 " : "\u2022 ") : text.substr(0, mark));
      inlines(text.substr(mark));
    } else {
      out_.add(" ");  // a line end within a paragraph
      inlines(text);
    }
  }

  void table() {
    row(lines_[at_]);
    for (at_ += 2; at_ < lines_.size(); ++at_) {
      if (lines_[at_].find('|') == std::string_view::npos) break;
      row(lines_[at_]);
    }
    --at_;
  }

  void row(std::string_view text) {
    text = without_blanks(text);
    if (text.starts_with('|')) text.remove_prefix(1);
    if (text.ends_with('|')) text.remove_suffix(1);
    out_.begin_row();
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i) {
      const bool parts = i == text.size() || (text[i] == '|' && (i == 0 || text[i - 1] != '\\'));
      if (!parts) continue;
      inlines(without_blanks(text.substr(begin, i - begin)));
      out_.end_cell();
      begin = i + 1;
    }
    out_.end_row();
  }

  /// Text with its marks: each branch says how far it went.
  void inlines(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
      const std::string_view rest = text.substr(i, kLongest);
      if (rest.front() == '\\' && rest.size() > 1 && is_mark(rest[1])) {
        out_.add(rest.substr(1, 1));
        i += 2;
      } else if (rest.starts_with("[^") && rest.find(']') != std::string_view::npos) {
        const std::size_t end = rest.find(']');
        note(std::string(rest.substr(2, end - 2)));
        i += end + 1;
      } else if (const std::size_t link = link_size(rest); link > 0) {
        this->link(rest);
        i += link;
      } else if (rest.starts_with("**") || rest.starts_with("__")) {
        out_.set_type({0, !out_.type().bold});
        i += 2;
      } else if (rest.front() == '`' || is_emphasis(text, i)) {
        ++i;
      } else {
        const std::size_t next = std::min(text.find_first_of("\\[!*_`", i + 1), text.size());
        out_.add(text.substr(i, next - i));
        i = next;
      }
    }
    out_.set_type({});
  }

  /// A star or line within a word, or between blanks, is itself.
  static bool is_emphasis(std::string_view text, std::size_t at) {
    if (text[at] != '*' && text[at] != '_') return false;
    const bool before = at > 0 && text[at - 1] != ' ';
    const bool behind = at + 1 < text.size() && text[at + 1] != ' ';
    const bool closes = text.find(text[at], at + 1) != std::string_view::npos;
    const bool opened = text.substr(0, at).find(text[at]) != std::string_view::npos;
    return text[at] == '*' ? before != behind || (before && behind && (closes || opened))
                           : before != behind;
  }

  /// Bytes of `[text](address)` or `![text](address)`; 0 where there is none.
  static std::size_t link_size(std::string_view text) {
    const std::size_t begin = text.starts_with("![") ? 1 : 0;
    if (text.size() <= begin || text[begin] != '[') return 0;
    const std::size_t middle = text.find("](", begin);
    if (middle == std::string_view::npos || text.find('[', begin + 1) < middle) return 0;
    const std::size_t end = text.find(')', middle);
    return end == std::string_view::npos ? 0 : end + 1;
  }

  void link(std::string_view text) {
    if (text.front() == '!') return;  // a picture
    const std::size_t middle = text.find("](");
    inlines(text.substr(1, middle - 1));
    const std::string_view address = text.substr(middle + 2, text.find(')', middle) - middle - 2);
    out_.add_link(address.substr(0, address.find(' ')));
  }

  void note(const std::string& name) {
    const auto known = numbers_.find(name);
    const auto found = notes_.find(name);
    if (known != numbers_.end()) {
      out_.call_note(known->second);
    } else if (found != notes_.end() && !in_note_) {
      in_note_ = true;
      numbers_[name] = out_.begin_note();
      inlines(found->second);
      out_.end_note();
      in_note_ = false;
    } else {
      out_.add("[^" + name + "]");
    }
  }

  FlowText& out_;
  std::vector<std::string_view> lines_;
  std::map<std::string, std::string> notes_;
  std::map<std::string, std::size_t> numbers_;
  std::size_t at_ = 0;
  bool fenced_ = false;
  bool in_note_ = false;
};

}  // namespace

Extracted read_markdown(std::string_view bytes, const Limits& limits) {
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  FlowText out(limits);
  Text(out, bytes).read();
  Extracted done;
  done.media_type = "text/markdown";
  out.finish("the text", done);
  return done;
}

}  // namespace sagwan::readers
