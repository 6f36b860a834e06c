// SPDX-License-Identifier: Apache-2.0
#include "stages/read/labels.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

std::size_t skip_spaces(std::string_view content, std::size_t at) {
  while (at < content.size() && (content[at] == ' ' || content[at] == '\t')) ++at;
  return at;
}

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
