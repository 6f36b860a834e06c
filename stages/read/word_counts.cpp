// SPDX-License-Identifier: Apache-2.0
#include "stages/read/word_counts.h"

#include <algorithm>
#include <array>
#include <bit>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr uint64_t kSeed = 0xcbf29ce484222325ULL;
constexpr uint64_t kWholeWord = 0x9e3779b97f4a7c15ULL;

constexpr uint64_t mix(uint64_t hash, char32_t c) {
  hash = (hash ^ c) * 0x100000001b3ULL;
  return hash ^ (hash >> 29U);
}

uint64_t hash_of(std::string_view word, uint64_t hash = kSeed) {
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i]))
    hash = mix(hash, utf8::decode(word, i));
  return hash;
}

}  // namespace

WordCounts::WordCounts(std::string_view text, Script script) {
  text = text.substr(0, kMostBytes);
  while (!text.empty() && utf8::is_continuation(text.back())) text.remove_suffix(1);
  if (!text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0) text.remove_suffix(1);
  slots_.resize(std::bit_ceil(std::max<std::size_t>(256, text.size() / 4)));
  std::array<uint64_t, kMostLetters> starts;
  std::size_t letters = 0;  // of the open word, as far as `starts` go
  uint64_t hash = kSeed;
  bool at_line_start = true;
  for (std::size_t i = 0; i <= text.size();) {
    const char32_t c = i < text.size() ? utf8::decode(text, i) : '\n';
    if (script_of(c) == script) {
      hash = mix(hash, c);
      if (letters < kMostLetters) starts[letters++] = hash;
    } else {
      const bool line_end = c == '\n' || c == '\r' || c == '\f' || c == '\v';
      if (letters > 0 && !at_line_start) {
        // A word before trailing white space at a line end may be a part as well.
        std::size_t behind = i;
        while (behind < text.size() && text[behind] == ' ') ++behind;
        const bool before_end =
            line_end || behind == text.size() || text[behind] == '\n' || text[behind] == '\r';
        if (!before_end) {
          for (std::size_t k = 0; k < letters; ++k) add(starts[k]);
          add(hash ^ kWholeWord);
        }
      }
      if (line_end) {
        at_line_start = true;
      } else if (letters > 0 || c != ' ') {
        at_line_start = false;
      }
      letters = 0;
      hash = kSeed;
    }
    i += i < text.size() ? utf8::length(text[i]) : 1;
  }
}

void WordCounts::add(uint64_t key) {
  if (key == 0) key = 1;
  if (used_ * 2 >= slots_.size()) {
    std::vector<Slot> old(slots_.size() * 2);
    old.swap(slots_);
    used_ = 0;
    for (const Slot& slot : old) {
      if (slot.key == 0) continue;
      add(slot.key);
      std::size_t i = slot.key & (slots_.size() - 1);
      while (slots_[i].key != slot.key) i = (i + 1) & (slots_.size() - 1);
      slots_[i].count = slot.count;
    }
  }
  std::size_t i = key & (slots_.size() - 1);
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
  if (slots_[i].key == 0) {
    slots_[i].key = key;
    ++used_;
  }
  ++slots_[i].count;
}

uint32_t WordCounts::count(uint64_t key) const {
  if (key == 0) key = 1;
  std::size_t i = key & (slots_.size() - 1);
  while (slots_[i].key != 0 && slots_[i].key != key) i = (i + 1) & (slots_.size() - 1);
  return slots_[i].key == 0 ? 0 : slots_[i].count;
}

uint32_t WordCounts::words(std::string_view word, std::string_view rest) const {
  return count(hash_of(rest, hash_of(word)) ^ kWholeWord);
}

uint32_t WordCounts::starts(std::string_view start, std::string_view rest) const {
  return count(hash_of(rest, hash_of(start)));
}

}  // namespace sagwan
