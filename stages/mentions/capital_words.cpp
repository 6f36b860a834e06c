// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/capital_words.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Word classes: the common words of a language; words with a capital that are no names, and how
// such end.
constexpr std::string_view kWord = "word";
constexpr std::string_view kNoName = "capital_none";
constexpr std::string_view kNoneEnd = "capital_none_end";
constexpr std::array<std::string_view, 5> kNoNames = {"no_name", "loc_adjective", "month",
                                                      "weekday", kNoName};
// How the classes of given and family names begin.
constexpr std::string_view kGiven = "given";
constexpr std::string_view kGivenWord = "given_word";
constexpr std::string_view kFamily = "family";
constexpr std::string_view kSurname = "surname";

constexpr std::size_t kLongestEnd = 8;    // bytes of an ending of `capital_none_end`
constexpr uint32_t kLongestParticle = 2;  // bytes of a small part of a compound (al-, el-)
constexpr std::size_t kLeastStem = 3;     // letters before one

constexpr char32_t kApostrophe = 0x2019;

bool is_cased(char32_t c) {
  const Script script = script_of(c);
  return script == Script::latin || script == Script::cyrillic;
}

bool is_apostrophe(char32_t c) { return c == '\'' || c == kApostrophe; }

/// Behind such a mark any word may have a capital.
bool opens(char32_t c) {
  return c == '"' || c == '(' || c == '[' || c == ':' || c == 0xAB || c == '\n' ||
         (c >= 0x2018 && c <= 0x201F && c != kApostrophe) || c == 0x2022;
}

}  // namespace

const std::vector<CapitalWord>& CapitalWords::read(const Sentence& sentence) {
  words_.clear();
  lang_ = sentence.lang;
  for (uint32_t at = sentence.span.begin; at < sentence.span.end;) {
    const char32_t c = utf8::decode(text_, at);
    if (!is_cased(c)) {
      at += utf8::length(text_[at]);
      continue;
    }
    const uint32_t end = word_end(at, sentence.span.end);
    add({at, end}, sentence);
    at = end;
  }
  return words_;
}

uint32_t CapitalWords::word_end(uint32_t at, uint32_t end) const {
  while (at < end) {
    const char32_t c = utf8::decode(text_, at);
    const uint32_t next = at + utf8::length(text_[at]);
    const bool joins =
        (c == '-' || is_apostrophe(c)) && next < end && is_cased(utf8::decode(text_, next));
    if (!is_cased(c) && !joins) break;
    at = next;
  }
  return at;
}

void CapitalWords::add(Span letters, const Sentence& sentence) {
  CapitalWord word;
  word.span = letters;
  word.end = letters.end;
  word.is_capital = is_capital(utf8::decode(text_, letters.begin));
  if (letters.size() > 2 && text_[letters.end - 1] == 's') {
    const auto mark = static_cast<uint32_t>(utf8::previous(text_, letters.end - 1));
    if (mark > letters.begin && is_apostrophe(utf8::decode(text_, mark))) word.span.end = mark;
  }
  word.is_first = is_first(letters.begin, sentence);
  if (word.is_capital) classify(word);
  words_.push_back(word);
}

bool CapitalWords::is_first(uint32_t at, const Sentence& sentence) const {
  if (words_.empty()) return true;
  while (at > sentence.span.begin) {
    const char32_t before = utf8::decode_before(text_, at);
    if (opens(before)) return true;
    if (!is_space(before)) return false;
    at = static_cast<uint32_t>(utf8::previous(text_, at));
    if (text_[at] == '\n') return true;
  }
  return true;
}

void CapitalWords::classify(CapitalWord& word) const {
  const std::string_view name = slice(text_, word.span);
  uint32_t capitals = 0;
  uint32_t letters = 0;
  for (std::size_t i = 0; i < name.size(); i += utf8::length(name[i])) {
    const char32_t c = utf8::decode(name, i);
    letters += is_cased(c) ? 1U : 0U;
    capitals += is_capital(c) ? 1U : 0U;
  }
  word.is_upper = letters > 1 && capitals == letters;
  word.is_initial = letters == 1 && word.end < text_.size() && text_[word.end] == '.';
  const auto touches = [&](char32_t c) {
    return is_digit(c) || c == '@' || c == '/' || c == '_' || c == '&' || c == '-';
  };
  const bool in_code =
      (word.span.begin > 0 && touches(utf8::decode_before(text_, word.span.begin))) ||
      (word.end < text_.size() && touches(utf8::decode(text_, word.end)));
  bool is_other = false;
  lexicon_.words_at(text_, word.span.begin, matches_);
  for (const Lexicon::Match& match : matches_) {
    // A list has some names with their possessive ending (Moody's).
    if (match.length != word.span.size() && match.length != word.end - word.span.begin) continue;
    for (uint32_t row = match.first; row < match.first + lexicon_.same(match.first); ++row) {
      const LexiconEntry entry = lexicon_.entry(row);
      const std::string_view type = entry.type;
      is_other = is_other || type == kGivenWord || entry.emits == FindType::loc;
      word.is_body = word.is_body || entry.emits == FindType::org;
      word.is_given = word.is_given || type.starts_with(kGiven);
      word.is_family = word.is_family || type.starts_with(kFamily) || type == kSurname;
    }
  }
  word.is_never = std::any_of(kNoNames.begin(), kNoNames.end(), [&](std::string_view type) {
    return lexicon_.find(name, type, 0) != kNone;
  });
  word.is_only_given = word.is_given && !is_other;
  word.is_common =
      word.is_never || in_code || (letters == 1 && !word.is_initial) || is_common(word.span);
}

bool CapitalWords::is_common(Span span) const {
  const std::string_view name = slice(text_, span);
  for (const std::string_view type : kNoNames) {
    if (lexicon_.find(name, type, 0) != kNone) return true;
  }
  if (is_word(span)) return true;
  for (std::size_t n = 2; n <= kLongestEnd && n + kLeastStem <= name.size(); ++n) {
    if (lexicon_.find(name.substr(name.size() - n), kNoneEnd, lang_) != kNone) return true;
  }
  // A part that is a common word makes a compound none.
  if (name.find('-') == std::string_view::npos) return false;
  for (std::size_t from = 0; from < name.size();) {
    const std::size_t to = std::min(name.find('-', from), name.size());
    const Span part{span.begin + static_cast<uint32_t>(from),
                    span.begin + static_cast<uint32_t>(to)};
    if (part.size() > kLongestParticle && is_common(part)) return true;
    from = to + 1;
  }
  return false;
}

std::string CapitalWords::small(Span span) const {
  std::string out;
  out.reserve(span.size());
  for (uint32_t at = span.begin; at < span.end; at += utf8::length(text_[at])) {
    utf8::append(out, small_of(utf8::decode(text_, at)));
  }
  return out;
}

bool CapitalWords::is(Span span, std::string_view type) const {
  return lexicon_.find(small(span), type, lang_) != kNone;
}

bool CapitalWords::is_word(Span span) const { return lexicon_.has(small(span), kWord, lang_); }

}  // namespace sagwan
