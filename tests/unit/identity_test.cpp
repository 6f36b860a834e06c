// SPDX-License-Identifier: Apache-2.0
// shared_entities: who is who across documents, whatever the order in which they came.
#include "pipeline/store/identity.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace sagwan {
namespace {

Sighting person(std::string document, std::vector<std::string> names, std::string part = "") {
  return {std::move(document), "e1", "PER", "", names.front(), names, {}, std::move(part)};
}

/// The documents of each entity, sorted.
std::vector<std::string> groups(
    const std::vector<Sighting>& seen,
    const std::vector<std::pair<std::string, std::string>>& together = {}) {
  std::vector<std::string> out;
  for (const SharedEntity& entity : shared_entities(seen, together)) {
    std::vector<std::string> documents;
    for (const uint32_t i : entity.sightings) documents.push_back(seen[i].document);
    std::sort(documents.begin(), documents.end());
    std::string line;
    for (const std::string& d : documents) line += d;
    out.push_back(line);
  }
  std::sort(out.begin(), out.end());
  return out;
}

TEST(Identity, NamesJoinAsTheyShould) {
  const struct {
    std::vector<Sighting> seen;
    std::vector<std::string> want;
    const char* why;
  } rows[] = {
      {{person("a", {"Zelda Kuczky"}), person("b", {"Zelda  Kuczky", "Kuczky"})},
       {"ab"},
       "one full name"},
      {{person("a", {"Zelda Kuczky"}), person("b", {"Kuczky"})},
       {"ab"},
       "a family name, one bearer"},
      {{person("a", {"Zelda Kuczky"}), person("b", {"Kuczky"}), person("c", {"Trist Kuczky"})},
       {"a", "b", "c"},
       "a family name with two bearers"},
      {{person("a", {"Kuczky"}), person("b", {"Kuczky"})}, {"ab"}, "a family name without bearer"},
      {{person("a", {"Zelda Kuczky"}), person("b", {"Zelda Kuczky"}, "1")},
       {"a", "b"},
       "what a person took apart"},
      {{{"a", "e1", "LOC", "", "Georgia", {"Georgia"}, {{"iso", "GE"}}, ""},
        {"b", "e1", "LOC", "", "Georgia", {"Georgia"}, {{"iso", "US-GA"}}, ""},
        {"c", "e1", "LOC", "", "Georgia", {"Georgia"}, {}, ""}},
       {"a", "b", "c"},
       "two codes are two places, and a name alone does not choose"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    EXPECT_EQ(groups(row.seen), row.want);
  }
}

TEST(Identity, OrderHasNoPart) {
  std::vector<Sighting> seen = {person("a", {"Zelda Kuczky"}), person("b", {"Kuczky"}),
                                person("c", {"Z. Kuczky", "Zelda Q. Kuczky"}),
                                person("d", {"Trist Myl"}), person("e", {"Myl"})};
  const auto ids = [&] {
    std::vector<std::string> out;
    for (const SharedEntity& e : shared_entities(seen, {})) out.push_back(e.id + e.name);
    return out;
  };
  const auto want = ids();
  const auto together = groups(seen);
  std::reverse(seen.begin(), seen.end());
  EXPECT_EQ(ids(), want);
  EXPECT_EQ(groups(seen), together);
}

TEST(Identity, AMergeHoldsAndAFormerIdIsStillKnown) {
  const std::vector<Sighting> seen = {person("a", {"Zelda Kuczky"}), person("b", {"Trist Myl"})};
  const auto apart = shared_entities(seen, {});
  ASSERT_EQ(apart.size(), 2U);
  const auto one = shared_entities(seen, {{apart[0].keys.front(), apart[1].keys.front()}});
  ASSERT_EQ(one.size(), 1U);
  EXPECT_TRUE(one[0].has_id(apart[0].id));
  EXPECT_TRUE(one[0].has_id(apart[1].id));
}

}  // namespace
}  // namespace sagwan
