// SPDX-License-Identifier: Apache-2.0
#include "stages/read/word_evidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Weights of log odds, fitted by logistic regression (stages/read/README.md, Joins).
constexpr double kBase = 0.51;
constexpr double kOdds = 0.88;
constexpr double kMostOdds = 6;
constexpr double kCost = 0.28;
constexpr double kLeastCost = -15;
constexpr double kMostCost = 25;
constexpr double kLeftHasEnd = 0.83;
constexpr double kLeftLetter = 2.1;
constexpr double kBound = 1.5;
constexpr double kCompound = -0.27;
constexpr double kHabit = 0.32;
constexpr double kHabitBehind = 0.72;
constexpr double kHabitBefore = 1.1;
constexpr std::size_t kMostHabitBytes = 1U << 16U;

constexpr uint32_t kMostLeft = 11;
constexpr uint32_t kMostRight = KnownWords::kMostLetters - kMostLeft;
constexpr uint32_t kNieun = 4;  // final consonants of adnominal forms

}  // namespace

CompoundHabit::CompoundHabit(std::string_view text, Script script, const WordHashes& list) {
  text = text.substr(0, kMostHabitBytes);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t stop = text.find('\n', at);
    if (stop == std::string_view::npos) break;
    line(text.substr(at, stop - at), script, list);
    at = stop + 1;
  }
}

// What touches a line's ends may be cut, and is left out.
void CompoundHabit::line(std::string_view line, Script script, const WordHashes& list) {
  std::array<char32_t, KnownWords::kMostLetters> letters;
  WordHashes::Hash before = 0;  // the bare word that a space parts from this one
  std::size_t size = 0;
  bool first = true;
  for (std::size_t at = 0; at < line.size();) {
    const char32_t c = utf8::decode(line, at);
    at += utf8::length(line[at]);
    if (script_of(c) == script) {
      if (size < letters.size()) letters[size] = c;
      ++size;
      continue;
    }
    WordHashes::Hash last = 0;
    if (size >= 2 && size <= letters.size() && !first && (size >= 4 || before != 0 || c == ' ')) {
      const auto end = static_cast<uint32_t>(size);
      const KnownWords known(list, {letters.data(), size});
      const KnownWords::Parts parts = known.parts(0, end);
      if (parts.count > 1) {
        ++joined_;
        for (uint32_t i = 0; i < parts.count; ++i) {
          Seen& seen = seen_[known.hash(parts.words[i])];
          if (i > 0) ++seen.behind;
          if (i + 1 < parts.count) ++seen.before;
        }
      }
      if (parts.count > 0 && before != 0) {
        ++spaced_;
        ++seen_[before].before_space;
        ++seen_[known.hash(parts.words[0])].behind_space;
      }
      if (parts.count > 0 && !parts.has_end && c == ' ')
        last = known.hash(parts.words[parts.count - 1]);
    }
    before = last;
    size = 0;
    first = false;
  }
}

double CompoundHabit::space(WordHashes::Hash left, WordHashes::Hash right) const {
  const auto odds = [](uint32_t spaced, uint32_t joined, double prior) {
    return std::log((spaced + prior) / (joined + prior));
  };
  const auto seen = [&](WordHashes::Hash word) {
    const auto found = seen_.find(word);
    return found == seen_.end() ? Seen{} : found->second;
  };
  const Seen head = seen(right);
  const Seen modifier = seen(left);
  return kHabit * odds(spaced_, joined_, 2) +
         kHabitBehind * odds(head.behind_space, head.behind, 0.5) +
         kHabitBefore * odds(modifier.before_space, modifier.before, 0.5);
}

// A bound noun, with a particle or without, behind an adnominal form.
bool WordEvidence::is_bound(std::string_view left, std::string_view right) const {
  const char32_t last = utf8::decode_before(left, left.size());
  if (!is_hangul_syllable(last)) return false;
  if (final_consonant(last) != kNieun && final_consonant(last) != kRieul) return false;
  for (std::size_t end = 0; end < right.size() && end < words_->bound.longest();) {
    end += utf8::length(right[end]);
    if (!words_->bound.has(right.substr(0, end))) continue;
    WordHashes::Hash rest = WordHashes::kEmpty;
    for (std::size_t at = end; at < right.size(); at += utf8::length(right[at]))
      rest = WordHashes::grow(rest, utf8::decode(right, at));
    if (end == right.size() || words_->list.end(rest)) return true;
  }
  return false;
}

double WordEvidence::weigh(double odds, std::string_view left, std::string_view right) {
  std::array<char32_t, KnownWords::kMostLetters> letters;
  uint32_t cut = 0;
  std::size_t from = left.size();
  while (from > 0 && cut < kMostLeft) {
    from = utf8::previous(left, from);
    ++cut;
  }
  uint32_t size = 0;
  for (std::size_t at = from; at < left.size(); at += utf8::length(left[at]))
    letters[size++] = utf8::decode(left, at);
  for (std::size_t at = 0; at < right.size() && size < cut + kMostRight;
       at += utf8::length(right[at]))
    letters[size++] = utf8::decode(right, at);
  const KnownWords known(words_->list, {letters.data(), size});
  const KnownWords::Fewest before = known.fewest(0, cut);
  const KnownWords::Fewest behind = known.fewest(cut, size);
  double out = kBase + kOdds * std::clamp(odds, -kMostOdds, kMostOdds);
  const double cost = known.cost(0, size) - known.cost(0, cut) - known.cost(cut, size);
  out += kCost * std::clamp(cost, kLeastCost, kMostCost);
  if (before.with_end < KnownWords::kNoWords) out += kLeftHasEnd;
  if (is_bound(left, right)) out += kBound;
  if (cut == 1 && behind.known()) {
    bool across = false;
    for (uint32_t end = cut + 1; end <= size; ++end) across = across || known.word(0, end);
    if (!across) out += kLeftLetter;
  }
  const uint32_t joined = known.fewest(0, size).least();
  if (joined < 2 || joined == KnownWords::kNoWords || !before.known() || !behind.known())
    return out;
  const KnownWords::Parts first = known.parts(0, cut);
  const KnownWords::Parts second = known.parts(cut, size);
  if (first.has_end) return out;
  if (!habit_) habit_.emplace(text_, words_->script, words_->list);
  return out + kCompound +
         habit_->space(known.hash(first.words[first.count - 1]), known.hash(second.words[0]));
}

}  // namespace sagwan
