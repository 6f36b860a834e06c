// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/fallen_offices.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr int kMostSteps = 12;           // from an office to its verb
constexpr int kMostOwnWords = 6;         // that nobody found, between an office and its verb
constexpr int kMostOfKind = 2;           // that nobody found, between the verb and a person
constexpr uint32_t kLongestQuoted = 90;  // bytes of a name in quotes

}  // namespace

uint32_t FallenOffices::holder_of(uint32_t office, uint32_t at) const {
  const uint32_t verb = words_.behind_space(behind_circumstance(at));
  if (const uint32_t size = verb <= at ? 0 : falls_behind(verb)) return behind_age(verb + size + 1);
  const uint32_t before = words_.before_space(mentions_[office].span.begin);
  if (at >= text_.size() || text_[at] != ',' || words_.word_before(OfficeWord::fresh, before) == 0)
    return kNone;
  const uint32_t person = words_.beginning_at(words_.behind_space(at + 1));
  if (person == kNone) return kNone;
  const uint32_t end = mentions_[person].span.end;
  const bool is_closed = end >= text_.size() || script_of(utf8::decode(text_, end)) == Script::none;
  return is_closed && (end >= text_.size() || text_[end] != ' ') ? person : kNone;
}

uint32_t FallenOffices::instead_of(uint32_t office) const {
  uint32_t at = mentions_[office].span.end;
  for (int steps = 0; steps < kMostOwnWords; ++steps) {
    const uint32_t next = words_.behind_space(at);
    if (next == at || next >= text_.size()) return kNone;
    if (const uint32_t size = words_.word_behind(OfficeWord::instead, next)) {
      const uint32_t person = words_.beginning_at(words_.behind_space(next + size));
      return words_.is(person, FindType::per) ? person : kNone;
    }
    const uint32_t item = words_.beginning_at(next);
    if (item != kNone && !words_.is_body(item)) return kNone;
    const uint32_t end = item == kNone ? words_.word_end(next) : mentions_[item].span.end;
    if (end == next || (item == kNone && is_capital(utf8::decode(text_, next)))) return kNone;
    at = end;
  }
  return kNone;
}

uint32_t FallenOffices::behind_circumstance(uint32_t at) const {
  if (script_of(utf8::decode_before(text_, at)) != Script::cyrillic) return at;
  for (int steps = 0, words = 0; steps < kMostSteps; ++steps) {
    const uint32_t next = words_.behind_space(at);
    if (next == at || next >= text_.size()) break;
    if (falls_behind(next) != 0) break;
    uint32_t item = words_.beginning_at(next);
    if (const uint32_t size = words_.word_behind(OfficeWord::instead, next)) {
      item = words_.beginning_at(words_.behind_space(next + size));
      if (!words_.is(item, FindType::per)) break;
    } else if (item != kNone && !words_.is_body(item)) {
      break;
    }
    if (item != kNone) {
      at = mentions_[item].span.end;
      continue;
    }
    if (const uint32_t quoted = behind_quoted(next); quoted != next) {
      at = quoted;
      continue;
    }
    const uint32_t end = words_.word_end(next);
    if (is_capital(utf8::decode(text_, next)) || ++words > kMostOwnWords) break;
    if (end == next && !is_digit(static_cast<unsigned char>(text_[next]))) break;
    at = end == next ? next + 1 : end;
    while (at < text_.size() && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
  }
  return at;
}

uint32_t FallenOffices::behind_quoted(uint32_t at) const {
  const uint32_t from = words_.behind_quote(at);
  if (from == at) return at;
  for (uint32_t end = from; end < text_.size() && end - from < kLongestQuoted;) {
    const char32_t c = utf8::decode(text_, end);
    if (c == '\n' || c == '.') break;
    end += utf8::length(text_[end]);
    const bool is_mark = c >= 0x80 && script_of(c) == Script::none;
    if (is_mark && (end >= text_.size() || text_[end] == ' ')) return end;
  }
  return at;
}

uint32_t FallenOffices::behind_age(uint32_t at) const {
  for (int words = 0; words < kMostOfKind; ++words) {
    const uint32_t item = words_.beginning_at(at);
    if (item != kNone || at >= text_.size() || is_capital(utf8::decode(text_, at))) return item;
    while (at < text_.size() && is_digit(static_cast<unsigned char>(text_[at]))) ++at;
    const uint32_t end = words_.word_end(at);
    if (end == at || end >= text_.size() || text_[end] != ' ') return kNone;
    at = end + 1;
  }
  return words_.beginning_at(at);
}

uint32_t FallenOffices::falls_behind(uint32_t at) const {
  const uint32_t size = words_.word_behind(OfficeWord::falls, at);
  return size != 0 && at + size < text_.size() && text_[at + size] == ' ' ? size : 0;
}

}  // namespace sagwan
