// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/relate_stage.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"
#include "stages/relate/adjectives.h"
#include "stages/relate/appointed_offices.h"
#include "stages/relate/beside_offices.h"
#include "stages/relate/fill_facts.h"
#include "stages/relate/listed_holders.h"
#include "stages/relate/office_states.h"
#include "stages/relate/respective_offices.h"
#include "stages/relate/same_post.h"
#include "stages/relate/shared_offices.h"
#include "stages/relate/short_offices.h"
#include "stages/relate/sides.h"
#include "stages/relate/subject_offices.h"

namespace sagwan {

namespace {

// What makes the place behind it the seat of an embassy.
constexpr std::string_view kSeat = "office_seat";
// Names that a longer one which began before may hold.
constexpr int kMostNested = 4;
// Bytes by which a name may begin before its find.
constexpr uint32_t kMostLead = 64;

/// Layers sorted by span, asked by place.
class Attestations {
 public:
  Attestations(const View<RelateStage::Reads>& doc, uint16_t country, const Lexicon& lexicon)
      : country_(country),
        seats_(lexicon.surfaces(kSeat, 0)),
        text_(doc.text()),
        mentions_(doc.get<Mention>()),
        links_(doc.get<EntityLink>()),
        sentences_(doc.get<Sentence>()),
        times_(doc.get<Time>()) {}

  [[nodiscard]] std::optional<Relation> of(const Find& find) const {
    const Capture* person = find.capture(Field::person);
    const Capture* office = find.capture(Field::office);
    if (person == nullptr || office == nullptr) return std::nullopt;
    Relation out;
    out.subject_mention = mention_at(person->span, FindType::per, FindType::per);
    out.object_mention = mention_at(office->span, FindType::title, FindType::title);
    if (out.subject_mention == kNone || out.object_mention == kNone) return std::nullopt;
    if (const Capture* body = find.capture(Field::organisation)) {
      out.organisation_mention = mention_at(body->span, FindType::org, FindType::loc);
      take_longer_body(body->span, out);
      if (out.organisation_mention != kNone && is_sent_to(mentions_[out.organisation_mention]))
        out.organisation_mention = kNone;
      if (out.organisation_mention != kNone &&
          belongs_elsewhere(mentions_[out.organisation_mention].span, office->span))
        out.organisation_mention = kNone;
    }
    take_body_within(office->span, out);
    complete(out);
    return out;
  }

  [[nodiscard]] Relation of(const BesideOffice& beside) const {
    Relation out;
    out.subject_mention = beside.person;
    out.object_mention = beside.office;
    out.organisation_mention = beside.body;
    take_body_within(mentions_[beside.office].span, out);
    complete(out);
    return out;
  }

 private:
  /// A body that was made longer than the rule's, and ends where that does, is the one.
  void take_longer_body(Span body, Relation& out) const {
    if (body.empty() || (out.organisation_mention != kNone &&
                         mentions_[out.organisation_mention].type == FindType::org))
      return;
    auto at = first_from(mentions_, body.begin);
    for (int steps = 0; steps < kMostNested && at != mentions_.begin(); ++steps) {
      --at;
      if (at->type != FindType::org || at->span.end != body.end) continue;
      out.organisation_mention = static_cast<uint32_t>(at - mentions_.begin());
      return;
    }
  }

  void take_body_within(Span office, Relation& out) const {
    // The office's word may hold its body; where it ends with it, it is nearer than a place.
    const uint32_t within = mention_at(office, FindType::org, FindType::org);
    if (within != kNone &&
        (out.organisation_mention == kNone || is_nearer(within, out.organisation_mention, office)))
      out.organisation_mention = within;
    // A place that shares its last letter but one with the office (the mayor of a town) is its
    // body.
    const uint32_t place = mention_at(office, FindType::loc, FindType::loc);
    if (out.organisation_mention == kNone && place != kNone && is_all_but_last(place, office))
      out.organisation_mention = place;
  }

  void complete(Relation& out) const {
    out.subject = links_[out.subject_mention].entity;
    out.object = links_[out.object_mention].entity;
    out.span = hull(mentions_[out.subject_mention].span, mentions_[out.object_mention].span);
    if (out.organisation_mention != kNone) {
      out.organisation = links_[out.organisation_mention].entity;
      out.span = hull(out.span, mentions_[out.organisation_mention].span);
    }
    out.sentence = index_holding(sentences_, out.span);
    if (out.sentence != kNone) out.time = time_for(out.span, sentences_[out.sentence].span);
  }

  static Span hull(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

  /// The mention of type `first` in `span`, else of type `second`: the longest, of places the last,
  /// which is the smaller one or, of an embassy, the state that it serves. Of places that a mark
  /// joins (the parties of a commission) it is the first.
  [[nodiscard]] uint32_t mention_at(Span span, FindType first, FindType second) const {
    uint32_t best = kNone;
    // A person's name that was made longer than its find ends where that does.
    const auto from = first_from(mentions_, span.begin);
    for (auto at = from; first == FindType::per && at != mentions_.begin() && best == kNone;) {
      --at;
      if (at->span.end == span.end && at->type == first) {
        best = static_cast<uint32_t>(at - mentions_.begin());
      } else if (at->span.begin + kMostLead < span.begin) {
        break;
      }
    }
    for (auto at = from;
         at != mentions_.end() && at->span.begin < span.end; ++at) {
      // Or it begins where that does.
      const bool is_longer = at->span.begin == span.begin && at->span.contains(span);
      if ((!span.contains(at->span) && !is_longer) || (at->type != first && at->type != second))
        continue;
      const auto i = static_cast<uint32_t>(at - mentions_.begin());
      const bool better =
          best == kNone || (at->type == first && mentions_[best].type != first) ||
          (at->type == mentions_[best].type &&
           (at->type == FindType::loc ? is_nearer_place(mentions_[best].span, at->span)
                                      : at->span.size() > mentions_[best].span.size()));
      if (better) best = i;
    }
    return best;
  }

  /// Is the body in an office's word nearer than the place before it? In Hangul it always is; in
  /// Han, where the country before a ministry is what has the minister, no country may stand there
  /// and all of the word but its last letter must be the body.
  [[nodiscard]] bool is_nearer(uint32_t within, uint32_t before, Span office) const {
    return mentions_[before].type == FindType::loc &&
           (script_of(utf8::decode(text_, office.begin)) == Script::hangul ||
            (mentions_[before].subtype != country_ && is_all_but_last(within, office)));
  }

  [[nodiscard]] bool is_all_but_last(uint32_t within, Span office) const {
    const Span body = mentions_[within].span;
    return body.begin == office.begin && utf8::previous(text_, office.end) == body.end;
  }

  /// In Cyrillic what stands directly before an office is another part of its sentence: the body
  /// stands behind, in the genitive.
  [[nodiscard]] bool belongs_elsewhere(Span body, Span office) const {
    return body.end + 1 == office.begin && text_[body.end] == ' ' &&
           script_of(utf8::decode(text_, office.begin)) == Script::cyrillic &&
           script_of(utf8::decode_before(text_, body.end)) == Script::cyrillic;
  }

  /// Does `later` stand behind `place`, and no mark alone between them?
  [[nodiscard]] bool is_nearer_place(Span place, Span later) const {
    if (place.contains(later)) return false;
    const std::string_view gap = slice(text_, {place.end, later.begin});
    const bool is_mark = !gap.empty() && utf8::length(gap[0]) == gap.size() &&
                         script_of(utf8::decode(gap, 0)) == Script::none && gap != " ";
    return !is_mark;
  }

  /// The point or stretch of time nearest to `span` in its sentence, those before it first at equal
  /// distance.
  [[nodiscard]] uint32_t time_for(Span span, Span sentence) const {
    uint32_t best = kNone;
    uint32_t nearest = UINT32_MAX;
    for (auto at = first_from(times_, sentence.begin);
         at != times_.end() && at->span.begin < sentence.end; ++at) {
      if (at->type == TimeType::duration || at->type == TimeType::set || at->begin.empty())
        continue;
      const uint32_t distance = at->span.end <= span.begin   ? span.begin - at->span.end
                                : at->span.begin >= span.end ? at->span.begin - span.end
                                                             : 0;
      if (distance < nearest) {
        nearest = distance;
        best = static_cast<uint32_t>(at - times_.begin());
      }
    }
    return best;
  }

  /// In Han, is the place one to which an envoy is sent, by the word before it?
  [[nodiscard]] bool is_sent_to(const Mention& place) const {
    return place.type == FindType::loc &&
           script_of(utf8::decode(text_, place.span.begin)) == Script::han &&
           std::ranges::any_of(seats_, [&](std::string_view word) {
             return text_.substr(0, place.span.begin).ends_with(word);
           });
  }

  uint16_t country_;  ///< subtype of countries among places
  std::vector<std::string_view> seats_;
  std::string_view text_;
  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Layer<Sentence>& sentences_;
  const Layer<Time>& times_;
};

constexpr std::string_view kCountry = "country";
constexpr std::string_view kMedia = "media";
constexpr std::string_view kByline = "byline";
// Attribute of offices of states, which no ministry has, and of persons who serve one; and what a
// rule sets whose body is the topic of the sentence.
constexpr std::string_view kOfState = "state";
constexpr std::string_view kTopic = "topic";
// What a rule sets of whose office others may be listed behind the one who has it.
constexpr std::string_view kList = "list";
// Attribute of offices beside which a town is where they sit: consuls.
constexpr std::string_view kSeated = "seated";
constexpr std::string_view kTitle = "TITLE";

/// An attestation without a body takes that of another of the same person and office.
void fill_from_same(Layer<Relation>& relations) {
  std::map<std::pair<uint32_t, uint32_t>, uint32_t> bodies;  // by person and office, the first
  for (const Relation& relation : relations) {
    if (relation.organisation != kNone)
      bodies.try_emplace({relation.subject, relation.object}, relation.organisation);
  }
  for (Relation& relation : relations) {
    if (relation.organisation != kNone) continue;
    const auto body = bodies.find({relation.subject, relation.object});
    if (body != bodies.end()) relation.organisation = body->second;
  }
}

/// What the sentence speaks of has the office of the man in it, where nothing nearer has.
void fill_from_topics(const std::vector<Relation>& of_topics, Layer<Relation>& relations) {
  for (Relation& relation : relations) {
    if (relation.organisation != kNone) continue;
    const auto topic = std::find_if(of_topics.begin(), of_topics.end(), [&](const Relation& other) {
      return other.subject_mention == relation.subject_mention &&
             other.object_mention == relation.object_mention;
    });
    if (topic != of_topics.end()) relation.organisation = topic->organisation;
  }
}

/// Of attestations of the same two mentions the first with a body stays, else the first.
void leave_repeated(Layer<Relation>& relations) {
  const auto mentions = [](const Relation& fact) {
    return std::pair(fact.subject_mention, fact.object_mention);
  };
  std::ranges::stable_sort(relations, {}, [&](const Relation& fact) {
    return std::pair(mentions(fact), fact.organisation_mention == kNone);
  });
  const auto behind =
      std::unique(relations.begin(), relations.end(),
                  [&](const Relation& a, const Relation& b) { return mentions(a) == mentions(b); });
  relations.erase(behind, relations.end());
}

/// Where rules say that an office is not that of the person beside it: their finds have no
/// captures.
std::vector<Span> places_of_nobody(const Layer<Find>& finds) {
  std::vector<Span> out;
  for (const Find& find : finds) {
    if (find.type == FindType::office && find.outer == kNone &&
        find.capture(Field::person) == nullptr && find.capture(Field::office) == nullptr)
      out.push_back(find.span);
  }
  return out;
}

/// Does one of `places`, which are sorted and apart, hold `span`?
bool stands_in(const std::vector<Span>& places, Span span) {
  const auto behind = std::upper_bound(places.begin(), places.end(), span.begin,
                                       [](uint32_t at, Span place) { return at < place.begin; });
  return behind != places.begin() && std::prev(behind)->contains(span);
}

}  // namespace

Result<RelateStage> RelateStage::make(std::shared_ptr<const Resources> resources) {
  const uint16_t country = resources->subtype_id(kCountry);
  const uint16_t media = resources->subtype_id(kMedia);
  return RelateStage(std::move(resources), country, media);
}

bool RelateStage::has_attribute(const Mention& office, std::string_view attribute) const {
  return office.entry != kNone &&
         !resources_->lexicon().entry(office.entry).attribute(attribute).empty();
}

bool RelateStage::is_byline(const Layer<Mention>& mentions, const Relation& fact) const {
  return has_attribute(mentions[fact.object_mention], kByline) &&
         (fact.organisation_mention == kNone ||
          mentions[fact.organisation_mention].type != FindType::org);
}

bool RelateStage::is_where_it_sits(std::string_view text, const Layer<Mention>& mentions,
                                   const Relation& fact) const {
  if (fact.organisation_mention == kNone) return false;
  const Mention& body = mentions[fact.organisation_mention];
  const Mention& office = mentions[fact.object_mention];
  const Lexicon& lexicon = resources_->lexicon();
  const uint32_t row =
      office.entry != kNone ? office.entry : lexicon.find(slice(text, office.span), kTitle, 0);
  return body.type == FindType::loc && body.subtype != country_ && row != kNone &&
         !lexicon.entry(row).attribute(kSeated).empty();
}

Result<Layer<Relation>> RelateStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  Layer<Relation> out;
  const OfficeWords words(doc.text(), doc.get<Mention>(), resources_->lexicon(), lists_);
  const Attestations attestations(doc, country_, resources_->lexicon());
  std::vector<Relation> of_topics;
  Layer<Relation> appointed;
  for (const Find& find : doc.get<Find>()) {
    if (find.type != FindType::office) continue;
    auto relation = attestations.of(find);
    if (!relation || is_byline(doc.get<Mention>(), *relation)) continue;
    const std::string_view anchor = Fields(find, doc.text(), *resources_).value(Field::anchor);
    if (anchor == kList) {
      add_listed_holders(doc.text(), doc.get<Mention>(), doc.get<EntityLink>(),
                         resources_->lexicon(), *relation, out);
      if (!has_attribute(doc.get<Mention>()[relation->object_mention], kOfState))
        appointed.push_back(*relation);
    }
    if (anchor == kTopic) {
      const bool is_media = relation->organisation_mention != kNone &&
                            doc.get<Mention>()[relation->organisation_mention].subtype == media_;
      if (!is_media && !has_attribute(doc.get<Mention>()[relation->object_mention], kOfState))
        of_topics.push_back(*relation);
      relation->organisation = relation->organisation_mention = kNone;
    }
    out.push_back(*relation);
  }
  const Layer<Relation> of_subject =
      offices_of_subject(doc.text(), doc.get<Find>(), doc.blocks(), doc.get<Mention>(),
                         doc.get<EntityLink>(), doc.get<Sentence>(), resources_->lexicon());
  out.insert(out.end(), of_subject.begin(), of_subject.end());
  std::set<std::pair<uint32_t, uint32_t>> known;
  for (const Relation& fact : out) known.emplace(fact.subject_mention, fact.object_mention);
  for (const BesideOffice& office :
       appointed_offices(doc.text(), doc.get<Mention>(), doc.get<Sentence>(), resources_->lexicon(),
                         words, known))
    out.push_back(attestations.of(office));
  const BesideOffices beside =
      offices_beside(doc.text(), doc.blocks(), doc.get<Mention>(), resources_->lexicon(), words,
                     {doc.get<EntityLink>(), doc.get<Sentence>(), doc.get<Time>()}, out);
  const std::vector<Span> of_nobody = places_of_nobody(doc.get<Find>());
  for (const BesideOffice& office : beside.held) {
    const Relation fact = attestations.of(office);
    if (!is_byline(doc.get<Mention>(), fact) && !stands_in(of_nobody, fact.span))
      out.push_back(fact);
  }
  add_listed_of_several(doc.text(), doc.get<Mention>(), doc.get<EntityLink>(),
                        resources_->lexicon(), out);
  const std::vector<BesideOffice> in_order = respective_offices(
      doc.text(), doc.get<Mention>(), doc.get<Sentence>(), resources_->lexicon(), words);
  std::set<uint32_t> settled;
  for (const BesideOffice& office : in_order) settled.insert(office.office);
  std::erase_if(out, [&](const Relation& fact) { return settled.contains(fact.object_mention); });
  for (const BesideOffice& office : in_order) out.push_back(attestations.of(office));
  for (const BesideOffice& office : offices_of_all(
           doc.text(), doc.get<Mention>(), doc.get<Sentence>(), resources_->lexicon(), words)) {
    if (!settled.contains(office.office)) out.push_back(attestations.of(office));
  }
  for (const BesideOffice& office : holders_of_same_post(
           doc.text(), doc.get<Mention>(), doc.get<Sentence>(), resources_->lexicon(), words, out))
    out.push_back(attestations.of(office));
  leave_repeated(out);
  std::sort(out.begin(), out.end(), [](const Relation& a, const Relation& b) {
    if (a.span != b.span) return a.span < b.span;
    if (a.subject != b.subject) return a.subject < b.subject;
    return a.object < b.object;
  });
  for (Relation& fact : out) {
    if (is_where_it_sits(doc.text(), doc.get<Mention>(), fact))
      fact.organisation = fact.organisation_mention = kNone;
  }
  leave_hosts(doc, country_, out);
  fill_from_adjectives(doc.text(), doc.get<Mention>(), doc.get<EntityLink>(), resources_->lexicon(),
                       out);
  fill_from_sides(doc, country_, bodies_, out);
  fill_from_homes(doc.text(), doc.get<Mention>(), doc.get<EntityLink>(), *resources_, out);
  const auto fill_from_others = [&] {
    fill_from_same(out);
    join_short_offices(out, doc.get<Mention>(), resources_->lexicon(), doc.text());
  };
  fill_from_others();
  fill_from_list(doc.get<Mention>(), doc.text(), country_, out);
  fill_from_appointments(doc.text(), appointed, doc.get<Mention>(), out);
  fill_from_topics(of_topics, out);
  fill_from_head(doc, country_, bodies_, out);
  fill_from_others();
  bodies_.fill(doc.text(), doc.blocks(), doc.get<Mention>(), doc.get<EntityLink>(),
               doc.get<Sentence>(), beside.of_unknown, out);
  fill_from_states(doc, country_, beside.of_unknown, out);
  note_shared_offices(out, doc.get<Mention>(), doc.get<Time>(), resources_->lexicon(), doc.text(),
                      diagnostics);
  return out;
}

}  // namespace sagwan
