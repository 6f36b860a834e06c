// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/layer_words.h"

#include <algorithm>
#include <array>

namespace sagwan {

namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 12> kBlockKinds = {
    "masthead", "title",   "heading", "item",   "paragraph", "table",
    "row",      "caption", "source",  "remark", "footnote",  "furniture",
};
constexpr std::array<std::string_view, 13> kMods = {
    "",          "START",         "MID",           "END",         "APPROX",
    "BEFORE",    "AFTER",         "ON_OR_BEFORE",  "ON_OR_AFTER", "LESS_THAN",
    "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
};
constexpr std::array<std::string_view, 5> kTimeTypes = {"DATE", "TIME", "DURATION", "SET",
                                                        "INTERVAL"};
constexpr std::array<std::string_view, 13> kGrains = {
    "",       "second",  "minute", "hour", "day",    "week",    "month",
    "season", "quarter", "half",   "year", "decade", "century",
};
constexpr std::array<std::string_view, 10> kQuantityKinds = {
    "count",    "measure", "money", "percent", "multiple",
    "fraction", "ordinal", "age",   "number",  "change",
};
constexpr std::array<std::string_view, 3> kDirections = {"", "up", "down"};
constexpr std::array<std::string_view, 12> kWorkTypes = {
    "article",     "article-newspaper", "article-journal", "report",  "webpage",
    "book",        "chapter",           "thesis",          "dataset", "interview",
    "legislation", "paper-conference",
};

static_assert(kBlockKinds.size() == static_cast<std::size_t>(BlockKind::furniture) + 1);
static_assert(kMods.size() == static_cast<std::size_t>(Mod::equal_or_more) + 1);
static_assert(kTimeTypes.size() == static_cast<std::size_t>(TimeType::interval) + 1);
static_assert(kGrains.size() == static_cast<std::size_t>(Grain::century) + 1);
static_assert(kQuantityKinds.size() == static_cast<std::size_t>(QuantityKind::change) + 1);
static_assert(kDirections.size() == static_cast<std::size_t>(Direction::down) + 1);
static_assert(kWorkTypes.size() == static_cast<std::size_t>(WorkType::paper_conference) + 1);

template <class Enum, std::size_t N>
std::string_view text_of(const std::array<std::string_view, N>& words, Enum value) {
  return words.at(static_cast<std::size_t>(value));
}

template <class Enum, std::size_t N>
std::optional<Enum> named(const std::array<std::string_view, N>& words, std::string_view word) {
  const auto at = std::find(words.begin(), words.end(), word);
  if (word.empty() || at == words.end()) return std::nullopt;
  return static_cast<Enum>(at - words.begin());
}

}  // namespace

std::string_view block_kind_text(BlockKind kind) { return text_of(kBlockKinds, kind); }
std::string_view mod_text(Mod mod) { return text_of(kMods, mod); }
std::string_view time_type_text(TimeType type) { return text_of(kTimeTypes, type); }
std::string_view grain_text(Grain grain) { return text_of(kGrains, grain); }
std::string_view quantity_kind_text(QuantityKind kind) { return text_of(kQuantityKinds, kind); }
std::string_view direction_text(Direction direction) { return text_of(kDirections, direction); }
std::string_view work_type_text(WorkType type) { return text_of(kWorkTypes, type); }

std::optional<BlockKind> block_kind_named(std::string_view word) {
  return named<BlockKind>(kBlockKinds, word);
}
std::optional<Mod> mod_named(std::string_view word) { return named<Mod>(kMods, word); }
std::optional<QuantityKind> quantity_kind_named(std::string_view word) {
  return named<QuantityKind>(kQuantityKinds, word);
}
std::optional<WorkType> work_type_named(std::string_view word) {
  return named<WorkType>(kWorkTypes, word);
}

}  // namespace sagwan
