// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/fill_facts.h"

#include <algorithm>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Bytes of what may stand between two facts of a list: a comma, with its space.
constexpr uint32_t kMaxGap = 3;

constexpr std::string_view kHome = "office_home";
// Places named before an office, of which one may be what a word for its kind means.
constexpr int kFarthestHome = 64;

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

/// Is the body of the fact only the ministry in the word of an office in Han?
bool is_of_own_word(std::string_view text, const Layer<Mention>& mentions, const Relation& fact) {
  const Span office = mentions[fact.object_mention].span;
  return fact.organisation_mention != kNone &&
         office.contains(mentions[fact.organisation_mention].span) &&
         script_of(utf8::decode(text, office.begin)) == Script::han;
}

/// Do two offices end in the same two letters, or begin with a number? Others are of other bodies.
bool is_same_kind(std::string_view office, std::string_view other) {
  if (is_digit(static_cast<unsigned char>(other[0]))) return true;
  const std::size_t last = utf8::previous(other, other.size());
  return last != 0 && office.ends_with(other.substr(utf8::previous(other, last)));
}

/// The row of the word for a kind of place directly before or behind the office; kNone where none
/// stands there.
uint32_t home_beside(std::string_view text, Span office, const std::vector<std::string_view>& words,
                     const Lexicon& lexicon) {
  std::string_view before = text.substr(0, office.begin);
  if (before.ends_with(' ')) before.remove_suffix(1);
  const std::string_view behind = text.substr(office.end);
  uint32_t out = kNone;
  std::size_t longest = 0;
  for (const std::string_view word : words) {
    if (word.size() <= longest) continue;
    const bool is_before = before.ends_with(word);
    const bool is_behind = behind.starts_with(' ') && behind.substr(1).starts_with(word) &&
                           (behind.size() == word.size() + 1 ||
                            script_of(utf8::decode(behind, word.size() + 1)) == Script::none);
    if (!is_before && !is_behind) continue;
    longest = word.size();
    out = lexicon.find(word, kHome, 0);
  }
  return out;
}

}  // namespace

void fill_from_homes(std::string_view text, const Layer<Mention>& mentions,
                     const Layer<EntityLink>& links, const Resources& resources,
                     Layer<Relation>& relations) {
  const std::vector<std::string_view> words = resources.lexicon().surfaces(kHome, 0);
  for (Relation& fact : relations) {
    if (fact.organisation != kNone) continue;
    const Span office = mentions[fact.object_mention].span;
    const uint32_t word = home_beside(text, office, words, resources.lexicon());
    if (word == kNone) continue;
    const uint16_t kind = resources.subtype_id(resources.lexicon().entry(word).id);
    auto m = first_from(mentions, std::min(office.begin, fact.span.begin));
    for (int back = 0; m != mentions.begin() && back < kFarthestHome; ++back) {
      --m;
      if (m->type != FindType::loc || m->subtype != kind) continue;
      fact.organisation = links[static_cast<std::size_t>(m - mentions.begin())].entity;
      break;
    }
  }
}

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
    const bool lacks_body =
        relation.organisation_mention == kNone && relation.organisation == kNone;
    if (carried != kNone && !each_named &&
        (lacks_body || is_of_own_word(text, mentions, relation))) {
      relation.organisation = carried;
      relation.organisation_mention = kNone;
    } else if (relation.organisation_mention != kNone) {
      const Mention& body = mentions[relation.organisation_mention];
      const bool is_country = body.type == FindType::loc && body.subtype == country;
      each_named = is_country && carried != kNone && carried != relation.organisation &&
                   (each_named || relations[i - 1].organisation_mention != kNone);
      carried = is_country ? relation.organisation : kNone;
    } else if (listed && relation.organisation == kNone &&
               office(relation) == office(relations[i - 1])) {
      relation.organisation = relations[i - 1].organisation;  // one office, named again
    }
  }
}

void fill_from_appointments(std::string_view text, const Layer<Relation>& appointed,
                            const Layer<Mention>& mentions, Layer<Relation>& relations) {
  const Relation* body = nullptr;
  for (const Relation& fact : appointed) {
    if (body != nullptr && body->sentence != fact.sentence) body = nullptr;
    if (fact.organisation_mention != kNone) {
      body = mentions[fact.organisation_mention].type == FindType::org ? &fact : nullptr;
    } else if (body != nullptr && fact.organisation == kNone && !names_place(fact, mentions) &&
               is_same_kind(slice(text, mentions[body->object_mention].span),
                            slice(text, mentions[fact.object_mention].span))) {
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
