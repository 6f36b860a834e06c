// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/buckets.h"

namespace sagwan {

void BucketPairs::add(std::size_t first, const Buckets& seconds) {
  for (std::size_t second = 0; second < kBuckets; ++second) {
    if (seconds.test(second)) add(first, second);
  }
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
