// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/adjectives.h"

#include <unordered_map>

namespace sagwan {

namespace {

constexpr std::string_view kAdjective = "loc_adjective";
constexpr int kMostWords = 2;  // Saudi Arabian, South Korean; of three there are few

/// The id of the country whose adjective begins at byte `begin` of the text.
std::string_view country_behind(std::string_view text, std::size_t begin, const Lexicon& lexicon) {
  const std::size_t space = text.find_first_of(" \n,.", begin);
  if (space == std::string_view::npos || text[space] != ' ') return {};
  const uint32_t entry = lexicon.find(text.substr(begin, space - begin), kAdjective, 0);
  return entry == kNone ? std::string_view() : lexicon.entry(entry).id;
}

}  // namespace

std::string_view adjective_before(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  std::string_view id;
  std::size_t begin = end;
  for (int words = 0; words < kMostWords && begin > 0; ++words) {
    const std::size_t space = text.find_last_of(" \n\"(", begin - 1);
    begin = space == std::string_view::npos ? 0 : space + 1;
    const uint32_t entry = lexicon.find(text.substr(begin, end - begin), kAdjective, 0);
    if (entry != kNone) id = lexicon.entry(entry).id;
    if (begin == 0 || text[begin - 1] != ' ') break;
    --begin;
  }
  return id;
}

void fill_from_adjectives(std::string_view text, const Layer<Mention>& mentions,
                          const Layer<EntityLink>& links, const Lexicon& lexicon,
                          Layer<Relation>& relations) {
  std::unordered_map<std::string_view, uint32_t> countries;  // entities, by id
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type == FindType::loc && m.entry != kNone)
      countries.try_emplace(lexicon.entry(m.entry).id, links[i].entity);
  }
  if (countries.empty()) return;
  for (Relation& relation : relations) {
    const Span office = mentions[relation.object_mention].span;
    if (relation.organisation != kNone) continue;
    std::string_view id;
    if (office.begin > 0 && text[office.begin - 1] == ' ')
      id = adjective_before(text, office.begin - 1, lexicon);
    if (id.empty() && office.end < text.size() && text[office.end] == ' ')
      id = country_behind(text, office.end + 1, lexicon);
    const auto country = countries.find(id);
    if (country != countries.end()) relation.organisation = country->second;
  }
}

}  // namespace sagwan
