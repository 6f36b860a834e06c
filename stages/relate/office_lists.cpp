// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/office_lists.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint32_t kLongestPhrase = 90;  // bytes of a person with the offices he has
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kBrackets = {
    {{"(", ")"}, {"\uFF08", "\uFF09"}}};
constexpr std::size_t kMostListed = 16;  // offices or persons in a list
constexpr int kMostItems = 64;           // of a list, with bodies and places
constexpr int kShortestName = 2;         // letters of a name that nobody found
constexpr int kLongestName = 4;
constexpr int kLongestWord = 9;  // letters of a word before an office

}  // namespace

bool OfficeLists::is_hangul_at(uint32_t at) const {
  return at < text_.size() && script_of(utf8::decode(text_, at)) == Script::hangul;
}

uint32_t OfficeLists::behind_bracket(uint32_t at) const {
  const uint32_t open = words_.behind_space(at);
  const std::string_view phrase = text_.substr(open, kLongestPhrase);
  for (const auto& [before, behind] : kBrackets) {
    if (!phrase.starts_with(before)) continue;
    const std::size_t close = phrase.find(behind);
    if (close != std::string_view::npos) return open + static_cast<uint32_t>(close + behind.size());
  }
  return at;
}

uint32_t OfficeLists::behind_joint(uint32_t at) const {
  const uint32_t from = words_.behind_space(at);
  const uint32_t size = word_at(joints_, from);
  return size == 0 ? at : words_.behind_space(from + size);
}

uint32_t OfficeLists::phrase_end(uint32_t person) const {
  return offices_end(behind_bracket(mentions_[person].span.end));
}

uint32_t OfficeLists::offices_end(uint32_t at) const {
  bool is_open = true;  // a word that nobody found may stand before an office
  bool is_place = false;
  for (std::size_t steps = 0; steps < kMostListed; ++steps) {
    const uint32_t next = words_.behind_space(at);
    const uint32_t item = words_.beginning_at(next);
    if (item != kNone && !words_.is(item, FindType::per)) {
      at = behind_bracket(mentions_[item].span.end);
      is_place = words_.is(item, FindType::loc);
      is_open = true;
    } else if (const uint32_t size = words_.word_behind(OfficeWord::since, next);
               size != 0 && next > at && !is_hangul_at(next + size)) {
      at = next + size;
    } else if (const uint32_t end =
                   is_open && (next > at || is_place) ? unknown_word_end(next) : next;
               end != next) {
      at = end;
      is_open = false;
    } else {
      break;
    }
  }
  return at;
}

bool OfficeLists::is_of_era(uint32_t person) const {
  const uint32_t end = mentions_[person].span.end;
  return word_at(era_, words_.behind_space(phrase_end(person))) != 0 ||
         word_at(era_, words_.behind_space(end)) != 0;
}

uint32_t OfficeLists::unknown_word_end(uint32_t at) const {
  if (word_at(era_, at) != 0) return at;
  uint32_t end = at;
  int letters = 0;
  while (is_hangul_at(end) && letters <= kLongestWord) {
    if (words_.beginning_at(end) != kNone) return at;
    end += utf8::length(text_[end]);
    ++letters;
  }
  if (letters == 0 || letters > kLongestWord || end >= text_.size()) return at;
  if (text_[end] == ',')
    return words_.is(words_.beginning_at(behind_joint(end)), FindType::per) ? end : at;
  if (text_[end] != ' ') return at;
  const uint32_t item = words_.beginning_at(end + 1);
  if (words_.is(item, FindType::title) || words_.is(item, FindType::org)) return end;
  if (!words_.is(item, FindType::per)) return at;
  // A joint written on to it leads to the next person.
  const auto last = static_cast<uint32_t>(utf8::previous(text_, end));
  return last > at && last + word_at(joints_, last) == end ? last : at;
}

uint32_t OfficeLists::unknown_end(uint32_t at) const {
  uint32_t end = at;
  int letters = 0;
  while (is_hangul_at(end) && letters <= kLongestName) {
    end += utf8::length(text_[end]);
    ++letters;
  }
  if (letters < kShortestName || letters > kLongestName || end >= text_.size()) return at;
  if (text_[end] == ' ') return offices_end(end) != end ? end : at;
  return text_[end] == '(' || text_[end] == ',' || utf8::decode(text_, end) == kMiddleDot ? end
                                                                                          : at;
}

std::vector<uint32_t> OfficeLists::persons_from(uint32_t person) const {
  std::vector<uint32_t> out;
  uint32_t end = 0;
  for (uint32_t at = mentions_[person].span.begin; out.size() < kMostListed;
       at = behind_joint(end)) {
    if (!out.empty() && at == end) break;
    const uint32_t item = words_.beginning_at(at);
    if (words_.is(item, FindType::per)) {
      out.push_back(item);
      end = phrase_end(item);
      continue;
    }
    const uint32_t unknown = item == kNone ? unknown_end(at) : at;
    if (unknown == at) break;
    out.push_back(kNone);
    end = offices_end(behind_bracket(unknown));
  }
  while (!out.empty() && out.back() == kNone) out.pop_back();
  return out;
}

std::vector<uint32_t> OfficeLists::persons_until(uint32_t person) const {
  std::vector<uint32_t> out{person};
  const std::vector<uint32_t>& items = words_.items();
  auto at = std::ranges::lower_bound(items, mentions_[person].span.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  for (int seen = 0; at != items.begin() && out.size() < kMostListed && seen < kMostItems; ++seen) {
    --at;
    if (!words_.is(*at, FindType::per)) continue;
    const uint32_t end = phrase_end(*at);
    const uint32_t next = behind_joint(end);
    const bool is_comma = next != end && text_[words_.behind_space(end)] == ',';
    if (next == end || (is_comma && out.size() == 1) || words_.beginning_at(next) != out.back())
      break;
    out.push_back(*at);
  }
  std::ranges::reverse(out);
  return out;
}

std::vector<uint32_t> OfficeLists::offices_until(uint32_t office) const {
  std::vector<uint32_t> out{office};
  const std::vector<uint32_t>& items = words_.items();
  auto at = std::ranges::lower_bound(items, mentions_[office].span.begin, {},
                                     [&](uint32_t i) { return mentions_[i].span.begin; });
  for (int seen = 0; at != items.begin() && out.size() < kMostListed && seen < kMostItems; ++seen) {
    --at;
    if (words_.is(*at, FindType::per)) break;
    if (!words_.is(*at, FindType::title)) continue;
    const uint32_t end = mentions_[*at].span.end;
    const uint32_t next = behind_joint(end);
    if (next == end || words_.office_from(next, false) != out.back()) break;
    out.push_back(*at);
  }
  std::ranges::reverse(out);
  return out;
}

}  // namespace sagwan
