// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/office_states.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/adjectives.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

constexpr std::string_view kStateOffice = "state_office";
constexpr std::string_view kStateWord = "state_word";
constexpr std::string_view kState = "state";
constexpr std::string_view kObject = "object";
// Bytes of the sentence before a fact that are read for adjectives.
constexpr uint32_t kLongestClause = 600;
// Bytes before a fact within which the country that was named last has its offices.
constexpr uint32_t kFarthest = 3000;

class States {
 public:
  States(const View<RelateStage::Reads>& doc, uint16_t country)
      : text_(doc.text()),
        mentions_(doc.get<Mention>()),
        links_(doc.get<EntityLink>()),
        sentences_(doc.get<Sentence>()),
        lexicon_(doc.resources().lexicon()),
        words_(lexicon_.surfaces(kStateWord, 0)) {
    for (uint32_t i = 0; i < mentions_.size(); ++i) {
      const Mention& m = mentions_[i];
      if (m.type != FindType::loc || m.subtype != country) continue;
      if (m.entry != kNone) by_id_.try_emplace(lexicon_.entry(m.entry).id, links_[i].entity);
      entities_.insert(links_[i].entity);
      if (!is_seat(m.span)) places_.push_back(i);
    }
  }

  [[nodiscard]] bool has_any() const { return !entities_.empty(); }

  [[nodiscard]] bool is_of_state(uint32_t office) const {
    const std::string_view name = slice(text_, mentions_[office].span);
    return lexicon_.find(name, kStateOffice, 0) != kNone ||
           std::ranges::any_of(words_, [&](std::string_view word) {
             return name.find(word) != std::string_view::npos;
           });
  }

  /// Notes the countries of offices that are known, by their holders.
  void note(const Layer<Relation>& relations) {
    for (const Relation& fact : relations) {
      if (!entities_.contains(fact.organisation)) continue;
      const auto [at, is_new] = by_person_.try_emplace(fact.subject, fact.organisation);
      if (!is_new && at->second != fact.organisation) at->second = kNone;
    }
  }

  [[nodiscard]] uint32_t state_of(const Relation& fact) const {
    if (const auto at = by_person_.find(fact.subject);
        at != by_person_.end() && at->second != kNone)
      return at->second;
    if (const uint32_t listed = listed_state(fact); listed != kNone) return listed;
    return named_before(fact);
  }

 private:
  /// Is the country where an embassy is: a part of the word of Hangul in which it stands?
  [[nodiscard]] bool is_seat(Span place) const {
    return place.begin > 0 && script_of(utf8::decode_before(text_, place.begin)) == Script::hangul;
  }

  [[nodiscard]] uint32_t listed_state(const Relation& fact) const {
    const uint32_t entry = mentions_[fact.subject_mention].entry;
    if (entry == kNone) return kNone;
    const auto at = by_id_.find(lexicon_.entry(entry).attribute(kState));
    return at == by_id_.end() ? kNone : at->second;
  }

  /// The country named last before the fact, by its name or, in the sentence, by its adjective; no
  /// country to which something is done.
  [[nodiscard]] uint32_t named_before(const Relation& fact) const {
    const uint32_t begin = fact.span.begin;
    uint32_t from = begin - std::min(begin, kLongestClause);
    if (fact.sentence != kNone) from = std::max(from, sentences_[fact.sentence].span.begin);
    uint32_t found = kNone;
    uint32_t place = 0;
    auto at = std::ranges::lower_bound(places_, begin, {},
                                       [&](uint32_t i) { return mentions_[i].span.begin; });
    while (at != places_.begin()) {
      --at;
      const Span span = mentions_[*at].span;
      if (span.begin + kFarthest < begin) break;
      if (has_particle(text_, span.end, kObject, lexicon_)) continue;
      found = links_[*at].entity;
      place = span.begin;
      break;
    }
    for (uint32_t end = begin; end > std::max(from, place); --end) {
      if (text_[end - 1] != ' ') continue;
      const auto country = by_id_.find(adjective_before(text_, end - 1, lexicon_));
      if (country != by_id_.end()) return country->second;
    }
    return found;
  }

  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
  std::vector<std::string_view> words_;
  std::vector<uint32_t> places_;  ///< mentions of countries that are no seats
  std::set<uint32_t> entities_;
  std::map<std::string_view, uint32_t> by_id_;
  std::unordered_map<uint32_t, uint32_t> by_person_;  ///< kNone where there are several
};

}  // namespace

void fill_from_states(const View<RelateStage::Reads>& doc, uint16_t country,
                      const std::set<uint32_t>& of_unknown, Layer<Relation>& relations) {
  if (std::ranges::none_of(relations,
                           [](const Relation& fact) { return fact.organisation == kNone; }))
    return;
  States states(doc, country);
  if (!states.has_any()) return;
  states.note(relations);
  for (Relation& fact : relations) {
    if (fact.organisation != kNone || of_unknown.contains(fact.object_mention) ||
        !states.is_of_state(fact.object_mention))
      continue;
    fact.organisation = states.state_of(fact);
  }
}

}  // namespace sagwan
