// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/sides.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/adjectives.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

// Attribute of persons who serve a state.
constexpr std::string_view kOfState = "state";
// The role of particles behind objects.
constexpr std::string_view kObject = "object";
// A sentence with so many offices is a list of a delegation; with fewer its first country may be
// anyone's.
constexpr std::ptrdiff_t kDelegation = 3;
// Words behind a country for those who act for it.
constexpr std::string_view kSide = "office_side";

/// Does the fact name its person by one syllable of Hangul or Han alone? Who was named before is in
/// no list of a delegation.
bool is_family_name(const View<RelateStage::Reads>& doc, const Relation& fact) {
  const std::string_view name = doc.text(doc.get<Mention>()[fact.subject_mention].span);
  const Script script = script_of(utf8::decode(name, 0));
  return (script == Script::hangul || script == Script::han) &&
         utf8::length(name[0]) == name.size();
}

/// Is the country where an embassy is: written on to what stands before it, or directly before an
/// office that no rule says is its own?
bool is_seat(const View<RelateStage::Reads>& doc, Layer<Mention>::const_iterator country) {
  const std::string_view text = doc.text();
  const Span span = country->span;
  if (span.begin > 0 && script_of(utf8::decode_before(text, span.begin)) == Script::hangul)
    return true;
  for (auto next = std::next(country); next != doc.get<Mention>().end(); ++next) {
    if (next->span.begin > span.end + 1) break;
    if (next->type == FindType::title && next->span.begin >= span.end) return true;
  }
  return false;
}

/// Does the particle of an object stand at `at`? A country that is visited sends nobody.
bool is_object(const View<RelateStage::Reads>& doc, uint32_t at) {
  return has_particle(doc.text(), at, kObject, doc.resources().lexicon());
}

/// The id of the row of a country; empty where it has none.
std::string_view id_of(const View<RelateStage::Reads>& doc, const Mention& country) {
  return country.entry == kNone ? std::string_view()
                                : doc.resources().lexicon().entry(country.entry).id;
}

/// Does the row of a person name the state that he serves, and it is not the one with `id`?
bool serves_another(const View<RelateStage::Reads>& doc, const Mention& person,
                    std::string_view id) {
  if (person.entry == kNone || id.empty()) return false;
  const std::string_view state = doc.resources().lexicon().entry(person.entry).attribute(kOfState);
  return !state.empty() && state != id;
}

/// A country with a word for its side behind it, by its name or its adjective.
struct Side {
  uint32_t begin;
  std::string_view id;
  uint32_t entity = kNone;  ///< kNone where the text has only the adjective
};

std::vector<Side> sides_of(const View<RelateStage::Reads>& doc, uint16_t country) {
  const std::string_view text = doc.text();
  const Lexicon& lexicon = doc.resources().lexicon();
  const auto& mentions = doc.get<Mention>();
  const FewWords words(lexicon.surfaces(kSide, 0));
  std::vector<Side> out;
  std::map<std::string_view, uint32_t> entities;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != FindType::loc || m.subtype != country) continue;
    const uint32_t entity = doc.get<EntityLink>()[i].entity;
    const std::string_view id = id_of(doc, m);
    if (!id.empty()) entities.try_emplace(id, entity);
    const bool is_apart = m.span.end < text.size() && text[m.span.end] == ' ';
    if (words.longest_at(text, m.span.end + (is_apart ? 1 : 0)) != 0)
      out.push_back({m.span.begin, id, entity});
  }
  for (std::size_t space = text.find(' '); space != std::string_view::npos;
       space = text.find(' ', space + 1)) {
    if (words.longest_at(text, space + 1) == 0) continue;
    const std::string_view id = adjective_before(text, space, lexicon);
    if (id.empty()) continue;
    const auto entity = entities.find(id);
    out.push_back(
        {static_cast<uint32_t>(space + 1), id, entity == entities.end() ? kNone : entity->second});
  }
  std::ranges::sort(out, {}, &Side::begin);
  return out;
}

/// Does the text name another country than `head` beside the office? A delegation has one.
bool is_of_another(const Relation& fact, uint16_t country, const Layer<Mention>& mentions,
                   uint32_t head) {
  if (fact.organisation_mention == kNone || fact.organisation == head) return false;
  const Mention& body = mentions[fact.organisation_mention];
  return body.type == FindType::loc && body.subtype == country;
}

}  // namespace

/// A list of a delegation names its country once, at its head: "on the Russian side minister A,
/// minister B, ...". Offices without a body in a sentence of several take the country that the
/// sentence begins with, where no other country stands before the first of them.
void fill_from_head(const View<RelateStage::Reads>& doc, uint16_t country,
                    const OfficeBodies& bodies, Layer<Relation>& relations) {
  const auto& mentions = doc.get<Mention>();
  const auto& links = doc.get<EntityLink>();
  const auto& sentences = doc.get<Sentence>();
  for (auto at = relations.begin(); at != relations.end();) {
    const uint32_t sentence = at->sentence;
    auto end = at;
    while (end != relations.end() && end->sentence == sentence) ++end;
    if (sentence != kNone && end - at >= kDelegation) {
      uint32_t head = kNone;
      bool only = true;
      for (auto first = first_from(mentions, sentences[sentence].span.begin);
           first != mentions.end() && first->span.begin < at->span.begin; ++first) {
        const Mention& m = *first;
        const auto i = static_cast<uint32_t>(first - mentions.begin());
        if (m.type != FindType::loc || m.subtype != country || is_seat(doc, first)) continue;
        if (head == kNone) head = i;
        only = only && links[i].entity == links[head].entity;
      }
      const bool can_be = head != kNone && only && !is_object(doc, mentions[head].span.end) &&
                          std::none_of(at, end, [&](const Relation& fact) {
                            return serves_another(doc, mentions[fact.subject_mention],
                                                  id_of(doc, mentions[head])) ||
                                   is_of_another(fact, country, mentions, links[head].entity);
                          });
      if (can_be) {
        for (auto it = at; it != end; ++it) {
          if (it->organisation == kNone && !is_family_name(doc, *it) &&
              bodies.may_be_of_state(doc.text(mentions[it->object_mention].span)))
            it->organisation = links[head].entity;
        }
      }
    }
    at = end;
  }
}

/// Who stands behind "on the side of" a country, before another side is named, is of that country.
void fill_from_sides(const View<RelateStage::Reads>& doc, uint16_t country,
                     const OfficeBodies& bodies, Layer<Relation>& relations) {
  const auto& mentions = doc.get<Mention>();
  const auto& sentences = doc.get<Sentence>();
  const std::vector<Side> sides = sides_of(doc, country);
  for (Relation& fact : relations) {
    const bool may_be_of_state =
        bodies.may_be_of_state(doc.text(mentions[fact.object_mention].span));
    if (fact.organisation_mention != kNone && !may_be_of_state &&
        std::ranges::binary_search(sides, mentions[fact.organisation_mention].span.begin, {},
                                   &Side::begin))
      fact.organisation = fact.organisation_mention = kNone;
    if (fact.organisation != kNone || fact.sentence == kNone || is_family_name(doc, fact) ||
        !may_be_of_state)
      continue;
    const auto next = std::ranges::lower_bound(sides, fact.span.begin, {}, &Side::begin);
    if (next == sides.begin()) continue;
    const Side& side = *std::prev(next);
    if (side.begin < sentences[fact.sentence].span.begin) continue;
    if (!serves_another(doc, mentions[fact.subject_mention], side.id))
      fact.organisation = side.entity;
  }
}

}  // namespace sagwan
