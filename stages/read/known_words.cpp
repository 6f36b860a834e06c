// SPDX-License-Identifier: Apache-2.0
#include "stages/read/known_words.h"

#include <algorithm>

namespace sagwan {

namespace {

// Negative logarithms of how likely a piece of a word is, in a list of some 80,000 words and 4,000
// ends, where one letter in some ten is of no word that the list knows.
constexpr double kWord = 9.5;
constexpr double kLetter = 8.0;  // a word of one letter
constexpr double kUnknown = 10.5;
constexpr double kUnknownLetter = 6.0;
constexpr double kSingle = 14.5;  // one letter that is no word, alone
constexpr double kCompound = 2.0;
constexpr double kEnd = 7.5;
constexpr double kShortEnd = 6.5;
constexpr double kNoEnd = 1.0;
constexpr uint32_t kLongestWord = 8;
constexpr uint32_t kLongestEnd = 6;

}  // namespace

KnownWords::KnownWords(const WordHashes& list, std::span<const char32_t> letters)
    : list_(&list),
      size_(static_cast<uint32_t>(std::min<std::size_t>(letters.size(), kMostLetters))) {
  std::copy_n(letters.begin(), size_, letters_.begin());
  for (uint32_t i = 0; i < size_; ++i) {
    WordHashes::Hash hash = WordHashes::kEmpty;
    for (uint32_t n = 1; n <= std::min(kLongestWord, size_ - i); ++n) {
      hash = WordHashes::grow(hash, letters_[i + n - 1]);
      if (list.word(hash)) lengths_[i] = static_cast<uint16_t>(lengths_[i] | 1U << n);
    }
  }
}

WordHashes::Hash KnownWords::hash(Span word) const {
  WordHashes::Hash hash = WordHashes::kEmpty;
  for (uint32_t i = word.begin; i < word.end; ++i) hash = WordHashes::grow(hash, letters_[i]);
  return hash;
}

bool KnownWords::is_end(uint32_t begin, uint32_t end) const {
  return end - begin <= kLongestEnd && list_->end(hash({begin, end}));
}

double KnownWords::cost(uint32_t begin, uint32_t end) const {
  std::array<double, kMostLetters + 1> open;  // pieces up to here, another one behind them
  std::array<double, kMostLetters + 1> stem;
  open.fill(1e9);
  open[begin] = 0;
  stem.fill(1e9);
  for (uint32_t i = begin; i < end; ++i) {
    for (uint32_t to = i + 1; to <= end; ++to) {
      const uint32_t n = to - i;
      const bool known = word(i, to);
      const double piece = n == 1 ? kUnknown : known ? kWord : 1e9;
      const double last = n == 1  ? (known ? kLetter : kSingle)
                          : known ? kWord
                                  : kUnknown + kUnknownLetter * n;
      open[to] = std::min(open[to], open[i] + piece + kCompound);
      stem[to] = std::min(stem[to], open[i] + last);
    }
  }
  double best = stem[end] + kNoEnd;
  for (uint32_t cut = std::max(begin + 1, end - std::min(end, kLongestEnd)); cut < end; ++cut) {
    if (is_end(cut, end)) best = std::min(best, stem[cut] + (end - cut > 1 ? kEnd : kShortEnd));
  }
  return best;
}

KnownWords::Counts KnownWords::reach(uint32_t begin, uint32_t end) const {
  Counts out;
  out.fill(kNoWords);
  out[begin] = 0;
  for (uint32_t i = begin; i < end; ++i) {
    if (out[i] == kNoWords) continue;
    for (uint32_t to = i + 2; to <= std::min(end, i + kLongestWord); ++to) {
      if (word(i, to)) out[to] = std::min(out[to], out[i] + 1);
    }
  }
  return out;
}

KnownWords::Fewest KnownWords::fewest(uint32_t begin, uint32_t end) const {
  const Counts counts = reach(begin, end);
  Fewest out;
  out.whole = counts[end];
  for (uint32_t cut = begin + 2; cut < end; ++cut) {
    if (counts[cut] < out.with_end && is_end(cut, end)) out.with_end = counts[cut];
  }
  return out;
}

KnownWords::Parts KnownWords::parts(uint32_t begin, uint32_t end) const {
  const Counts counts = reach(begin, end);
  uint32_t stop = end;
  uint32_t least = counts[end];
  for (uint32_t cut = end; cut > begin + 2;) {
    --cut;
    if (counts[cut] < least && is_end(cut, end)) {
      least = counts[cut];
      stop = cut;
    }
  }
  Parts out;
  if (least == kNoWords) return out;
  out.count = least;
  out.has_end = stop < end;
  for (uint32_t n = least; n > 0; --n) {
    uint32_t from = stop - 2;
    while (counts[from] != n - 1 || !word(from, stop)) --from;
    out.words[n - 1] = {from, stop};
    stop = from;
  }
  return out;
}

}  // namespace sagwan
