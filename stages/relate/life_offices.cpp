// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/life_offices.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr int kMostSteps = 16;         // between an office's verb and who took it
constexpr int kMostWords = 3;          // that nobody found, between a verb and its office
constexpr int kMostLetters = 8;        // of Han, between a verb and its office
constexpr uint32_t kLongestWay = 400;  // bytes between a person and his office

}  // namespace

std::optional<BesideOffice> LifeOffices::holder_of(
    uint32_t office, const std::map<uint32_t, BesideOffice>& holders) const {
  const uint32_t begin = mentions_[office].span.begin;
  const Script script = script_of(utf8::decode_before(text_, mentions_[office].span.end));
  if (script == Script::hangul) return std::nullopt;
  const uint32_t sentence = index_holding(layers_.sentences, mentions_[office].span);
  if (sentence == kNone) return std::nullopt;
  const Verb verb = verb_of(office);
  if (verb.begin == kNone) return std::nullopt;
  BesideOffice out{kNone, office, verb.body};
  if (out.body == kNone && script != Script::han) {
    out.body = words_.body_directly_behind(office);
  }
  const uint32_t from = layers_.sentences[sentence].span.begin;
  bool is_behind_body = false;
  bool has_which = false;
  int kinds = 0;
  uint32_t at = verb.begin;
  for (int steps = 0; steps < kMostSteps && begin - at < kLongestWay; ++steps) {
    at = words_.before_space(at);
    if (at <= from) {
      out.person = only_person_before(sentence);
      break;
    }
    const bool is_parted = text_[at - 1] == ',';
    if (is_parted) at = words_.before_space(at - 1);
    const uint32_t item = words_.ending_at(at);
    if (words_.is(item, FindType::per)) {
      if (!is_parted || has_which || is_first(item, sentence)) out.person = item;
      break;
    }
    if (words_.is(item, FindType::title)) {
      if (const auto before = holders.find(item); before != holders.end())
        out.person = before->second.person;
      break;
    }
    if (const uint32_t size = words_.word_before(OfficeWord::he, at)) {
      out.person = at - size <= from || is_parted ? only_person_before(sentence) : kNone;
      break;
    }
    if (is_parted || step(at, is_behind_body, has_which)) continue;
    // What he is, before the word for which: P, a diplomat who was.
    const uint32_t word = has_which && ++kinds <= kMostWords ? words_.word_begin(at) : at;
    if (word == at || is_capital(utf8::decode(text_, word))) break;
    at = word;
  }
  if (out.person == kNone) return std::nullopt;
  return out;
}

LifeOffices::Verb LifeOffices::verb_of(uint32_t office) const {
  Verb out;
  uint32_t at = mentions_[office].span.begin;
  const bool is_han = words_.puts_noun_last(office);
  for (int words = 0; at > 0 && words <= (is_han ? kMostLetters : kMostWords);) {
    at = words_.before_space(at);
    const uint32_t size = std::max(words_.word_before(OfficeWord::life, at),
                                   words_.word_before(OfficeWord::taken, at));
    if (size != 0) {
      out.begin = at - size;
      return out;
    }
    const uint32_t possessive = is_han ? 0 : words_.possessive_before(at);
    const uint32_t item = words_.ending_at(at - possessive);
    if (words_.is_body(item)) {
      if (out.body == kNone && !words_.is_seat(item)) out.body = item;
      at = mentions_[item].span.begin;
      continue;
    }
    if (item != kNone) break;
    if (is_han) {
      const uint32_t seat = words_.word_before(OfficeWord::seat, at);
      if (script_of(utf8::decode_before(text_, at)) != Script::han) break;
      at = seat != 0 ? at - seat : static_cast<uint32_t>(utf8::previous(text_, at));
      words += seat != 0 ? 0 : 1;
      continue;
    }
    const uint32_t begin = words_.word_begin(at);
    if (begin == at || is_capital(utf8::decode(text_, begin)) ||
        lexicon_.find(slice(text_, {begin, at}), kNoEpithet, 0) != kNone)
      break;
    at = begin;
    ++words;
  }
  return out;
}

bool LifeOffices::step(uint32_t& at, bool& is_behind_body, bool& has_which) const {
  const auto time = first_behind(layers_.times, at);
  for (auto t = time; t != layers_.times.begin() && time - t < 3;) {
    --t;
    if (t->span.end != at) continue;
    at = t->span.begin;
    return true;
  }
  if (const uint32_t item = words_.ending_at(at); words_.is_body(item)) {
    at = mentions_[item].span.begin;
    is_behind_body = true;
    return true;
  }
  if (const uint32_t size = words_.word_before(OfficeWord::which, at)) {
    has_which = true;
    at -= size;
    return true;
  }
  if (const uint32_t size = words_.word_before(OfficeWord::between, at)) {
    at -= size;
    return true;
  }
  if (is_behind_body) {
    if (const uint32_t size = words_.word_before(OfficeWord::of, at)) {
      at -= size;
      return true;
    }
  }
  uint32_t begin = at;
  while (begin > 0 &&
         (is_digit(static_cast<unsigned char>(text_[begin - 1])) || text_[begin - 1] == '-'))
    --begin;
  if (begin != at) {
    at = begin;
    return true;
  }
  if (text_[at - 1] != ')') return false;
  begin = words_.opening(at);
  if (begin == at) return false;
  at = begin;
  return true;
}

bool LifeOffices::is_first(uint32_t person, uint32_t sentence) const {
  const uint32_t from = layers_.sentences[sentence].span.begin;
  const auto at = std::ranges::lower_bound(words_.items(), from, {},
                                           [&](uint32_t i) { return mentions_[i].span.begin; });
  return std::find_if(at, words_.items().end(), [&](uint32_t i) {
           return mentions_[i].type == FindType::per;
         }) == std::ranges::find(at, words_.items().end(), person);
}

uint32_t LifeOffices::only_person_before(uint32_t sentence) const {
  if (sentence == 0) return kNone;
  const Span before = layers_.sentences[sentence - 1].span;
  if (slice(text_, {before.begin, layers_.sentences[sentence].span.begin}).find('\n') !=
      std::string_view::npos)
    return kNone;
  uint32_t out = kNone;
  auto at = std::ranges::lower_bound(words_.items(), before.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  for (; at != words_.items().end() && mentions_[*at].span.begin < before.end; ++at) {
    if (mentions_[*at].type != FindType::per) continue;
    if (out != kNone && layers_.links[*at].entity != layers_.links[out].entity) return kNone;
    out = *at;
  }
  return out;
}

}  // namespace sagwan
