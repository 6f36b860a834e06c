// SPDX-License-Identifier: Apache-2.0
#include "readers/pdf_words.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan::readers {

namespace {

constexpr std::size_t kLongest = 60;  // bytes of a word
constexpr std::size_t kMostWords = 1U << 18U;
constexpr std::size_t kLeastLetters = 2;  // before a hyphen
constexpr double kMostStep = 2.0;         // of the size: the next line of a paragraph
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

bool is_of_word(char32_t c) { return c == '-' || script_of(c) != Script::none; }

/// Hands each run of letters and hyphens to `take`.
template <typename Take>
void each_word(std::string_view text, Take take) {
  std::size_t begin = 0;
  const auto end_word = [&](std::size_t end) {
    if (end - begin >= kLeastLetters && end - begin <= kLongest)
      take(std::string(text.substr(begin, end - begin)));
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t next = at + utf8::length(text[at]);
    if (!is_of_word(utf8::decode(text, at))) {
      end_word(at);
      begin = next;
    }
    at = next;
  }
  end_word(text.size());
}

}  // namespace

void SeenWords::begin_page(std::string_view text, const std::vector<Line>& lines) {
  each_word(text.substr(std::min(read_, text.size())), [&](std::string word) {
    if (document_.size() < kMostWords) document_.insert(std::move(word));
  });
  read_ = text.size();
  page_.clear();
  for (const Line& line : lines) {
    for (const Word& word : line.words) add_to_page(word.text);
  }
}

void SeenWords::add_to_page(std::string_view text) {
  each_word(text, [&](std::string word) { ++page_[std::move(word)]; });
}

bool SeenWords::has(const std::string& word, std::size_t own) const {
  const auto found = page_.find(word);
  return (found != page_.end() && found->second > own) || document_.count(word) > 0;
}

void join_cut_words(std::vector<Line>& lines, const TableRows& rows, std::string_view before,
                    SeenWords& seen) {
  bool begun = false;
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
    if (!begun) seen.begin_page(before, lines);  // most pages cut no word
    begun = true;
    const std::string whole = std::string(stem) + std::string(rest);
    const bool soft = utf8::decode(left.text, left.text.size() - hyphen) == kSoftHyphen;
    const bool own = !soft && !seen.has(whole) &&
                     (seen.has(std::string(stem) + '-' + std::string(rest)) ||
                      (seen.has(std::string(stem)) && seen.has(std::string(rest), 1)));
    if (!own) left.text.resize(left.text.size() - hyphen);
    if (lines[i + 1].words.size() == 1) {
      // The last word of a paragraph stays a line.
      right.text.insert(0, left.text);
      lines[i].words.pop_back();
      continue;
    }
    left.text += right.text;
    seen.add_to_page(left.text);
    lines[i + 1].words.erase(lines[i + 1].words.begin());
  }
}

}  // namespace sagwan::readers
