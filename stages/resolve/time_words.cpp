// SPDX-License-Identifier: Apache-2.0
#include "stages/resolve/time_words.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/lexicon.h"

namespace sagwan {

namespace {

/// Does a word begin at `at` of `text`, where its script has spaces between words?
bool begins_word(std::string_view text, std::size_t at) {
  const Script script = script_of(utf8::decode(text, at));
  if (at == 0 || (script != Script::latin && script != Script::cyrillic)) return true;
  return script_of(utf8::decode_before(text, at)) != script;
}

}  // namespace

std::string_view behind_bracket(std::string_view text) {
  constexpr std::size_t kMostBracket = 40;  // bytes
  if (!text.starts_with('(')) return text;
  const std::size_t close = text.find(')');
  return close < kMostBracket ? text.substr(close + 1) : text;
}

WordsBeside::WordsBeside(const Lexicon& lexicon, std::string_view type) {
  for (const std::string_view word : lexicon.surfaces(type, 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(word, type, 0));
    (entry.attribute("side") == "before" ? before_ : after_).push_back(word);
  }
}

bool WordsBeside::stand_by(std::string_view text, Span span) const {
  std::string_view left = text.substr(0, span.begin);
  std::string_view right = text.substr(span.end);
  while (left.ends_with(' ')) left.remove_suffix(1);
  right = behind_bracket(right);
  while (right.starts_with(' ')) right.remove_prefix(1);
  const auto ends_left = [&](std::string_view word) {
    return left.back() == word.back() && left.ends_with(word) &&
           begins_word(left, left.size() - word.size());
  };
  const auto begins_right = [&](std::string_view word) {
    return right.front() == word.front() && right.starts_with(word);
  };
  return (!left.empty() && std::any_of(before_.begin(), before_.end(), ends_left)) ||
         (!right.empty() && std::any_of(after_.begin(), after_.end(), begins_right));
}

bool WordsBeside::open(std::string_view sentence) const {
  return std::ranges::any_of(before_, [&](std::string_view word) {
    if (!sentence.starts_with(word)) return false;
    // In a script with spaces the word ends there.
    const Script script = script_of(utf8::decode_before(word, word.size()));
    return script == Script::han || word.size() == sentence.size() ||
           script_of(utf8::decode(sentence, word.size())) != script;
  });
}

bool WordsBeside::is(std::string_view text) const {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  return std::ranges::find(after_, text) != after_.end();
}

TimeWords::TimeWords(const Lexicon& lexicon)
    : compared(lexicon, "time_compared"),
      since(lexicon, "time_since"),
      that_is(lexicon, "time_that_is"),
      said(lexicon, "time_said"),
      joiner(lexicon, "time_joiner"),
      earlier(lexicon, "time_earlier"),
      until(lexicon, "time_until"),
      from_start(lexicon, "time_from_start"),
      base_amount(lexicon, "time_base_amount") {}

}  // namespace sagwan
