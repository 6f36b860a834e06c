// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/buckets.h"

#include <algorithm>
#include <array>
#include <bit>

namespace sagwan {

namespace {

/// A bitset is its words, the lowest bits first.
auto words_of(const Buckets& buckets) {
  return std::bit_cast<std::array<uint64_t, BucketPairs::kRow>>(buckets);
}

}  // namespace

void note_buckets(std::string_view text, std::vector<uint16_t>& buckets) {
  buckets.resize(text.size() + 2);
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    const auto byte = static_cast<unsigned char>(text[at]);
    buckets[at] = byte < 0x80 ? byte : static_cast<uint16_t>(bucket_of(utf8::decode(text, at)));
  }
  std::fill_n(buckets.end() - 2, 2, static_cast<uint16_t>(kEndBucket));
}

BucketBits bucket_bits(const Buckets& buckets) {
  BucketBits bits = 0;
  for (const uint64_t word : words_of(buckets)) bits |= word;
  return bits;
}

void BucketPairs::add(std::size_t first, const Buckets& seconds) {
  const auto words = words_of(seconds);
  for (std::size_t i = 0; i < kRow; ++i) words_[first * kRow + i] |= words[i];
}

void BucketPairs::add_start(std::string_view text) {
  const std::size_t behind = utf8::length(text[0]);
  if (behind < text.size()) {
    add(bucket_at(text, 0), bucket_at(text, behind));
  } else {
    add(bucket_at(text, 0), Buckets{}.set());
  }
}

}  // namespace sagwan
