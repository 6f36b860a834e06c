// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/relate_stage.h"

#include <algorithm>
#include <optional>

#include "stages/relate/adjectives.h"
#include "stages/relate/shared_offices.h"

namespace sagwan {

namespace {

/// Layers sorted by span, asked by place.
class Attestations {
 public:
  explicit Attestations(const View<RelateStage::Reads>& doc)
      : mentions_(doc.get<Mention>()),
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
    }
    out.subject = links_[out.subject_mention].entity;
    out.object = links_[out.object_mention].entity;
    out.span = hull(mentions_[out.subject_mention].span, mentions_[out.object_mention].span);
    if (out.organisation_mention != kNone) {
      out.organisation = links_[out.organisation_mention].entity;
      out.span = hull(out.span, mentions_[out.organisation_mention].span);
    }
    out.sentence = sentence_of(out.span);
    if (out.sentence != kNone) out.time = time_for(out.span, sentences_[out.sentence].span);
    return out;
  }

 private:
  static Span hull(Span a, Span b) { return {std::min(a.begin, b.begin), std::max(a.end, b.end)}; }

  /// The mention of type `first` at `span`, else of type `second`; the longest within it where none
  /// fills it.
  [[nodiscard]] uint32_t mention_at(Span span, FindType first, FindType second) const {
    uint32_t best = kNone;
    auto at =
        std::lower_bound(mentions_.begin(), mentions_.end(), span.begin,
                         [](const Mention& m, uint32_t begin) { return m.span.begin < begin; });
    for (; at != mentions_.end() && at->span.begin < span.end; ++at) {
      if (!span.contains(at->span) || (at->type != first && at->type != second)) continue;
      const auto i = static_cast<uint32_t>(at - mentions_.begin());
      const bool better =
          best == kNone || (at->type == first && mentions_[best].type != first) ||
          (at->type == mentions_[best].type && at->span.size() > mentions_[best].span.size());
      if (better) best = i;
    }
    return best;
  }

  [[nodiscard]] uint32_t sentence_of(Span span) const {
    auto at =
        std::upper_bound(sentences_.begin(), sentences_.end(), span.begin,
                         [](uint32_t begin, const Sentence& s) { return begin < s.span.begin; });
    if (at == sentences_.begin()) return kNone;
    --at;
    return at->span.contains(span) ? static_cast<uint32_t>(at - sentences_.begin()) : kNone;
  }

  /// The point or stretch of time nearest to `span` in its sentence, those before it first at equal
  /// distance.
  [[nodiscard]] uint32_t time_for(Span span, Span sentence) const {
    uint32_t best = kNone;
    uint32_t nearest = UINT32_MAX;
    auto at = std::lower_bound(times_.begin(), times_.end(), sentence.begin,
                               [](const Time& t, uint32_t begin) { return t.span.begin < begin; });
    for (; at != times_.end() && at->span.begin < sentence.end; ++at) {
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

  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Layer<Sentence>& sentences_;
  const Layer<Time>& times_;
};

constexpr std::string_view kCountry = "country";
constexpr std::string_view kByline = "byline";
// A sentence with so many offices is a list of a delegation; with fewer its first country may be
// anyone's.
constexpr std::ptrdiff_t kDelegation = 3;

/// A list of a delegation names its country once, at its head: "on the Russian side minister A,
/// minister B, ...". Offices without a body in a sentence of several take the country that the
/// sentence begins with, where no other country stands before the first of them.
void fill_from_head(const View<RelateStage::Reads>& doc, uint16_t country,
                    Layer<Relation>& relations) {
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
      auto first =
          std::lower_bound(mentions.begin(), mentions.end(), sentences[sentence].span.begin,
                           [](const Mention& m, uint32_t begin) { return m.span.begin < begin; });
      for (; first != mentions.end() && first->span.begin < at->span.begin; ++first) {
        const Mention& m = *first;
        const auto i = static_cast<uint32_t>(first - mentions.begin());
        if (m.type != FindType::loc || m.subtype != country) continue;
        if (head == kNone) head = i;
        only = only && links[i].entity == links[head].entity;
      }
      if (head != kNone && only) {
        for (auto it = at; it != end; ++it) {
          if (it->organisation == kNone) it->organisation = links[head].entity;
        }
      }
    }
    at = end;
  }
}

}  // namespace

Result<RelateStage> RelateStage::make(std::shared_ptr<const Resources> resources) {
  const uint16_t country = resources->subtype_id(kCountry);
  return RelateStage(std::move(resources), country);
}

bool RelateStage::is_byline(const Mention& office) const {
  return office.entry != kNone &&
         !resources_->lexicon().entry(office.entry).attribute(kByline).empty();
}

Result<Layer<Relation>> RelateStage::run(View<Reads> doc, Diagnostics& diagnostics) const {
  Layer<Relation> out;
  const Attestations attestations(doc);
  for (const Find& find : doc.get<Find>()) {
    if (find.type != FindType::office) continue;
    const auto relation = attestations.of(find);
    if (relation && !is_byline(doc.get<Mention>()[relation->object_mention]))
      out.push_back(*relation);
  }
  std::sort(out.begin(), out.end(), [](const Relation& a, const Relation& b) {
    if (a.span != b.span) return a.span < b.span;
    if (a.subject != b.subject) return a.subject < b.subject;
    return a.object < b.object;
  });
  fill_from_adjectives(doc.text(), doc.get<Mention>(), doc.get<EntityLink>(), resources_->lexicon(),
                       out);
  // An attestation without a body takes that of another of the same person and office.
  for (Relation& relation : out) {
    if (relation.organisation != kNone) continue;
    for (const Relation& other : out) {
      if (other.subject != relation.subject || other.object != relation.object ||
          other.organisation_mention == kNone)
        continue;
      relation.organisation = other.organisation;
      break;
    }
  }
  fill_from_head(doc, country_, out);
  const auto same = [](const Relation& a, const Relation& b) {
    return a.subject_mention == b.subject_mention && a.object_mention == b.object_mention;
  };
  out.erase(std::unique(out.begin(), out.end(), same), out.end());
  note_shared_offices(out, doc.get<Mention>(), doc.get<Time>(), resources_->lexicon(), doc.text(),
                      diagnostics);
  return out;
}

}  // namespace sagwan
