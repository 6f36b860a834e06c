// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/office_bodies.h"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kOfficeBody = "office_body";
constexpr std::string_view kBodyWord = "body_word";
constexpr std::string_view kOfficeCountry = "office_country";
constexpr std::string_view kStateOffice = "state_office";
constexpr std::string_view kState = "state";
constexpr std::string_view kExclusive = "exclusive";
constexpr std::string_view kLegislature = "legislature";
// Class words of bodies, and the kinds of bodies that are no part of a state.
constexpr std::string_view kSuffix = "org_suffix";
constexpr std::array<std::string_view, 3> kOutsideState = {"academic", "company", "media"};
// Type of the ends of offices of those who teach or study.
constexpr std::string_view kOfLearning = "office_learned";
// Type of the last letter of an office that is written as the end of its body's name.
constexpr std::string_view kHead = "office_head";
// Blocks before that of the fact in which its body may stand: of a kind that alone has the office,
// and of those whose names only end as the office begins.
constexpr uint32_t kBlocksBefore = 12;
constexpr uint32_t kBlocksBeforeNamed = 1;
// Mentions before the fact, of which one may be its body.
constexpr int kFarthest = 64;

/// The end of the name of the bodies that an office is named by; empty where it is named by none.
std::string_view named_body(std::string_view office, const Lexicon& lexicon) {
  const std::size_t last = utf8::previous(office, office.size());
  if (last == 0 || lexicon.find(office.substr(last), kHead, 0) == kNone) return {};
  return office.substr(0, last);
}

std::unordered_map<std::string_view, uint32_t> countries_of(const Layer<Mention>& mentions,
                                                            const Layer<EntityLink>& links,
                                                            const Lexicon& lexicon) {
  std::unordered_map<std::string_view, uint32_t> entities;  // by id
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type == FindType::loc && m.entry != kNone)
      entities.try_emplace(lexicon.entry(m.entry).id, links[i].entity);
  }
  return entities;
}

/// By person, the country of whose government a list says they are.
std::unordered_map<uint32_t, std::string_view> states_of(const Layer<Mention>& mentions,
                                                         const Layer<EntityLink>& links,
                                                         const Lexicon& lexicon) {
  std::unordered_map<uint32_t, std::string_view> states;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != FindType::per || m.entry == kNone) continue;
    const std::string_view state = lexicon.entry(m.entry).attribute(kState);
    if (!state.empty()) states.try_emplace(links[i].entity, state);
  }
  return states;
}

}  // namespace

OfficeBodies::OfficeBodies(const Resources& resources) : lexicon_(&resources.lexicon()) {
  const auto owner = [&](std::string_view kind) -> Owner& {
    const auto at = std::ranges::find(owners_, kind, &Owner::kind);
    if (at != owners_.end()) return *at;
    return owners_.emplace_back(Owner{kind, resources.subtype_id(kind), {}});
  };
  for (const std::string_view surface : lexicon_->surfaces(kBodyWord, 0)) {
    for_each_id(surface, kBodyWord,
                [&](std::string_view id) { owner(id).words.push_back(surface); });
  }
  for (const std::string_view surface : lexicon_->surfaces(kOfficeBody, 0))
    for_each_id(surface, kOfficeBody, [&](std::string_view id) { owner(id); });
}

template <class Visit>
void OfficeBodies::for_each_id(std::string_view surface, std::string_view type, Visit visit) const {
  const uint32_t first = lexicon_->find(surface, type, 0);
  if (first == kNone) return;
  for (uint32_t i = first, end = first + lexicon_->same(first); i < end; ++i) {
    const LexiconEntry entry = lexicon_->entry(i);
    if (entry.type == type) visit(entry.id);
  }
}

bool OfficeBodies::may_have(const Office& office, const Mention& body,
                            std::string_view name) const {
  const bool ends_as_office = !office.body.empty() && name.ends_with(office.body);
  // A place is told by the letter for its kind: the head of a province.
  if (body.type == FindType::loc)
    return ends_as_office && utf8::length(office.body[0]) == office.body.size();
  if (body.type != FindType::org) return false;
  if (ends_as_office) return true;
  return std::ranges::any_of(office.owners, [&](const Owner* owner) {
    return (owner->subtype != 0 && owner->subtype == body.subtype) ||
           std::ranges::any_of(owner->words, [&](std::string_view word) {
             return name.find(word) != std::string_view::npos;
           });
  });
}

bool OfficeBodies::is_outside_state(std::string_view body) const {
  for (std::size_t at = 0; at < body.size(); at += utf8::length(body[at])) {
    const uint32_t entry = lexicon_->find(body.substr(at), kSuffix, 0);
    if (entry == kNone) continue;
    const std::string_view kind = lexicon_->entry(entry).id;
    return std::ranges::find(kOutsideState, kind) != kOutsideState.end();
  }
  return false;
}

bool OfficeBodies::may_be_of_state(std::string_view name) const {
  if (lexicon_->find(name, kStateOffice, 0) != kNone) return true;
  const Office wanted = office(name);
  if (is_outside_state(wanted.body) || std::ranges::any_of(wanted.owners, [](const Owner* owner) {
        return owner->kind != kLegislature;
      }))
    return false;
  for (std::size_t at = 0; at < name.size(); at += utf8::length(name[at])) {
    if (lexicon_->find(name.substr(at), kOfLearning, 0) != kNone) return false;
  }
  return true;
}

OfficeBodies::Office OfficeBodies::office(std::string_view name) const {
  Office out{named_body(name, *lexicon_), {}};
  for_each_id(name, kOfficeBody, [&](std::string_view id) {
    out.owners.push_back(&*std::ranges::find(owners_, id, &Owner::kind));
  });
  return out;
}

std::string_view OfficeBodies::country(std::string_view name, std::string_view state) const {
  std::string_view out;
  for_each_id(name, kOfficeCountry, [&](std::string_view id) { out = id; });
  if (out.empty() && lexicon_->find(name, kStateOffice, 0) != kNone) out = state;
  return out;
}

void OfficeBodies::fill(std::string_view text, std::span<const Block> blocks,
                        const Layer<Mention>& mentions, const Layer<EntityLink>& links,
                        const Layer<Sentence>& sentences, const std::set<uint32_t>& of_unknown,
                        Layer<Relation>& relations) const {
  const auto countries = countries_of(mentions, links, *lexicon_);
  const auto states = states_of(mentions, links, *lexicon_);
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> known;  // by person and office, the last
  std::map<std::tuple<uint32_t, uint32_t, uint32_t>, uint32_t> holders;  // of a sentence's offices
  for (const Relation& fact : relations) {
    if (fact.organisation != kNone)
      holders.try_emplace({fact.sentence, fact.object, fact.organisation}, fact.subject);
  }
  for (Relation& fact : relations) {
    uint32_t& before_it = known.try_emplace({fact.subject, fact.object}, kNone).first->second;
    if (fact.organisation == kNone) fact.organisation = before_it;
    if (fact.organisation != kNone) {
      before_it = fact.organisation;
      continue;
    }
    const std::string_view name = slice(text, mentions[fact.object_mention].span);
    const auto state = states.find(fact.subject);
    const std::string_view id =
        country(name, state == states.end() ? std::string_view() : state->second);
    const bool is_of_unknown = of_unknown.contains(fact.object_mention);
    if (const auto at = countries.find(id); at != countries.end() && !is_of_unknown)
      fact.organisation = at->second;
    const Office wanted = office(name);
    if (fact.organisation != kNone || is_of_unknown ||
        (wanted.owners.empty() && wanted.body.empty()))
      continue;
    const uint32_t block = index_holding(blocks, fact.span);
    if (block == kNone) continue;
    const uint32_t before = wanted.body.empty() ? kBlocksBefore : kBlocksBeforeNamed;
    const uint32_t from = blocks[block - std::min(block, before)].span.begin;
    const bool is_one_letter = wanted.owners.empty() && !wanted.body.empty() &&
                               utf8::length(wanted.body[0]) == wanted.body.size();
    const uint32_t sentence =
        fact.sentence == kNone ? fact.span.begin : sentences[fact.sentence].span.begin;
    const uint32_t row = mentions[fact.object_mention].entry;
    const bool is_exclusive = row != kNone && !lexicon_->entry(row).attribute(kExclusive).empty();
    int back = 0;
    for (auto at = first_from(mentions, fact.span.begin);
         at != mentions.begin() && back < kFarthest; ++back) {
      --at;
      if (at->span.begin < from) break;
      if (!may_have(wanted, *at, slice(text, at->span))) continue;
      const uint32_t body = links[static_cast<std::size_t>(at - mentions.begin())].entity;
      const auto holder = holders.find({fact.sentence, fact.object, body});
      if (holder != holders.end() && holder->second != fact.subject && is_exclusive) continue;
      if (fact.organisation == kNone) {
        fact.organisation = body;
        if (!is_one_letter || at->span.begin >= sentence) break;
      } else if (fact.organisation != body) {  // one letter fits too many
        fact.organisation = kNone;
        break;
      }
    }
    before_it = fact.organisation;
  }
}

}  // namespace sagwan
