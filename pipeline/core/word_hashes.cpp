// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/word_hashes.h"

#include <algorithm>
#include <bit>

#include "pipeline/core/files.h"
#include "pipeline/core/utf8.h"
#include "pipeline/core/utf8_check.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 16U << 20U;
constexpr std::string_view kHeader = "surface\n";

WordHashes::Hash hash_of(std::string_view word) {
  WordHashes::Hash hash = WordHashes::kEmpty;
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i]))
    hash = WordHashes::grow(hash, utf8::decode(word, i));
  return hash;
}

}  // namespace

void WordHashes::Table::reserve(std::size_t words) {
  slots.resize(std::bit_ceil(words * 5 / 4 + 1));
}

void WordHashes::Table::add(Hash hash) {
  const uint32_t key = key_of(hash);
  std::size_t i = hash & (slots.size() - 1);
  while (slots[i] != 0 && slots[i] != key) i = (i + 1) & (slots.size() - 1);
  if (slots[i] == 0) ++count;
  slots[i] = key;
}

Result<WordHashes> WordHashes::load(const std::string& path) {
  SAGWAN_TRY(const std::string text, read_file(path, kMaxBytes));
  const std::size_t header = text.find(kHeader);
  if (header == std::string::npos || !utf8::is_valid(text)) {
    return diagnostic(Code::config_value, {path, 1, 1},
                      "no list of words under the header surface");
  }
  const std::string_view list = std::string_view(text).substr(header + kHeader.size());
  const auto lines = static_cast<std::size_t>(std::count(list.begin(), list.end(), '\n'));
  std::size_t ends = 0;
  for (std::size_t at = 0; at < list.size() && list[at] == '-'; at = list.find('\n', at) + 1) {
    ++ends;
  }
  WordHashes out;
  out.words_.reserve(lines - std::min(lines, ends));
  out.ends_.reserve(ends);
  for (std::size_t at = 0; at < list.size();) {
    const std::size_t stop = std::min(list.find('\n', at), list.size());
    const std::string_view word = list.substr(at, stop - at);
    if (word.size() > 1 && word[0] == '-') {
      out.ends_.add(hash_of(word.substr(1)));
    } else if (!word.empty()) {
      out.words_.add(hash_of(word));
    }
    at = stop + 1;
  }
  return out;
}

}  // namespace sagwan
