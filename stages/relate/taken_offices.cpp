// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/taken_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr int kMostUnits = 3;              // bodies between a person and his office
constexpr int kMostWords = 3;              // that nobody found
constexpr uint32_t kLongestTaking = 90;    // bytes between a person and the office that he takes
constexpr uint32_t kLongestFilling = 150;  // bytes between an office and by whom it is filled
constexpr uint32_t kLongestGloss = 40;
constexpr int kMostItems = 8;
constexpr char32_t kApostrophe = 0x2019;

}  // namespace

std::optional<BesideOffice> TakenOffices::holder_of(uint32_t office) const {
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
    if (!words_.is_body(*at)) return std::nullopt;
    if (out.body == kNone && !words_.is_seat(*at)) out.body = *at;
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
    out.body = words_.body_directly_behind(office);
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
