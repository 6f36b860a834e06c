// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/endings.h"

#include <algorithm>
#include <string>
#include <utility>

namespace sagwan {

Endings Endings::listed(const Lexicon& lexicon, std::string_view type) {
  std::vector<std::string_view> ends;
  for (std::string_view row : lexicon.surfaces(type, 0)) {
    while (!row.empty()) {
      const std::size_t stroke = std::min(row.find('/'), row.size());
      ends.push_back(row.substr(0, stroke));
      row.remove_prefix(std::min(stroke + 1, row.size()));
    }
  }
  return Endings(ends);
}

Endings::Endings(const std::vector<std::string_view>& words) {
  std::vector<std::pair<std::string, int32_t>> turned;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word.size() <= kLongest)
      turned.emplace_back(std::string(word.rbegin(), word.rend()), static_cast<int32_t>(i));
    longest_ = std::max(longest_, std::min(word.size(), kLongest));
  }
  std::sort(turned.begin(), turned.end());
  units_ = build_trie({turned.begin(), turned.end()});
}

Endings::Found Endings::found(std::string_view text) const {
  std::array<char, kLongest> turned;
  const std::size_t size = std::min(text.size(), longest_);
  std::reverse_copy(text.end() - static_cast<std::ptrdiff_t>(size), text.end(), turned.begin());
  Found out;
  TrieView(units_).walk({turned.data(), size}, 0, [&](std::size_t, int32_t value) {
    if (out.count < kMostFound) out.numbers[out.count++] = static_cast<uint32_t>(value);
  });
  return out;
}

}  // namespace sagwan
