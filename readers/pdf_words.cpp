// SPDX-License-Identifier: Apache-2.0
#include "readers/pdf_words.h"

#include <algorithm>
#include <string>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kLookedThrough = 1U << 18U;  // bytes of the text before
constexpr std::size_t kLeastLetters = 2;           // before a hyphen
constexpr double kMostStep = 2.0;                  // of the size: the next line of a paragraph
constexpr char32_t kHyphen = 0x2010;
constexpr char32_t kSoftHyphen = 0xAD;

bool is_small(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF) || (c >= 0x0430 && c <= 0x045F);
}

/// Bytes of the hyphen that ends `word` behind small letters; 0 where there is none.
std::size_t hyphen_of(std::string_view word) {
  if (word.size() < kLeastLetters + 1) return 0;
  const std::size_t at = utf8::previous(word, word.size());
  const char32_t last = utf8::decode(word, at);
  if (last != '-' && last != kHyphen && last != kSoftHyphen) return 0;
  return is_small(utf8::decode_before(word, at)) ? word.size() - at : 0;
}

/// The small letters that begin `word`.
std::string_view letters_of(std::string_view word) {
  std::size_t end = 0;
  while (end < word.size() && is_small(utf8::decode(word, end))) end += utf8::length(word[end]);
  return word.substr(0, end);
}

/// The letters that end `word`.
std::string_view stem_of(std::string_view word) {
  std::size_t begin = word.size();
  while (begin > 0 && script_of(utf8::decode_before(word, begin)) != Script::none)
    begin = utf8::previous(word, begin);
  return word.substr(begin);
}

class Known {
 public:
  Known(const std::vector<Line>& lines, std::string_view before)
      : lines_(lines),
        before_(before.substr(before.size() - std::min(before.size(), kLookedThrough))) {}

  /// Whether `word` stands somewhere by itself.
  [[nodiscard]] bool has(std::string_view word) const {
    for (std::size_t at = before_.find(word); at != std::string_view::npos;
         at = before_.find(word, at + 1)) {
      if (is_whole(before_, at, word.size())) return true;
    }
    return std::any_of(lines_.begin(), lines_.end(), [&](const Line& line) {
      return std::any_of(line.words.begin(), line.words.end(), [&](const Word& one) {
        const std::size_t at = one.text.find(word);
        return at != std::string::npos && is_whole(one.text, at, word.size());
      });
    });
  }

 private:
  static bool is_whole(std::string_view text, std::size_t at, std::size_t size) {
    const auto letter = [](char32_t c) { return c == '-' || script_of(c) != Script::none; };
    if (at > 0 && letter(utf8::decode_before(text, at))) return false;
    return at + size >= text.size() || !letter(utf8::decode(text, at + size));
  }

  const std::vector<Line>& lines_;
  std::string_view before_;
};

}  // namespace

void join_cut_words(std::vector<Line>& lines, const TableRows& rows, std::string_view before) {
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!rows[i].empty() || !rows[i + 1].empty()) continue;
    if (lines[i].words.size() < 2 || lines[i + 1].words.empty()) continue;
    Word& left = lines[i].words.back();
    Word& right = lines[i + 1].words.front();
    const std::size_t hyphen = hyphen_of(left.text);
    const std::string_view rest = letters_of(right.text);
    const double step = lines[i + 1].box.bottom - lines[i].box.bottom;
    if (hyphen == 0 || rest.empty() || step <= 0 || step > kMostStep * left.size) continue;
    const std::string_view stem =
        stem_of(std::string_view(left.text).substr(0, left.text.size() - hyphen));
    const Known known(lines, before);
    const std::string whole = std::string(stem) + std::string(rest);
    const bool soft = utf8::decode(left.text, left.text.size() - hyphen) == kSoftHyphen;
    const bool own = !soft && !known.has(whole) &&
                     (known.has(std::string(stem) + '-' + std::string(rest)) ||
                      (known.has(stem) && known.has(rest)));
    if (!own) left.text.resize(left.text.size() - hyphen);
    if (lines[i + 1].words.size() == 1) {
      // The last word of a paragraph stays a line.
      right.text.insert(0, left.text);
      lines[i].words.pop_back();
      continue;
    }
    left.text += right.text;
    lines[i + 1].words.erase(lines[i + 1].words.begin());
  }
}

}  // namespace sagwan::readers
