// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/words.h"

namespace sagwan {

namespace {

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view relation_type_text(RelationType type) {
  static constexpr std::array<std::string_view, 1> kWords = {"holds_office"};
  return word(kWords, type);
}

std::string_view link_reason_text(LinkReason reason) {
  static constexpr std::array<std::string_view, 7> kWords = {
      "", "", "lexicon", "alias", "short_name", "romanisation", "office"};
  return word(kWords, reason);
}

}  // namespace sagwan
