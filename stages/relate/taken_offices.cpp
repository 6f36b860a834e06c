// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/taken_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr int kMostUnits = 3;              // bodies between a person and his office
constexpr int kMostWords = 3;              // that nobody found
constexpr uint32_t kLongestTaking = 90;    // bytes between a person and the office that he takes
constexpr uint32_t kLongestFilling = 150;  // bytes between an office and by whom it is filled
constexpr uint32_t kLongestGloss = 40;
constexpr int kMostItems = 8;
constexpr uint32_t kLongestLife = 600;      // bytes of a sentence before its verb, in Han
constexpr int kMostOfSentence = 24;         // mentions of the sentence before
constexpr int kMostAdverbs = 2;             // between a pronoun and its verb
constexpr uint32_t kLongestSentence = 500;  // bytes before one that begins with a pronoun
constexpr uint32_t kFarthestSubject = 80;   // bytes from the beginning of a sentence
constexpr char32_t kApostrophe = 0x2019;

}  // namespace

std::optional<BesideOffice> TakenOffices::holder_of(uint32_t office) const {
  if (auto found = taken_by(office)) return found;
  if (script_of(utf8::decode_before(text_, mentions_[office].span.end)) != Script::han)
    return std::nullopt;
  const uint32_t person = in_life(office);
  if (person == kNone) return std::nullopt;
  const uint32_t body = words_.ending_at(mentions_[office].span.begin);
  return BesideOffice{person, office, words_.is_body(body) && !words_.is_seat(body) ? body : kNone};
}

uint32_t TakenOffices::in_life(uint32_t office) const {
  const Span span = mentions_[office].span;
  // Somebody stands behind it, whose it is, or another office of which it is a part.
  const uint32_t behind = words_.beginning_at(span.end);
  if (words_.is(behind, FindType::per) || words_.is(behind, FindType::title)) return kNone;
  // Back over offices, bodies and letters to the verb of its clause.
  uint32_t at = span.begin;
  bool is_found = false;
  while (!is_found && at > 0 && span.begin - at < kLongestFilling) {
    const uint32_t item = words_.ending_at(at);
    if (words_.is(item, FindType::per)) return kNone;
    const uint32_t size = item == kNone ? words_.word_before(OfficeWord::taken, at) : 0;
    if (size != 0 && utf8::count(slice(text_, {at - size, at})) > 1) {
      is_found = true;
      at -= size;
    } else if (item != kNone) {
      at = mentions_[item].span.begin;
    } else {
      const uint32_t joint = words_.word_before(OfficeWord::joint, at);
      if (joint == 0 && script_of(utf8::decode_before(text_, at)) != Script::han) return kNone;
      at = joint != 0 ? at - joint : static_cast<uint32_t>(utf8::previous(text_, at));
    }
  }
  // Directly behind a person it is read with him.
  if (!is_found || words_.ending_at(at) != kNone) return kNone;
  const std::string_view before = slice(text_, {at - std::min(at, kLongestLife), at});
  std::size_t from = 0;
  for (const std::string_view stop : {std::string_view("\u3002"), std::string_view("\n")}) {
    const std::size_t found = before.rfind(stop);
    if (found != std::string_view::npos) from = std::max(from, found + stop.size());
  }
  return only_person({static_cast<uint32_t>(at - before.size() + from), at});
}

uint32_t TakenOffices::only_person(Span span) const {
  auto at = std::ranges::lower_bound(words_.items(), span.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  uint32_t out = kNone;
  for (int items = 0; items < kMostOfSentence; ++items, ++at) {
    if (at == words_.items().end() || mentions_[*at].span.begin >= span.end) return out;
    if (!words_.is(*at, FindType::per)) continue;
    if (out != kNone && slice(text_, mentions_[out].span) != slice(text_, mentions_[*at].span))
      return kNone;
    out = *at;
  }
  return kNone;
}

std::optional<BesideOffice> TakenOffices::taken_by(uint32_t office) const {
  const Span span = mentions_[office].span;
  const bool is_han = script_of(utf8::decode_before(text_, span.end)) == Script::han;
  auto at = std::ranges::lower_bound(words_.items(), span.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  if (is_han) {
    if (auto found = filled_by(office)) return found;
  }
  BesideOffice out{kNone, office};
  for (int back = 0; at != words_.items().begin() && back < kMostUnits; ++back) {
    --at;
    if (words_.is(*at, FindType::per)) {
      out.person = *at;
      break;
    }
    if (!words_.is_body(*at)) break;
    if (out.body == kNone && !words_.is_seat(*at)) out.body = *at;
  }
  if (!is_han) {
    const uint32_t person = meant_by_pronoun(office, out.body);
    if (person != kNone) {
      const uint32_t behind = words_.beginning_at(words_.behind_space(span.end));
      const bool is_before = out.body != kNone && mentions_[out.body].span.end + 3 >= span.begin;
      return BesideOffice{person, office,
                          is_before                ? out.body
                          : words_.is_body(behind) ? behind
                                                   : words_.body_behind(office)};
    }
  }
  if (out.person == kNone) return std::nullopt;
  uint32_t from = mentions_[out.person].span.end;
  if (span.begin - from > kLongestTaking) return std::nullopt;
  if (!is_han) {
    if (text_[from] != ' ') return std::nullopt;
    ++from;
  }
  const uint32_t size = words_.word_behind(OfficeWord::taken, from);
  // Before a word for duties the office needs no other: relieved of A's post of B.
  const uint32_t duty = is_han && size == 0 ? words_.word_behind(OfficeWord::duty, span.end) : 0;
  const uint32_t behind_duty = span.end + duty;
  const bool is_duty = duty != 0 && (behind_duty >= text_.size() ||
                                     script_of(utf8::decode(text_, behind_duty)) == Script::none);
  const bool is_taken = (size != 0 || is_duty) && from + size <= span.begin &&
                        is_plain({from + size, span.begin}, out.body, is_han);
  if (!is_taken && (is_han || out.body != kNone || !is_said_as({from, span.begin})))
    return std::nullopt;
  if (!is_han && out.body == kNone) {
    const uint32_t behind = words_.beginning_at(words_.behind_space(span.end));
    out.body = words_.is_body(behind) ? behind : words_.body_behind(office);
  }
  return out;
}

uint32_t TakenOffices::meant_by_pronoun(uint32_t office, uint32_t body) const {
  const uint32_t begin = mentions_[office].span.begin;
  const std::string_view before = slice(text_, {begin - std::min(begin, kLongestTaking), begin});
  for (const std::string_view pronoun : pronouns_) {
    const std::size_t found = before.rfind(pronoun);
    if (found == std::string_view::npos || found < 2 || before[found - 1] != ' ' ||
        before[found - 2] != '.' || found + pronoun.size() >= before.size() ||
        before[found + pronoun.size()] != ' ')
      continue;
    const auto subject = static_cast<uint32_t>(begin - before.size() + found);
    uint32_t at = subject + static_cast<uint32_t>(pronoun.size()) + 1;
    uint32_t size = words_.word_behind(OfficeWord::taken, at);
    for (int words = 0; size == 0 && words < kMostAdverbs && at < begin; ++words) {
      at = words_.word_end(at) + 1;
      size = at < begin ? words_.word_behind(OfficeWord::taken, at) : 0;
    }
    const bool is_taken =
        size != 0 && at + size <= begin && is_plain({at + size, begin}, body, false);
    if (is_taken) return subject_before(subject - 2);
  }
  return kNone;
}

uint32_t TakenOffices::subject_before(uint32_t end) const {
  const std::string_view before = slice(text_, {end - std::min(end, kLongestSentence), end});
  const std::size_t line = before.rfind('\n');
  const std::size_t stop = before.rfind(". ");
  std::size_t from = line == std::string_view::npos ? 0 : line + 1;
  if (stop != std::string_view::npos) from = std::max(from, stop + 2);
  const auto begin = static_cast<uint32_t>(end - before.size() + from);
  auto at = std::ranges::lower_bound(words_.items(), begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  uint32_t out = kNone;
  for (int items = 0; items < kMostOfSentence && at != words_.items().end(); ++items, ++at) {
    if (mentions_[*at].span.begin >= end) return out;
    if (!words_.is(*at, FindType::per)) continue;
    // Of several it is not clear who is meant.
    if (out != kNone || mentions_[*at].span.begin >= begin + kFarthestSubject) return kNone;
    out = *at;
  }
  return out;
}

std::optional<BesideOffice> TakenOffices::filled_by(uint32_t office) const {
  const uint32_t end = mentions_[office].span.end;
  const uint32_t size = words_.word_behind(OfficeWord::by, end);
  if (size == 0) return std::nullopt;
  auto at = std::ranges::lower_bound(words_.items(), end + size, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  for (int items = 0; items < kMostItems && at != words_.items().end(); ++items, ++at) {
    const Span span = mentions_[*at].span;
    if (span.begin - end > kLongestFilling) break;
    if (!words_.is(*at, FindType::per)) continue;
    uint32_t behind = span.end;
    if (behind < text_.size() && text_[behind] == '(') {
      const std::size_t close = text_.substr(behind, kLongestGloss).find(')');
      if (close != std::string_view::npos) behind += static_cast<uint32_t>(close) + 1;
    }
    if (words_.word_behind(OfficeWord::taken, behind) == 0) break;
    const uint32_t body = words_.ending_at(mentions_[office].span.begin);
    return BesideOffice{*at, office, words_.is_body(body) && !words_.is_seat(body) ? body : kNone};
  }
  return std::nullopt;
}

bool TakenOffices::is_said_as(Span gap) const {
  for (uint32_t at = gap.begin; at < gap.end; at += utf8::length(text_[at])) {
    const char32_t c = utf8::decode(text_, at);
    if (c != ' ' && c != '-' && c != '\'' && c != kApostrophe && script_of(c) == Script::none)
      return false;
  }
  return words_.word_before(OfficeWord::as, words_.before_space(gap.end)) != 0;
}

uint32_t TakenOffices::replaces(uint32_t person) const {
  const uint32_t end = words_.before_space(mentions_[person].span.begin);
  const uint32_t size = words_.word_before(OfficeWord::replaces, end);
  if (size == 0) return kNone;
  uint32_t at = words_.before_space(end - size);
  if (at > 0 && text_[at - 1] == ',') --at;
  const uint32_t other = words_.ending_at(at);
  return words_.is(other, FindType::per) ? other : kNone;
}

bool TakenOffices::is_taken_behind(uint32_t person) const {
  const uint32_t end = mentions_[person].span.end;
  return words_.word_behind(OfficeWord::taken, end) != 0 ||
         has_particle(text_, end, "genitive", lexicon_);
}

bool TakenOffices::is_plain(Span gap, uint32_t body, bool is_han) const {
  int words = 0;
  for (uint32_t at = gap.begin; at < gap.end;) {
    if (body != kNone && mentions_[body].span.begin == at) {
      at = mentions_[body].span.end;
      continue;
    }
    const char32_t c = utf8::decode(text_, at);
    if (is_han || c == ' ' || c == '\'' || c == kApostrophe) {
      if (is_han && script_of(c) != Script::han) return false;
      at += utf8::length(text_[at]);
      continue;
    }
    const uint32_t end = words_.word_end(at);
    if (end == at || ++words > kMostWords + 1 ||
        lexicon_.find(slice(text_, {at, end}), kNoEpithet, 0) != kNone)
      return false;
    at = end;
  }
  return true;
}

}  // namespace sagwan
