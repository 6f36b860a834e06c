// SPDX-License-Identifier: Apache-2.0
#include "pipeline/export/words.h"

namespace sagwan {

namespace {

template <class Enum, std::size_t N>
std::string_view word(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

}  // namespace

std::string_view time_type_text(TimeType type) {
  static constexpr std::array<std::string_view, 5> kWords = {"DATE", "TIME", "DURATION", "SET",
                                                             "INTERVAL"};
  return word(kWords, type);
}

std::string_view mod_text(Mod mod) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "",          "START",        "MID",         "END",       "APPROX",    "BEFORE",        "AFTER",
      "ON_OR_BEFORE", "ON_OR_AFTER", "LESS_THAN", "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE"};
  return word(kWords, mod);
}

std::string_view grain_text(Grain grain) {
  static constexpr std::array<std::string_view, 13> kWords = {
      "",       "second",  "minute", "hour", "day",    "week",   "month",
      "season", "quarter", "half",   "year", "decade", "century"};
  return word(kWords, grain);
}

std::string_view quantity_kind_text(QuantityKind kind) {
  static constexpr std::array<std::string_view, 10> kWords = {
      "count",    "measure", "money", "percent", "multiple",
      "fraction", "ordinal", "age",   "number",  "change"};
  return word(kWords, kind);
}

std::string_view direction_text(Direction direction) {
  static constexpr std::array<std::string_view, 3> kWords = {"", "up", "down"};
  return word(kWords, direction);
}

std::string_view work_type_text(WorkType type) {
  static constexpr std::array<std::string_view, 6> kWords = {
      "article", "article-newspaper", "article-journal", "report", "webpage", "book"};
  return word(kWords, type);
}

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
