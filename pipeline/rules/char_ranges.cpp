// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/char_ranges.h"

#include <unicode/uniset.h>

#include <algorithm>

namespace sagwan {

namespace {

constexpr char32_t kLast = 0x10FFFF;
// Sets of a few hundred letters are folded letter by letter; larger ones hold both cases already.
constexpr char32_t kMostFolded = 512;

/// Simple case pairs of ASCII, Latin-1 and Cyrillic.
char32_t other_case(char32_t c) {
  if ((c >= 'a' && c <= 'z') || (c >= 0xE0 && c <= 0xFE && c != 0xF7)) return c - 32;
  if ((c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7)) return c + 32;
  if (c >= 0x430 && c <= 0x44F) return c - 32;
  if (c >= 0x410 && c <= 0x42F) return c + 32;
  if (c >= 0x450 && c <= 0x45F) return c - 80;
  if (c >= 0x400 && c <= 0x40F) return c + 80;
  return c;
}

}  // namespace

void normalise(CharRanges& ranges) {
  std::sort(ranges.begin(), ranges.end());
  std::size_t out = 0;
  for (const auto& range : ranges) {
    if (out > 0 && range.first <= ranges[out - 1].second + 1) {
      ranges[out - 1].second = std::max(ranges[out - 1].second, range.second);
    } else {
      ranges[out++] = range;
    }
  }
  ranges.resize(out);
}

CharRanges complement(const CharRanges& ranges) {
  CharRanges out;
  char32_t from = 0;
  for (const auto& [low, high] : ranges) {
    if (low > from) out.emplace_back(from, low - 1);
    from = high + 1;
  }
  if (from <= kLast) out.emplace_back(from, kLast);
  return out;
}

void add_other_case(CharRanges& ranges) {
  const CharRanges before = ranges;
  for (const auto& [low, high] : before) {
    if (high - low > kMostFolded) continue;
    for (char32_t c = low; c <= high; ++c) {
      if (const char32_t other = other_case(c); other != c) ranges.emplace_back(other, other);
    }
  }
  normalise(ranges);
}

bool contains(const CharRanges& ranges, char32_t c) {
  const auto after =
      std::upper_bound(ranges.begin(), ranges.end(), c,
                       [](char32_t x, const auto& range) { return x < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->second;
}

const CharRanges& CharProperties::ranges(const std::string& name) {
  const std::scoped_lock lock(mutex_);
  const auto [it, fresh] = known_.try_emplace(name);
  if (!fresh) return it->second;
  UErrorCode status = U_ZERO_ERROR;
  const icu::UnicodeString pattern = icu::UnicodeString::fromUTF8("[\\p{" + name + "}]");
  const icu::UnicodeSet set(pattern, status);
  if (U_FAILURE(status) != 0) return it->second;
  for (int32_t i = 0; i < set.getRangeCount(); ++i) {
    it->second.emplace_back(static_cast<char32_t>(set.getRangeStart(i)),
                            static_cast<char32_t>(set.getRangeEnd(i)));
  }
  return it->second;
}

}  // namespace sagwan
