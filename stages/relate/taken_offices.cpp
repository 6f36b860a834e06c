// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/taken_offices.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kNoEpithet = "office_no_epithet";
constexpr int kMostUnits = 3;            // bodies between a person and his office
constexpr int kMostWords = 3;            // that nobody found
constexpr uint32_t kLongestTaking = 90;  // bytes between a person and the office that he takes
constexpr char32_t kApostrophe = 0x2019;

}  // namespace

std::optional<BesideOffice> TakenOffices::holder_of(uint32_t office) const {
  const Span span = mentions_[office].span;
  const bool is_han = script_of(utf8::decode_before(text_, span.end)) == Script::han;
  auto at = std::ranges::lower_bound(words_.items(), span.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
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
  if (size == 0 || from + size > span.begin) return std::nullopt;
  if (!is_plain({from + size, span.begin}, out.body, is_han)) return std::nullopt;
  if (!is_han && out.body == kNone) {
    const uint32_t behind = words_.beginning_at(words_.behind_space(span.end));
    out.body = words_.is_body(behind) ? behind : words_.body_behind(office);
  }
  return out;
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
