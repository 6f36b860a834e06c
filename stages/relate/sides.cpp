// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/sides.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
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
// Words behind a country for those who act for it; and how many names may stand between them and
// one who does.
constexpr std::string_view kSide = "office_side";
constexpr int kFarthestSide = 48;

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

/// Does the row of a person name the state that he serves, and it is not `country`?
bool serves_another(const View<RelateStage::Reads>& doc, const Mention& person,
                    const Mention& country) {
  if (person.entry == kNone || country.entry == kNone) return false;
  const Lexicon& lexicon = doc.resources().lexicon();
  const std::string_view state = lexicon.entry(person.entry).attribute(kOfState);
  return !state.empty() && state != lexicon.entry(country.entry).id;
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
      const bool can_be =
          head != kNone && only && !is_object(doc, mentions[head].span.end) &&
          std::none_of(at, end, [&](const Relation& fact) {
            return serves_another(doc, mentions[fact.subject_mention], mentions[head]) ||
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
  const Lexicon& lexicon = doc.resources().lexicon();
  const std::vector<std::string_view> words = lexicon.surfaces(kSide, 0);
  const auto is_side = [&](const Mention& m) {
    std::string_view rest = doc.text().substr(m.span.end);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    return m.type == FindType::loc && m.subtype == country &&
           std::ranges::any_of(words,
                               [&](std::string_view word) { return rest.starts_with(word); });
  };
  for (Relation& fact : relations) {
    if (fact.organisation_mention != kNone && is_side(mentions[fact.organisation_mention]) &&
        !bodies.may_be_of_state(doc.text(mentions[fact.object_mention].span)))
      fact.organisation = fact.organisation_mention = kNone;
    if (fact.organisation != kNone || fact.sentence == kNone || is_family_name(doc, fact) ||
        !bodies.may_be_of_state(doc.text(mentions[fact.object_mention].span)))
      continue;
    const uint32_t from = sentences[fact.sentence].span.begin;
    int back = 0;
    for (auto m = first_from(mentions, fact.span.begin);
         m != mentions.begin() && std::prev(m)->span.begin >= from && back < kFarthestSide;
         ++back) {
      --m;
      if (!is_side(*m)) continue;
      if (!serves_another(doc, mentions[fact.subject_mention], *m)) {
        fact.organisation =
            doc.get<EntityLink>()[static_cast<std::size_t>(m - mentions.begin())].entity;
      }
      break;
    }
  }
}

}  // namespace sagwan
