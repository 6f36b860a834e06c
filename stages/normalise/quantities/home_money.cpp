// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/home_money.h"

#include <cstddef>
#include <map>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kHome = "money_home";

}  // namespace

HomeMoney::HomeMoney(const Lexicon& lexicon) : words_(lexicon.surfaces(kHome, 0)) {
  for (const std::string_view word : lexicon.surfaces(kHome, 0))
    currencies_.emplace(word, lexicon.entry(lexicon.find(word, kHome, 0)).id);
}

std::string_view HomeMoney::of(std::string_view text) const {
  std::map<std::string_view, std::size_t> votes;
  for (std::size_t at = 0; at < text.size(); at += utf8::length(text[at])) {
    words_.each_at(text, at, [&](std::string_view word) { ++votes[currencies_.at(word)]; });
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
