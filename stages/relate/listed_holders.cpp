// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/listed_holders.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include "pipeline/core/by_place.h"

namespace sagwan {

namespace {

constexpr std::string_view kJoint = "of_joint";
constexpr std::string_view kPlural = "office_plural";
constexpr std::size_t kLongestBracket = 120;  // bytes

uint32_t behind_space(std::string_view text, uint32_t at) {
  while (at < text.size() && text[at] == ' ') ++at;
  return at;
}

/// Behind the bracket that stands at `at`, or behind a space there.
uint32_t behind_bracket(std::string_view text, uint32_t at) {
  const uint32_t open = behind_space(text, at);
  if (open >= text.size() || text[open] != '(') return at;
  const std::size_t close = text.substr(open, kLongestBracket).find(')');
  return close == std::string_view::npos ? at : open + static_cast<uint32_t>(close) + 1;
}

/// Behind the joint at `at`; `at` where there is none.
uint32_t behind_joint(std::string_view text, uint32_t at, const Lexicon& lexicon) {
  const uint32_t from = behind_space(text, at);
  for (const std::string_view joint : lexicon.surfaces(kJoint, 0)) {
    if (text.substr(from).starts_with(joint))
      return behind_space(text, from + static_cast<uint32_t>(joint.size()));
  }
  return at;
}

/// The mention of `type` that begins at `at`; kNone where there is none.
uint32_t mention_from(const Layer<Mention>& mentions, uint32_t at, FindType type) {
  for (auto m = first_from(mentions, at); m != mentions.end() && m->span.begin == at; ++m) {
    if (m->type == type) return static_cast<uint32_t>(m - mentions.begin());
  }
  return kNone;
}

/// Does a word of the office end as those for several do? In scripts that part words by spaces.
bool is_plural(std::string_view office, const std::vector<std::string_view>& endings) {
  for (std::size_t at = 0; at < office.size();) {
    const std::size_t end = std::min(office.find(' ', at), office.size());
    const std::string_view word = office.substr(at, end - at);
    if (std::ranges::any_of(endings,
                            [&](std::string_view ending) { return word.ends_with(ending); }))
      return true;
    at = end + 1;
  }
  return false;
}

}  // namespace

void add_listed_of_several(std::string_view text, const Layer<Mention>& mentions,
                           const Layer<EntityLink>& links, const Lexicon& lexicon,
                           Layer<Relation>& relations) {
  const std::vector<std::string_view> endings = lexicon.surfaces(kPlural, 0);
  std::set<std::pair<uint32_t, uint32_t>> known;
  for (const Relation& fact : relations) known.emplace(fact.subject_mention, fact.object_mention);
  Layer<Relation> listed;
  for (const Relation& fact : relations) {
    const Span office = mentions[fact.object_mention].span;
    if (office.end <= mentions[fact.subject_mention].span.begin &&
        is_plural(slice(text, office), endings))
      add_listed_holders(text, mentions, links, lexicon, fact, listed);
  }
  for (const Relation& fact : listed) {
    if (known.emplace(fact.subject_mention, fact.object_mention).second) relations.push_back(fact);
  }
}

void add_listed_holders(std::string_view text, const Layer<Mention>& mentions,
                        const Layer<EntityLink>& links, const Lexicon& lexicon,
                        const Relation& first, Layer<Relation>& relations) {
  uint32_t at = mentions[first.subject_mention].span.end;
  for (;;) {
    const uint32_t joint = behind_bracket(text, at);
    const uint32_t next = behind_joint(text, joint, lexicon);
    const uint32_t person = next == joint ? kNone : mention_from(mentions, next, FindType::per);
    if (person == kNone) return;
    at = mentions[person].span.end;
    const bool has_own = mention_from(mentions, behind_space(text, at), FindType::title) != kNone;
    if (has_own) return;
    Relation fact = first;
    fact.subject_mention = person;
    fact.subject = links[person].entity;
    fact.span = {first.span.begin, std::max(first.span.end, at)};
    relations.push_back(fact);
  }
}

}  // namespace sagwan
