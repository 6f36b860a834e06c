// SPDX-License-Identifier: Apache-2.0
// Buckets: characters in few classes, so that a set of them is a cache line. That two characters
// fall in one only tries a rule in vain.
#pragma once

#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "pipeline/core/utf8.h"
#include "pipeline/rules/syntax.h"

namespace sagwan {

inline constexpr std::size_t kBuckets = 512;
using Buckets = std::bitset<kBuckets>;

/// The first of those that symbols of finds, rare scripts and rare punctuation have.
inline constexpr std::size_t kFirstRareBucket = 448;

/// The end of the text has the bucket of NUL, which no text holds where a rule could match.
inline constexpr std::size_t kEndBucket = 0;

/// ASCII has a bucket for each character, scripts have some to share.
[[nodiscard]] constexpr std::size_t bucket_of(char32_t c) {
  constexpr uint32_t kMix = 2654435761U;
  if (c < 0x80) return c;
  if (c >= 0xAC00 && c < 0xD7A4) return 128 + (c * kMix >> 16U) % 160;
  if (c >= 0x400 && c < 0x480) return 288 + (c - 0x400) / 2;
  if (c >= 0x4E00 && c < 0xA000) return 352 + (c * kMix >> 16U) % 96;
  if (c >= 0xF0000) return kFirstRareBucket + c % 48;  // symbols of finds
  return 496 + c % 16;
}

/// The bucket of what stands at byte `at`, the end included.
[[nodiscard]] inline std::size_t bucket_at(std::string_view text, std::size_t at) {
  return at < text.size() ? bucket_of(utf8::decode(text, at)) : kEndBucket;
}

/// The buckets of a text's characters, by the byte at which each begins; behind the text
/// kEndBucket, twice.
void note_buckets(std::string_view text, std::vector<uint16_t>& buckets);

/// A set of buckets in one word, several to a bit: what it does not hold is not in the set.
using BucketBits = uint64_t;
[[nodiscard]] constexpr BucketBits bucket_bit(std::size_t bucket) {
  return BucketBits{1} << bucket % 64;
}
[[nodiscard]] BucketBits bucket_bits(const Buckets& buckets);

/// The buckets of a set of characters.
[[nodiscard]] Buckets buckets_of(const CharRanges& ranges);

/// Two characters that stand beside each other: one look tells most places of a text where nothing
/// can begin, for less than the first steps in a trie cost.
class BucketPairs {
 public:
  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kRow = kBuckets / kWordBits;

  BucketPairs() : words_(kBuckets * kRow) {}

  void add(std::size_t first, std::size_t second) {
    words_[first * kRow + second / kWordBits] |= uint64_t{1} << second % kWordBits;
  }
  void add(std::size_t first, const Buckets& seconds);
  /// What `text` begins with; with every second where it is one character.
  void add_start(std::string_view text);

  [[nodiscard]] bool has(std::size_t first, std::size_t second) const {
    return has(words_, first, second);
  }
  /// The same of words that lie elsewhere.
  [[nodiscard]] static bool has(std::span<const uint64_t> words, std::size_t first,
                                std::size_t second) {
    return (words[first * kRow + second / kWordBits] >> second % kWordBits & 1U) != 0;
  }
  [[nodiscard]] const std::vector<uint64_t>& words() const { return words_; }

  template <class Archive, class Self>
  static void archive(Archive& archive, Self& self) {
    archive(self.words_);
  }

 private:
  std::vector<uint64_t> words_;
};

}  // namespace sagwan
