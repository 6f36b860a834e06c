// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/home_money.h"

#include <cstddef>
#include <map>

namespace sagwan {

namespace {

constexpr std::string_view kHome = "money_home";

std::size_t occurrences(std::string_view text, std::string_view word) {
  std::size_t out = 0;
  for (std::size_t at = text.find(word); at != std::string_view::npos;
       at = text.find(word, at + word.size())) {
    ++out;
  }
  return out;
}

}  // namespace

HomeMoney::HomeMoney(const Lexicon& lexicon) {
  for (const std::string_view word : lexicon.surfaces(kHome, 0))
    words_.emplace_back(word, lexicon.entry(lexicon.find(word, kHome, 0)).id);
}

std::string_view HomeMoney::of(std::string_view text) const {
  std::map<std::string_view, std::size_t> votes;
  for (const auto& [word, currency] : words_) {
    if (const std::size_t count = occurrences(text, word); count > 0) votes[currency] += count;
  }
  std::string_view best;
  std::size_t most = 0;
  for (const auto& [currency, count] : votes) {
    if (count == most) best = {};
    if (count <= most) continue;
    best = currency;
    most = count;
  }
  return best;
}

}  // namespace sagwan
