// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/word_hashes.h"

#include <algorithm>
#include <cstring>
#include <utility>
#include <vector>

#include "pipeline/core/files.h"
#include "pipeline/core/image.h"
#include "pipeline/core/seals.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 16U << 20U;
constexpr std::string_view kHeader = "surface\n";
// Changes with the image's layout and with the hash.
constexpr std::string_view kFormat = "2";

WordHashes::Hash hash_of(std::string_view word) {
  WordHashes::Hash hash = WordHashes::kEmpty;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i]))
    hash = WordHashes::grow(hash, utf8::decode(word, i));
  return hash;
}

}  // namespace

Result<std::string> WordHashes::compile(const std::string& path) {
  SAGWAN_TRY(const std::string text, read_file(path, kMaxBytes));
  const std::size_t header = text.find(kHeader);
  if (header == std::string::npos || !utf8::is_valid(text)) {
    return diagnostic(Code::config_value, {path, 1, 1},
                      "no list of words under the header surface");
  }
  const std::string_view list = std::string_view(text).substr(header + kHeader.size());
  std::vector<Hash> words;
  std::vector<Hash> ends;
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t stop = std::min(list.find('\n', at), list.size());
    const std::string_view word = list.substr(at, stop - at);
    if (word.size() > 1 && word[0] == '-') {
      ends.push_back(hash_of(word.substr(1)));
    } else if (!word.empty()) {
      words.push_back(hash_of(word));
    }
    at = stop + 1;
  }
  ImageWriter image;
  for (const std::vector<Hash>& hashes : {words, ends}) image(build_hash_set(hashes));
  return image.bytes();
}

bool WordHashes::attach(std::string_view bytes, std::shared_ptr<const void> memory) {
  for (HashSetView* set : {&words_, &ends_}) {
    uint64_t count = 0;
    if (bytes.size() < sizeof count) return false;
    std::memcpy(&count, bytes.data(), sizeof count);
    bytes.remove_prefix(sizeof count);
    if (bytes.size() / sizeof(uint32_t) < count) return false;
    const std::span slots(reinterpret_cast<const uint32_t*>(bytes.data()), count);
    if (!HashSetView::is_whole(slots)) return false;
    *set = HashSetView(slots);
    if (set == &words_) empty_ = count == 1;
    bytes.remove_prefix(count * sizeof(uint32_t));
  }
  memory_ = std::move(memory);
  return bytes.empty();
}

Result<WordHashes> WordHashes::load(const std::string& path, const std::string& cache) {
  WordHashes out;
  Seals seals(cache);
  std::string image;
  std::string key;
  if (!cache.empty()) {
    SAGWAN_TRY(key, sha256_of_file(path, kMaxBytes, seals));
    image = cache + "/words-" + key.substr(0, 16) + "-" + std::string(kFormat) + ".image";
    if (auto kept = read_image(image, key, seals)) {
      const auto memory = std::make_shared<const CachedImage>(std::move(*kept));
      seals.save();
      if (out.attach(memory->bytes, memory)) return out;
    }
  }
  SAGWAN_TRY(std::string bytes, compile(path));
  // Where it cannot be kept the next run compiles again; that of the rules tells it.
  if (!image.empty()) static_cast<void>(write_image(image, key, bytes));
  const auto memory = std::make_shared<const std::string>(std::move(bytes));
  SAGWAN_CHECK(out.attach(*memory, memory), "words cannot be read as they were written");
  return out;
}

}  // namespace sagwan
