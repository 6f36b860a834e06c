// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/office_states.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/adjectives.h"
#include "stages/relate/name_origins.h"

namespace sagwan {

namespace {

constexpr std::string_view kStateOffice = "state_office";
constexpr std::string_view kStateWord = "state_word";
constexpr std::string_view kEnvoy = "state_envoy";
constexpr std::string_view kState = "state";
constexpr std::string_view kParty = "party";
constexpr std::string_view kTown = "city";
constexpr std::string_view kExclusive = "exclusive";
// Words behind and before a country that is where something is done, or with whom.
constexpr std::string_view kNotOwner = "office_not_owner";
constexpr std::string_view kVisited = "office_visited";
constexpr std::string_view kNotOwnerAfter = "office_not_owner_after";
// How many times more often than any other a text must name its country.
constexpr uint32_t kMostNamed = 2;

// Bytes before and behind a fact in which its country is named most.
constexpr uint32_t kBefore = 3000;
constexpr uint32_t kBehind = 1500;

/// A place that names a country, by its name or its adjective.
struct Named {
  Span span;
  std::string_view id;
  uint32_t entity = kNone;  ///< kNone where the text has only the adjective
  bool is_owner = true;     ///< may be whose an office behind it is
};

class States {
 public:
  States(const View<RelateStage::Reads>& doc, uint16_t country)
      : text_(doc.text()),
        mentions_(doc.get<Mention>()),
        links_(doc.get<EntityLink>()),
        sentences_(doc.get<Sentence>()),
        lexicon_(doc.resources().lexicon()),
        party_(doc.resources().subtype_id(kParty)),
        town_(doc.resources().subtype_id(kTown)),
        parts_(lexicon_.surfaces(kStateWord, 0)),
        behind_(lexicon_.surfaces(kNotOwner, 0)),
        visited_(lexicon_.surfaces(kVisited, 0)),
        before_(lexicon_.surfaces(kNotOwnerAfter, 0)),
        origins_(text_, mentions_, links_, lexicon_) {
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      if (m.type == FindType::per && m.entry != kNone) {
        const std::string_view state = lexicon_.entry(m.entry).attribute(kState);
        if (!state.empty()) listed_.try_emplace(links_[i].entity, state);
      }
      if (m.type != FindType::loc || m.subtype != country || m.entry == kNone) continue;
      const std::string_view id = lexicon_.entry(m.entry).id;
      by_id_.try_emplace(id, links_[i].entity);
      if (is_seat(m.span)) continue;
      named_.push_back({m.span, id, links_[i].entity, is_owner(m.span)});
    }
    if (!by_id_.empty()) add_adjectives();
  }

  [[nodiscard]] bool has_any() const { return !by_id_.empty(); }

  [[nodiscard]] bool is_of_state(uint32_t office) const {
    const std::string_view name = slice(text_, mentions_[office].span);
    return lexicon_.find(name, kStateOffice, 0) != kNone ||
           std::ranges::any_of(parts_, [&](std::string_view part) {
             return name.find(part) != std::string_view::npos;
           });
  }

  /// Is the body only the ministry that the word of the office holds? Where the text tells the
  /// state of its minister, that has the office.
  [[nodiscard]] bool is_of_ministry(const Relation& fact) const {
    if (fact.organisation_mention == kNone) return false;
    const Span body = mentions_[fact.organisation_mention].span;
    const Span office = mentions_[fact.object_mention].span;
    return body.begin == office.begin && body.end < office.end &&
           script_of(utf8::decode(text_, office.begin)) == Script::han;
  }

  /// Is the body a town, which has no president? It is where the text was written.
  [[nodiscard]] bool is_of_town(const Relation& fact) const {
    if (fact.organisation_mention == kNone) return false;
    const Mention& body = mentions_[fact.organisation_mention];
    return body.type == FindType::loc && body.subtype == town_ &&
           lexicon_.find(slice(text_, mentions_[fact.object_mention].span), kStateOffice, 0) !=
               kNone;
  }

  /// Is the body a party, which has no ministers?
  [[nodiscard]] bool is_of_party(const Relation& fact) const {
    if (fact.organisation_mention == kNone) return false;
    const Mention& body = mentions_[fact.organisation_mention];
    const std::string_view office = slice(text_, mentions_[fact.object_mention].span);
    return body.type == FindType::org && body.subtype == party_ &&
           std::ranges::any_of(parts_,
                               [&](std::string_view part) { return office.ends_with(part); });
  }

  /// Notes the countries of offices that are known, by their holders.
  void note(const Layer<Relation>& relations) {
    for (const Relation& fact : relations) {
      if (std::ranges::none_of(
              by_id_, [&](const auto& named) { return named.second == fact.organisation; }))
        continue;
      holders_.try_emplace({fact.organisation, word_of(fact)}, fact.subject);
      const auto [at, is_new] = by_person_.try_emplace(fact.subject, fact.organisation);
      if (!is_new && at->second != fact.organisation) at->second = kNone;
    }
  }

  [[nodiscard]] uint32_t state_of(const Relation& fact) const {
    if (const auto at = by_person_.find(fact.subject);
        at != by_person_.end() && at->second != kNone)
      return at->second;
    if (const auto at = listed_.find(fact.subject); at != listed_.end()) {
      const auto named = by_id_.find(at->second);
      return named == by_id_.end() ? kNone : named->second;
    }
    const NameOrigins::States states =
        origins_.states_of(fact.subject_mention, slice(text_, mentions_[fact.object_mention].span));
    Span near{fact.span.begin - std::min(fact.span.begin, kBefore), fact.span.end + kBehind};
    if (fact.sentence != kNone) {
      near.begin = std::max(near.begin, sentences_[fact.sentence].span.begin);
      near.end = std::min(near.end, sentences_[fact.sentence].span.end);
    }
    const auto here = first_from(named_, fact.span.begin);
    for (auto at = here; at != named_.begin() && std::prev(at)->span.begin >= near.begin;) {
      --at;
      if (at->is_owner && states.may_be(at->id)) return at->entity;
    }
    const uint32_t chief = most_named(fact, states);
    bool names_others = false;
    for (auto at = first_from(named_, near.begin); at != named_.end() && at->span.begin < near.end;
         ++at)
      names_others = names_others || (at->entity != chief && states.may_be(at->id));
    return names_others && states.only.empty() ? kNone : chief;
  }

 private:
  /// Is the country where an embassy is: a part of the word of Hangul in which it stands?
  [[nodiscard]] bool is_seat(Span place) const {
    return place.begin > 0 && script_of(utf8::decode_before(text_, place.begin)) == Script::hangul;
  }

  [[nodiscard]] bool is_owner(Span country) const {
    if (behind_.longest_at(text_, country.end) != 0) return false;
    const bool is_apart = country.end < text_.size() && text_[country.end] == ' ';
    if (visited_.longest_at(text_, country.end + (is_apart ? 1 : 0)) != 0) return false;
    std::string_view ahead = text_.substr(0, country.begin);
    if (ahead.ends_with(' ')) ahead.remove_suffix(1);
    return std::ranges::none_of(before_, [&](std::string_view word) {
      if (!ahead.ends_with(word)) return false;
      if (script_of(utf8::decode(word, 0)) == Script::han || ahead.size() == word.size())
        return true;
      return script_of(utf8::decode_before(ahead, ahead.size() - word.size())) == Script::none;
    });
  }

  void add_adjectives() {
    std::vector<Named> found;
    for (uint32_t at = 0; at < text_.size();) {
      const uint32_t size = utf8::length(text_[at]);
      const Script script = script_of(utf8::decode(text_, at));
      if (script != Script::latin && script != Script::cyrillic) {
        at += size;
        continue;
      }
      uint32_t end = at;
      while (end < text_.size()) {
        const Script next = script_of(utf8::decode(text_, end));
        if (next != Script::latin && next != Script::cyrillic) break;
        end += utf8::length(text_[end]);
      }
      const std::string_view id = adjective_before(text_, end, lexicon_);
      if (!id.empty()) {
        const auto country = by_id_.find(id);
        found.push_back({{at, end}, id, country == by_id_.end() ? kNone : country->second, true});
      }
      at = end;
    }
    std::vector<Named> all;
    std::ranges::merge(
        named_, found, std::back_inserter(all), {},
        [](const Named& named) { return named.span.begin; },
        [](const Named& named) { return named.span.begin; });
    named_ = std::move(all);
  }

  /// The country that the text around `fact` names much more often than any other that it can be,
  /// where nobody else has the office there; kNone where there is none.
  [[nodiscard]] uint32_t most_named(const Relation& fact, const NameOrigins::States& states) const {
    std::vector<Count> counts;
    const uint32_t from = fact.span.begin - std::min(fact.span.begin, kBefore);
    for (auto at = first_from(named_, from);
         at != named_.end() && at->span.begin < fact.span.end + kBehind; ++at) {
      if (!states.may_be(at->id)) continue;
      auto count = std::ranges::find(counts, at->id, &Count::id);
      if (count == counts.end()) count = counts.insert(count, {at->id});
      ++count->times;
      count->is_owner = count->is_owner || at->is_owner;
      if (count->entity == kNone) count->entity = at->entity;
    }
    if (counts.empty()) return kNone;
    std::ranges::stable_sort(counts, std::greater(), &Count::times);
    if (counts.size() > 1 && counts[0].times < kMostNamed * counts[1].times) return kNone;
    const bool can_be = counts[0].is_owner || !states.only.empty();
    return can_be && !is_taken(fact, counts[0].entity) ? counts[0].entity : kNone;
  }

  /// Has somebody else this office of the country?
  [[nodiscard]] bool is_taken(const Relation& fact, uint32_t state) const {
    const std::string_view word = word_of(fact);
    if (word.empty()) return false;
    const auto at = holders_.find({state, word});
    return at != holders_.end() && at->second != fact.subject;
  }

  /// The id of the office's row, where only one at a time has it; empty for others.
  [[nodiscard]] std::string_view word_of(const Relation& fact) const {
    const Mention& office = mentions_[fact.object_mention];
    if (office.entry == kNone) return {};
    const LexiconEntry row = lexicon_.entry(office.entry);
    return row.attribute(kExclusive).empty() ? std::string_view() : row.id;
  }

  struct Count {
    std::string_view id;
    uint32_t times = 0;
    uint32_t entity = kNone;
    bool is_owner = false;  ///< somewhere it may be whose an office is
  };

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
  uint16_t party_;
  uint16_t town_;
  std::vector<std::string_view> parts_;
  FewWords behind_, visited_;
  std::vector<std::string_view> before_;
  NameOrigins origins_;
  std::vector<Named> named_;
  std::map<std::pair<uint32_t, std::string_view>, uint32_t> holders_;  ///< by state and office
  std::map<std::string_view, uint32_t> by_id_;
  std::unordered_map<uint32_t, std::string_view> listed_;
  std::unordered_map<uint32_t, uint32_t> by_person_;  ///< kNone where there are several
};

}  // namespace

void fill_from_states(const View<RelateStage::Reads>& doc, uint16_t country,
                      const std::set<uint32_t>& of_unknown, Layer<Relation>& relations) {
  States states(doc, country);
  if (!states.has_any()) return;
  states.note(relations);
  for (Relation& fact : relations) {
    if (states.is_of_party(fact) || states.is_of_town(fact))
      fact.organisation = fact.organisation_mention = kNone;
    const bool is_of_ministry = states.is_of_ministry(fact);
    if ((fact.organisation != kNone && !is_of_ministry) ||
        of_unknown.contains(fact.object_mention) || !states.is_of_state(fact.object_mention))
      continue;
    const uint32_t state = states.state_of(fact);
    if (is_of_ministry && state != kNone) fact.organisation_mention = kNone;
    if (!is_of_ministry || state != kNone) fact.organisation = state;
  }
}

void leave_hosts(const View<RelateStage::Reads>& doc, uint16_t country,
                 Layer<Relation>& relations) {
  const Lexicon& lexicon = doc.resources().lexicon();
  const auto& mentions = doc.get<Mention>();
  const std::vector<std::string_view> envoys = lexicon.surfaces(kEnvoy, 0);
  const uint16_t city = doc.resources().subtype_id("city");
  std::optional<NameOrigins> origins;
  for (Relation& fact : relations) {
    if (fact.organisation_mention == kNone) continue;
    const Mention& body = mentions[fact.organisation_mention];
    const Span place = mentions[fact.object_mention].span;
    const std::string_view office = doc.text(place);
    const bool is_beside = body.span.end <= place.begin && place.begin - body.span.end <= 1;
    // No town sends an envoy; its adviser on foreign relations has a word more.
    if (is_beside && body.type == FindType::loc && body.subtype == city &&
        std::ranges::find(envoys, office) != envoys.end())
      fact.organisation = fact.organisation_mention = kNone;
    if (!is_beside || body.type != FindType::loc || body.subtype != country ||
        body.entry == kNone ||
        std::ranges::none_of(envoys, [&](std::string_view word) { return office.ends_with(word); }))
      continue;
    if (!origins) origins.emplace(doc.text(), mentions, doc.get<EntityLink>(), lexicon);
    const NameOrigins::States states = origins->states_of(fact.subject_mention, office);
    if (!states.only.empty() && !states.may_be(lexicon.entry(body.entry).id))
      fact.organisation = fact.organisation_mention = kNone;
  }
}

}  // namespace sagwan
