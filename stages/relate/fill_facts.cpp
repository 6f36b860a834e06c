// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/fill_facts.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Bytes of what may stand between two facts of a list: a comma, with its space.
constexpr uint32_t kMaxGap = 3;

bool parts_a_list(std::string_view gap) {
  if (gap.empty() || gap.size() > kMaxGap) return false;
  for (uint32_t at = 0; at < gap.size(); at += static_cast<uint32_t>(utf8::length(gap[at]))) {
    if (script_of(utf8::decode(gap, at)) != Script::none) return false;
  }
  return gap != " ";
}

/// Does a place stand in the words of the fact, up to the office?
bool names_place(const Relation& fact, const Layer<Mention>& mentions) {
  const uint32_t end = mentions[fact.object_mention].span.end;
  for (auto m = first_from(mentions, fact.span.begin); m != mentions.end() && m->span.begin < end;
       ++m) {
    if (m->type == FindType::loc) return true;
  }
  return false;
}

}  // namespace

void fill_from_list(const Layer<Mention>& mentions, std::string_view text, uint16_t country,
                    Layer<Relation>& relations) {
  const auto office = [&](const Relation& fact) {
    return slice(text, mentions[fact.object_mention].span);
  };
  uint32_t carried = kNone;
  bool each_named = false;  // two or more of the list so far, each with a country of its own
  for (std::size_t i = 0; i < relations.size(); ++i) {
    Relation& relation = relations[i];
    const bool listed = i > 0 && relations[i - 1].sentence == relation.sentence &&
                        relations[i - 1].span.end < relation.span.begin &&
                        parts_a_list(slice(text, {relations[i - 1].span.end, relation.span.begin}));
    if (!listed) carried = kNone;
    each_named = each_named && listed;
    if (relation.organisation_mention != kNone) {
      const Mention& body = mentions[relation.organisation_mention];
      const bool is_country = body.type == FindType::loc && body.subtype == country;
      each_named = is_country && carried != kNone && carried != relation.organisation &&
                   (each_named || relations[i - 1].organisation_mention != kNone);
      carried = is_country ? relation.organisation : kNone;
    } else if (carried != kNone && !each_named && relation.organisation == kNone) {
      relation.organisation = carried;
    } else if (listed && relation.organisation == kNone &&
               office(relation) == office(relations[i - 1])) {
      relation.organisation = relations[i - 1].organisation;  // one office, named again
    }
  }
}

void fill_from_appointments(const Layer<Relation>& appointed, const Layer<Mention>& mentions,
                            Layer<Relation>& relations) {
  const Relation* body = nullptr;
  for (const Relation& fact : appointed) {
    if (body != nullptr && body->sentence != fact.sentence) body = nullptr;
    if (fact.organisation_mention != kNone) {
      body = mentions[fact.organisation_mention].type == FindType::org ? &fact : nullptr;
    } else if (body != nullptr && fact.organisation == kNone && !names_place(fact, mentions)) {
      const auto same = std::ranges::find_if(relations, [&](const Relation& other) {
        return other.subject_mention == fact.subject_mention &&
               other.object_mention == fact.object_mention;
      });
      if (same != relations.end() && same->organisation == kNone)
        same->organisation = body->organisation;
    }
  }
}

}  // namespace sagwan
