// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/common_words.h"

#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kWord = "word";
constexpr std::string_view kRare = "rare_word";

}  // namespace

bool is_han(std::string_view text, uint32_t at) {
  return at + kHanBytes <= text.size() && utf8::length(text[at]) == kHanBytes && han_at(text, at);
}

bool has_other_letters(std::string_view text, Span span) {
  for (uint32_t at = span.begin; at < span.end; at += utf8::length(text[at])) {
    if (utf8::length(text[at]) != kHanBytes) continue;
    const Script script = script_of(utf8::decode(text, at));
    if (script == Script::hangul || script == Script::kana) return true;
  }
  return false;
}

bool CommonWords::is_word(Span span) const { return lexicon_->has(slice(text_, span), kWord, 0); }

bool CommonWords::is_any_word(Span span) const {
  return is_word(span) || lexicon_->has(slice(text_, span), kRare, 0);
}

bool CommonWords::holds_rare(Span span) const {
  for (uint32_t at = span.begin; at + 2 * kHanBytes <= span.end; at += kHanBytes) {
    if (lexicon_->has(slice(text_, {at, at + 2 * kHanBytes}), kRare, 0)) return true;
  }
  return false;
}

bool CommonWords::begins_at(uint32_t at) const {
  return is_han(text_, at) && is_han(text_, at + kHanBytes) && is_word({at, at + 2 * kHanBytes});
}

bool CommonWords::any_begins_at(uint32_t at) const {
  for (uint32_t n = 1; n <= kLongestWord; ++n) {
    const Span word{at, at + n * kHanBytes};
    if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) return false;
    if (is_any_word(word)) return true;
  }
  return false;
}

bool CommonWords::cross(uint32_t at) const {
  return any_before(at, [&](Span before) {
    for (uint32_t n = 1; n < kLongestWord; ++n) {
      const Span word{before.begin, at + n * kHanBytes};
      if (word.end > block_.end || !is_han(text_, word.end - kHanBytes)) return false;
      if (word.size() <= kLongestWord * kHanBytes && is_word(word)) return true;
    }
    return false;
  });
}

bool CommonWords::touch(Span name, uint32_t limit) const {
  uint32_t from = name.begin;
  for (uint32_t n = 1; n < kLongestWord && has_han_before(from); ++n) from -= kHanBytes;
  for (; from < name.end; from += kHanBytes) {
    for (uint32_t n = 2; n <= kLongestWord; ++n) {
      const Span word{from, from + n * kHanBytes};
      if (word.end > limit || !is_han(text_, word.end - kHanBytes)) break;
      if (word.end > name.begin && is_word(word)) return true;
    }
  }
  return false;
}

}  // namespace sagwan
