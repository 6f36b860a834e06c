// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/subject_offices.h"

#include <algorithm>
#include <cstdint>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/relate/particles.h"

namespace sagwan {

namespace {

// A space may part a body from its office.
constexpr uint32_t kMostGap = 1;
// Mentions of the sentence before that are looked at.
constexpr uint32_t kMostMentions = 64;
// What makes the place behind it the seat of an embassy.
constexpr std::string_view kSeat = "office_seat";
// The role of particles behind genitives.
constexpr std::string_view kGenitive = "genitive";

class Subjects {
 public:
  Subjects(std::string_view text, std::span<const Block> blocks, const Layer<Mention>& mentions,
           const Layer<EntityLink>& links, const Layer<Sentence>& sentences, const Lexicon& lexicon)
      : text_(text),
        blocks_(blocks),
        mentions_(mentions),
        links_(links),
        sentences_(sentences),
        lexicon_(lexicon) {}

  void add(const Find& find, Layer<Relation>& out) const {
    const uint32_t sentence = sentence_of(find.span.begin);
    if (sentence == kNone) return;
    uint32_t holder = head_before(find);
    if (holder == kNone ||
        names_another(holder, sentences_[sentence].span.begin, find.span.begin) ||
        is_told_of_another(holder, sentence))
      holder = head_of(sentences_[sentence].span, find.span.begin);
    if (holder == kNone) return;
    uint32_t last = kNone;  // office of the list, and its body
    uint32_t body = kNone;
    for (uint32_t i = mention_from(find.span.begin);
         i < mentions_.size() && mentions_[i].span.begin < find.span.end; ++i) {
      if (mentions_[i].type != FindType::title || !find.span.contains(mentions_[i].span)) continue;
      Relation fact;
      fact.subject_mention = holder;
      fact.object_mention = i;
      const uint32_t own = body_of(i, find.span.begin);
      // A further office directly behind a mark is of the body before it.
      const bool is_joined =
          last != kNone && is_mark({mentions_[last].span.end, mentions_[i].span.begin});
      body = own == kNone && is_joined ? body : own;
      last = i;
      fact.organisation_mention = body;
      fact.subject = links_[holder].entity;
      fact.object = links_[i].entity;
      fact.span = mentions_[i].span;
      if (fact.organisation_mention != kNone) {
        fact.organisation = links_[fact.organisation_mention].entity;
        fact.span.begin =
            std::min(fact.span.begin, mentions_[fact.organisation_mention].span.begin);
      }
      fact.sentence = sentence;
      out.push_back(fact);
    }
  }

 private:
  [[nodiscard]] uint32_t mention_from(uint32_t place) const {
    return static_cast<uint32_t>(first_from(mentions_, place) - mentions_.begin());
  }

  [[nodiscard]] uint32_t sentence_of(uint32_t place) const {
    const auto after = first_behind(sentences_, place);
    return after == sentences_.begin() ? kNone
                                       : static_cast<uint32_t>(after - sentences_.begin()) - 1;
  }

  [[nodiscard]] bool names_another(uint32_t holder, uint32_t from, uint32_t to) const {
    for (uint32_t i = mention_from(from); i < mentions_.size() && mentions_[i].span.begin < to;
         ++i) {
      if (mentions_[i].type != FindType::per) continue;
      if (links_[i].entity != links_[holder].entity || is_genitive(mentions_[i].span.end))
        return true;
    }
    return false;
  }

  /// Does the sentence before, of the same block, name others and not him?
  [[nodiscard]] bool is_told_of_another(uint32_t holder, uint32_t sentence) const {
    if (sentence == 0) return false;
    const Span before = sentences_[sentence - 1].span;
    if (slice(text_, {before.begin, sentences_[sentence].span.begin}).find('\n') !=
        std::string_view::npos)
      return false;
    bool other = false;
    const uint32_t first = mention_from(before.begin);
    const uint32_t end = std::min(first + kMostMentions, static_cast<uint32_t>(mentions_.size()));
    for (uint32_t i = first; i < end && mentions_[i].span.begin < before.end; ++i) {
      if (mentions_[i].type != FindType::per) continue;
      if (links_[i].entity == links_[holder].entity) return false;
      other = true;
    }
    return other;
  }

  /// Is `gap` one mark in Han text (a pause)?
  [[nodiscard]] bool is_mark(Span gap) const {
    return gap.begin < gap.end && gap.size() == utf8::length(text_[gap.begin]) && gap.size() > 1 &&
           script_of(utf8::decode(text_, gap.begin)) == Script::none;
  }

  /// Does the particle of a genitive stand at `at`? What follows is somebody else's.
  [[nodiscard]] bool is_genitive(uint32_t at) const {
    return has_particle(text_, at, kGenitive, lexicon_);
  }

  /// The person with whom the block of `find` begins, else the one whom the latest title or heading
  /// names and nothing else.
  [[nodiscard]] uint32_t head_before(const Find& find) const {
    for (uint32_t b = std::min<uint32_t>(find.block + 1, static_cast<uint32_t>(blocks_.size()));
         b-- > 0;) {
      const Block& block = blocks_[b];
      const bool head = block.kind == BlockKind::title || block.kind == BlockKind::heading;
      if (b != find.block && !head) continue;
      const uint32_t i = mention_from(block.span.begin);
      if (i >= mentions_.size() || mentions_[i].type != FindType::per ||
          mentions_[i].span.begin != block.span.begin)
        continue;
      const uint32_t end = mentions_[i].span.end;
      if (b == find.block || end == block.span.end || text_[end] == '(') return i;
    }
    return kNone;
  }

  /// The person with whom the sentence begins, where it names nobody else before `place`.
  [[nodiscard]] uint32_t head_of(Span sentence, uint32_t place) const {
    const uint32_t i = mention_from(sentence.begin);
    const bool is_head = i < mentions_.size() && mentions_[i].type == FindType::per &&
                         mentions_[i].span.begin == sentence.begin &&
                         mentions_[i].span.end <= place;
    return is_head && !names_another(i, sentence.begin, place) ? i : kNone;
  }

  /// The body directly before office `i`, or within it; else the place before it.
  [[nodiscard]] uint32_t body_of(uint32_t i, uint32_t from) const {
    Span office = mentions_[i].span;
    uint32_t best = kNone;
    for (uint32_t j = i; j-- > mention_from(from);) {
      const Mention& m = mentions_[j];
      if (m.type == FindType::loc && m.span.end == office.begin) office.begin -= seat_size(m.span);
    }
    for (uint32_t j = mention_from(from);
         j < mentions_.size() && mentions_[j].span.begin < office.end; ++j) {
      const Mention& m = mentions_[j];
      if (m.type != FindType::org && m.type != FindType::loc) continue;
      const bool beside = m.span.end <= office.begin && office.begin - m.span.end <= kMostGap;
      const bool within = m.type == FindType::org && office.contains(m.span);
      if (!beside && !within) continue;
      const bool better = best == kNone || (m.type == FindType::org && beside);
      if (better) best = j;
    }
    return best;
  }

  /// The bytes of the place and the word before it that says that an embassy is there; 0 where it
  /// is no such place.
  [[nodiscard]] uint32_t seat_size(Span place) const {
    for (const std::string_view word : lexicon_.surfaces(kSeat, 0)) {
      if (text_.substr(0, place.begin).ends_with(word))
        return place.size() + static_cast<uint32_t>(word.size());
    }
    return 0;
  }

  std::string_view text_;
  std::span<const Block> blocks_;
  const Layer<Mention>& mentions_;
  const Layer<EntityLink>& links_;
  const Layer<Sentence>& sentences_;
  const Lexicon& lexicon_;
};

}  // namespace

Layer<Relation> offices_of_subject(std::string_view text, const Layer<Find>& finds,
                                   std::span<const Block> blocks, const Layer<Mention>& mentions,
                                   const Layer<EntityLink>& links, const Layer<Sentence>& sentences,
                                   const Lexicon& lexicon) {
  const Subjects subjects(text, blocks, mentions, links, sentences, lexicon);
  Layer<Relation> out;
  for (const Find& find : finds) {
    if (find.type == FindType::office && find.block != kNone &&
        find.capture(Field::person) == nullptr)
      subjects.add(find, out);
  }
  return out;
}

}  // namespace sagwan
