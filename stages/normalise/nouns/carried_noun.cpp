// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/carried_noun.h"

#include <algorithm>
#include <array>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/agreeing_noun.h"
#include "stages/normalise/nouns/clause_noun.h"
#include "stages/normalise/nouns/particle_noun.h"
#include "stages/normalise/nouns/sentence_noun.h"
#include "stages/normalise/nouns/sentence_topic.h"

namespace sagwan {

namespace {

/// The time that begins at `at`; null where there is none.
const Find* time_at(const Layer<Find>& finds, uint32_t at) {
  for (auto find = first_from(finds, at); find != finds.end() && find->span.begin == at; ++find) {
    // What an amount is measured against may belong to that.
    const bool time = is_time(find->type) || find->type == FindType::set;
    if (time) return &*find;
  }
  return nullptr;
}

/// Tells whether words name no new subject.
class SubjectFree {
 public:
  explicit SubjectFree(const NounPlaces& places) : places_(places) {}

  /// True if nothing between two amounts names a subject, and no sentence ends there; more than a
  /// conjunction must stand there ($20 in fines and $30 in all are two things).
  [[nodiscard]] bool is(Span between) const {
    constexpr uint32_t kLongest = 160;  // bytes
    if (between.end - between.begin > kLongest) return false;
    uint32_t at = between.begin;
    bool more = false;
    while (at < between.end) {
      const uint32_t next = behind_mark(at, between.end);
      if (next != at) {
        more = more || places_.text[at] != ' ';
        at = next;
      } else if (const Find* time = time_at(places_.finds, at)) {
        more = true;
        at = time->span.end;
      } else if (const uint32_t end = behind_words({at, between.end}); end != at) {
        more = more || places_.lexicon.find(slice(places_.text, {at, end}), "of_conj", 0) == kNone;
        at = behind_governed_name({at, end});
      } else {
        return false;
      }
    }
    return more && at == between.end;
  }

 private:
  // A language without spaces needs no subject behind its full stop.
  static constexpr std::array<std::string_view, 10> kMarks = {
      " ", ",", "(", ")", "\uFF0C", "\u3001", "\u2013", "\u2014", "\u3002", "\uFF1B"};
  static constexpr std::array<std::string_view, 7> kTypes = {
      "of_link", "of_aux", "of_preposition", "of_conj", "of_view", "change", "quantity_mod"};

  [[nodiscard]] uint32_t behind_mark(uint32_t at, uint32_t end) const {
    const std::string_view right = places_.text.substr(at);
    // An aside in brackets: grew by 11% (as fast as before) to reach.
    if (right.starts_with('(')) {
      const std::size_t close = slice(places_.text, {at, end}).find(')');
      if (close != std::string_view::npos) return at + static_cast<uint32_t>(close) + 1;
    }
    for (const std::string_view mark : kMarks) {
      if (right.starts_with(mark)) return at + static_cast<uint32_t>(mark.size());
    }
    return at;
  }

  /// Behind the name that the preposition `word` governs, as the one before has been: rose by 3% to
  /// Italy, to France by 2%. The end of `word` where none stands there.
  [[nodiscard]] uint32_t behind_governed_name(Span word) const {
    if (places_.lexicon.find(slice(places_.text, word), "of_preposition", 0) == kNone)
      return word.end;
    const uint32_t at = word.end + 1;
    for (auto find = first_from(places_.finds, at);
         find != places_.finds.end() && find->span.begin == at; ++find) {
      const bool place = find->type == FindType::loc || find->type == FindType::org;
      if (place && find->outer == kNone) return find->span.end;
    }
    return word.end;
  }

  /// Behind the longest words of the lists at the beginning of `span`.
  [[nodiscard]] uint32_t behind_words(Span span) const {
    const Script script = script_of(utf8::decode(places_.text, span.begin));
    if (script != Script::latin && script != Script::cyrillic && script != Script::han)
      return span.begin;
    constexpr int kMostParts = 7;  // words, or characters where no spaces part them
    uint32_t found = span.begin;
    uint32_t end = span.begin;
    for (int parts = 0; parts < kMostParts && end < span.end; ++parts) {
      if (parts > 0 && script != Script::han) {
        if (places_.text[end] != ' ') break;
        ++end;
      }
      const uint32_t next = part_end(end, span.end, script);
      if (next == end) break;
      end = next;
      if (is_listed(slice(places_.text, {span.begin, end}))) found = end;
    }
    return found;
  }

  [[nodiscard]] uint32_t part_end(uint32_t at, uint32_t end, Script script) const {
    do {
      if (script_of(utf8::decode(places_.text, at)) != script && places_.text[at] != '-') break;
      at += static_cast<uint32_t>(utf8::length(places_.text[at]));
    } while (at < end && script != Script::han);
    return at;
  }

  [[nodiscard]] bool is_listed(std::string_view words) const {
    return std::ranges::any_of(kTypes, [&](std::string_view type) {
      return places_.lexicon.find(words, type, 0) != kNone;
    });
  }

  const NounPlaces& places_;
};

/// Where the text behind an amount begins, its noun behind it, or what it is a share of, included.
uint32_t behind(const NounPlaces& places, const Quantity& quantity) {
  constexpr uint32_t kFarthest = 24;  // bytes
  const Span whole =
      quantity.kind == QuantityKind::percent
          ? places.linked.part_of(places.text, quantity.span, LinkedNoun::Whole::marked)
          : Span{};
  if (!whole.empty() && quantity.of.end <= quantity.span.begin) return whole.end;
  const bool near =
      quantity.of.begin >= quantity.span.end && quantity.of.begin - quantity.span.end <= kFarthest;
  return near ? quantity.of.end : quantity.span.end;
}

/// Does the counter only part what is counted into pieces (1.1 mn pieces)?
bool counts_pieces(const NounPlaces& places, const Quantity& quantity) {
  if (quantity.counter.empty()) return false;
  const uint32_t row =
      places.lexicon.find(slice(places.text, quantity.counter), "of_piece", quantity.lang);
  return row != kNone;
}

/// Is the amount, behind a comma, a level that something came to, as the word before it says (,
/// to)?
bool is_led_to(const NounPlaces& places, const Quantity& quantity) {
  const std::string_view left = places.text.substr(0, quantity.span.begin);
  if (!left.ends_with(' ')) return false;
  const std::string_view before = left.substr(0, left.size() - 1);
  const std::size_t space = before.rfind(' ');
  return space != std::string_view::npos && before.substr(0, space).ends_with(',') &&
         places.lexicon.find(before.substr(space + 1), "level_to", 0) != kNone;
}

/// May a quantity without a noun have that of the amount before it?
bool can_share(const NounPlaces& places, const Quantity& before, const Quantity& quantity) {
  const auto is_level = [](QuantityKind kind) {
    return kind == QuantityKind::percent || kind == QuantityKind::money ||
           kind == QuantityKind::measure;
  };
  if (quantity.kind == QuantityKind::change || quantity.kind == QuantityKind::multiple) return true;
  // From 150,000 men to 200,000 men.
  const uint32_t begin = quantity.span.begin;
  if (quantity.kind == QuantityKind::count && before.kind == QuantityKind::count &&
      !quantity.counter.empty() &&
      slice(places.text, quantity.counter) == slice(places.text, before.counter) &&
      links_before(places, quantity, begin).verb)
    return true;
  // The herd grew by 3%, to 29 mn head.
  if (quantity.kind == QuantityKind::count && before.kind == QuantityKind::change &&
      is_led_to(places, quantity))
    return true;
  if (!is_level(quantity.kind) && !counts_pieces(places, quantity)) return false;
  // A new sentence may tell of another thing: trade grew by 11%. 665 km long, the railway is.
  constexpr std::string_view kStop = "\u3002";
  const bool stopped = quantity.span.begin > before.span.end &&
                       slice(places.text, {before.span.end, quantity.span.begin}).find(kStop) !=
                           std::string_view::npos;
  if (before.kind == QuantityKind::change || before.kind == QuantityKind::multiple)
    return !stopped || quantity.kind == QuantityKind::percent;
  // Built 100 stations, 70% of all.
  if (before.kind == QuantityKind::count && quantity.kind == QuantityKind::percent) return true;
  return before.kind == quantity.kind && before.unit.view() == quantity.unit.view();
}

/// Is the noun a rate, which is told in percent?
bool is_rate(const NounPlaces& places, Span noun) {
  const std::string_view word = slice(places.text, noun);
  return places.beside.ends_in(word, "of_rate") && !places.beside.ends_in(word, "of_priced");
}

bool has_topic(const Quantity& quantity) {
  return quantity.kind == QuantityKind::change || quantity.kind == QuantityKind::percent ||
         quantity.kind == QuantityKind::money || quantity.kind == QuantityKind::measure ||
         quantity.kind == QuantityKind::multiple || quantity.kind == QuantityKind::fraction;
}

/// Is the amount what its topic is said to be or to come to, whatever this is? The sum that a share
/// before it comes to is of what that is a share of.
bool is_said(const NounPlaces& places, const Quantity& quantity, const Quantity* before) {
  constexpr uint32_t kLongestCopula = 8;  // bytes: a particle and a space
  if (quantity.kind != QuantityKind::count && quantity.kind != QuantityKind::money &&
      quantity.kind != QuantityKind::measure)
    return false;
  const bool of_share = before != nullptr && before->kind == QuantityKind::percent &&
                        quantity.span.begin >= before->span.end &&
                        quantity.span.begin - before->span.end <= kLongestCopula;
  return !of_share && places.beside.is_said(places.text, quantity.span.end, Beside::Said::sure);
}

/// Is what follows the share `before` up to `end` no more than its whole (120% of GDP)?
bool holds_whole(const NounPlaces& places, const Quantity* before, std::size_t end) {
  if (before == nullptr || before->kind != QuantityKind::percent || before->span.end + 1 >= end ||
      places.text[before->span.end] != ' ')
    return false;
  const std::size_t from = before->span.end + 1;
  const std::string_view whole = places.text.substr(from, end - from);
  const uint32_t row = places.lexicon.find(whole.substr(0, whole.find(' ')), "of_preposition", 0);
  return row != kNone && places.lexicon.entry(row).id == "genitive" &&
         whole.find(',') == std::string_view::npos;
}

/// The subject of the sentence that the amount, which begins at `begin` with its limit, is said of.
Span subject(const NounPlaces& places, const SentenceTopic& topic, const Quantity& quantity,
             const Quantity* before, uint32_t begin) {
  const LinkedNoun::Links links = links_before(places, quantity, begin);
  if (links.any && links.begin > 0) {
    const Script script = script_of(utf8::decode(places.text, links.begin + 1));
    if (script == Script::latin || script == Script::cyrillic) {
      const std::size_t end = places.linked.before_conjunction(places.text, links.begin);
      if (end == links.begin && places.text[end - 1] != ',' &&
          !is_aside(places.text, end, places.lexicon))
        return {};
      const Span noun = subject_of_sentence(places.text, end, places.lexicon);
      if (noun.empty() && end != links.begin && holds_whole(places, before, end)) return before->of;
      return is_taken(places.finds, noun) ? Span{} : noun;
    }
  }
  std::string_view left = places.text.substr(0, begin);
  while (left.ends_with(' ')) left.remove_suffix(1);
  const bool han =
      !left.empty() && script_of(utf8::decode_before(left, left.size())) == Script::han;
  if (han) return {};
  const bool said = is_said(places, quantity, before);
  if (quantity.kind == QuantityKind::count && !said) return {};
  const bool change = quantity.kind == QuantityKind::change;
  const Span noun =
      topic.before(before_adjuncts(places, begin), said     ? SentenceTopic::Told::any
                                                   : change ? SentenceTopic::Told::branch
                                                            : SentenceTopic::Told::amount);
  // No money is of a rate.
  const bool rate = quantity.kind == QuantityKind::money || quantity.kind == QuantityKind::measure;
  return rate && !noun.empty() && is_rate(places, noun) ? Span{} : noun;
}

/// What is told of a name in a list of such: China 20.4 %, Japan 6.5 %; a sign may be written on to
/// the name.
Span listed_name(const NounPlaces& places, const Quantity& quantity) {
  const uint32_t begin = quantity.span.begin;
  if (!(quantity.unit.view() == "%") || begin == 0) return {};
  const bool spaced = places.text[begin - 1] == ' ';
  if (!spaced && script_of(utf8::decode_before(places.text, begin)) != Script::hangul) return {};
  const Find* name = name_before(places.finds, spaced ? begin - 1 : begin);
  return name != nullptr && is_listed(places.text, {name->span.begin, quantity.span.end})
             ? name->span
             : Span{};
}

/// Is the amount, which begins at `begin` with its limit, a part of the one before: of 13 members
/// 7?
bool is_part(const NounPlaces& places, const Quantity& before, const Quantity& part,
             uint32_t begin) {
  const bool can = part.kind == QuantityKind::count || part.kind == QuantityKind::percent ||
                   part.kind == QuantityKind::fraction ||
                   (part.kind == before.kind && part.unit.view() == before.unit.view());
  const uint32_t word = places.beside.partitive_before(places.text, begin);
  if (!can || word == begin || word < before.span.end) return false;
  // A comma may stand between: 55 bn, of which half.
  constexpr std::string_view kComma = "\uFF0C";
  const bool noun_behind = before.of.begin > before.span.end &&
                           before.of.begin <= before.span.end + 1 && before.of.end <= word;
  std::string_view between =
      slice(places.text, {noun_behind ? before.of.end : before.span.end, word});
  if (between.starts_with(kComma)) between.remove_prefix(kComma.size());
  if (between.starts_with(',')) between.remove_prefix(1);
  while (between.starts_with(' ')) between.remove_prefix(1);
  return between.empty();
}

/// Is the amount, by a genitive between them, a share or multiple of the one before: of the aim of
/// 10 bn 65%?
bool is_share_of(const NounPlaces& places, const Quantity& before, const Quantity& share) {
  const bool can = share.kind == QuantityKind::percent || share.kind == QuantityKind::fraction ||
                   share.kind == QuantityKind::multiple;
  if (!can || share.span.begin <= before.span.end) return false;
  const std::string_view between = slice(places.text, {before.span.end, share.span.begin});
  const std::string_view particle = between.substr(0, between.find(' '));
  if (particle.empty() || particle.size() + 1 != between.size()) return false;
  const uint32_t row = places.lexicon.find(particle, "of_particle", 0);
  return row != kNone && places.lexicon.entry(row).id == "genitive";
}

/// Does the clause of the change, which begins at `begin` with its limit, begin with what it is
/// compared with, so that it is told of the noun before: demand will grow by 2, than in the last
/// report 1 more?
bool is_compared(const NounPlaces& places, const Quantity& change, uint32_t begin) {
  if (change.kind != QuantityKind::change && change.kind != QuantityKind::multiple) return false;
  const LinkedNoun::Links links = links_before(places, change, begin);
  const Span noun = behind_names(places, places.linked.noun_before(places.text, links, false));
  const Span rest = places.linked.not_compared(places.text, noun, links.begin);
  const std::string_view left = places.text.substr(0, rest.begin);
  return rest.empty() && rest.begin > 0 && (left.ends_with(',') || left.ends_with("\uFF0C"));
}

/// Is the count the level that the one before it rose or fell to, as an attribute (workers, 3,000
/// more, 20,000)?
bool is_level_of(const NounPlaces& places, const Quantity& change, const Quantity& level) {
  constexpr uint32_t kFarthest = 24;  // bytes
  if (change.kind != QuantityKind::change || level.kind != QuantityKind::count) return false;
  if (change.counter.empty() || level.counter.empty() || level.span.begin < change.span.end ||
      level.span.begin - change.span.end > kFarthest)
    return false;
  return slice(places.text, change.counter) == slice(places.text, level.counter) &&
         places.beside.attribute_end(places.text, change.span.end) == level.span.begin;
}

/// Is the change an attribute of the level that it came to (12% fewer, 82,000 cars)?
bool rises_to(const NounPlaces& places, const Quantity& change, const Quantity& level) {
  return change.kind == QuantityKind::change && level.kind != QuantityKind::change &&
         places.beside.attribute_end(places.text, change.span.end) == level.span.begin;
}

/// Are the counts the levels that something came from and to (from 31 items to 29), no more than a
/// time between? The second begins at `begin` with its limit.
bool leads_to(const NounPlaces& places, const Quantity& from, const Quantity& to, uint32_t begin) {
  const bool counts = from.kind == QuantityKind::count && to.kind == QuantityKind::count &&
                      to.span.begin > from.span.end &&
                      slice(places.text, from.counter) == slice(places.text, to.counter);
  if (!counts || !is_level(places.text.substr(from.span.end), "from", places.lexicon) ||
      !is_level(places.text.substr(to.span.end), "level", places.lexicon))
    return false;
  const std::size_t space = slice(places.text, {from.span.end, to.span.begin}).find(' ');
  return space != std::string_view::npos &&
         before_adjuncts(places, begin) <= from.span.end + static_cast<uint32_t>(space) + 1;
}

/// The noun with a particle before a count that led to another (the quota from 300 places to 350):
/// what was, or was made, so many.
Span led_noun(const NounPlaces& places, const Quantity& from) {
  const uint32_t begin = places.beside.limit(places.text, from.span).begin;
  const Beside::Marked marked =
      places.beside.marked_before(places.text, before_adjuncts(places, begin));
  const bool moved = marked.role == Beside::Role::topic || marked.role == Beside::Role::subject ||
                     marked.role == Beside::Role::object;
  return moved && is_free(places, marked.noun) ? marked.noun : Span{};
}

/// The noun of amounts that is said to be the amount, by a copula before it: the price of 60.
Span copula_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::multiple) return {};
  const Beside::Marked marked =
      places.beside.marked_before(places.text, before_adjuncts(places, begin));
  const bool told = marked.role == Beside::Role::other && is_free(places, marked.noun) &&
                    places.beside.is_amount(places.text, marked.noun);
  return told ? marked.noun : Span{};
}

/// Of two levels of a count, and of a change and the level that it is an attribute of, both have
/// the noun of either.
void share_back(const NounPlaces& places, Quantity& before, Quantity& quantity, uint32_t begin) {
  if (leads_to(places, before, quantity, begin)) {
    if (before.of.empty()) before.of = quantity.of.empty() ? led_noun(places, before) : quantity.of;
    if (quantity.of.empty()) quantity.of = before.of;
  } else if (before.of.empty() && quantity.of.end <= before.span.begin &&
             rises_to(places, before, quantity)) {
    before.of = quantity.of;
  }
}

/// The noun that `quantity` has from the amount before it: of a share behind the verb that says
/// what of, the noun of the amount before that (fees of 19 bn are 37% of the budget, 17% more), but
/// the share itself rises by points.
Span of_before(const NounPlaces& places, const Layer<Quantity>& quantities, const Quantity& before,
               const Quantity& quantity) {
  constexpr std::string_view kStop = "\u3002";
  const bool share = before.kind == QuantityKind::percent || before.kind == QuantityKind::fraction;
  const uint32_t begin = places.beside.limit(places.text, before.span).begin;
  if (!share || quantity.kind != QuantityKind::change || quantity.point ||
      &before == quantities.data() || places.linked.share_before(places.text, begin) == begin)
    return before.of;
  const Quantity& first = *(&before - 1);
  const bool one =
      first.span.end <= before.span.begin &&
      slice(places.text, {first.span.end, before.span.begin}).find(kStop) == std::string_view::npos;
  return one && !first.of.empty() ? first.of : before.of;
}

/// Does the amount's sentence begin with no more than times before it, in a language whose
/// particles would tell another noun, and is it a change like the one in the sentence before
/// (prices rose by 2%. The year before they rose by 1%)?
bool goes_on(const NounPlaces& places, const Quantity& before, const Quantity& change,
             uint32_t begin) {
  constexpr uint32_t kFarthest = 200;  // bytes
  if (before.kind != QuantityKind::change || change.kind != QuantityKind::change ||
      before.unit.view() != change.unit.view() || before.point != change.point)
    return false;
  const uint32_t first = before_adjuncts(places, begin);
  if (first <= before.span.end || first == begin || first - before.span.end > kFarthest)
    return false;
  std::string_view left = places.text.substr(0, first);
  while (left.ends_with(' ')) left.remove_suffix(1);
  if (!left.ends_with('.') || left.size() < before.span.end) return false;
  left.remove_suffix(1);
  return script_of(utf8::decode_before(left, left.size())) == Script::hangul &&
         slice(places.text, {before.span.end, first}).find(kBlockBreak) == std::string_view::npos;
}

/// Where the amount is told of a word that stands for a noun, but not for that of the amount before
/// it: the noun of the nearest one before that it may stand for.
Span antecedent(const NounPlaces& places, const Layer<Quantity>& quantities,
                const Quantity& quantity, uint32_t begin) {
  constexpr int kMostBefore = 5;
  const Quantity* before = &quantity;
  for (int count = 0; count < kMostBefore && before != quantities.data(); ++count) {
    --before;
    if (told_of(places, quantity, begin, *before) == Told::it) return before->of;
  }
  return {};
}

}  // namespace

void carry_nouns(const NounPlaces& places, Layer<Quantity>& quantities) {
  const SubjectFree free(places);
  const SentenceTopic topic(places);
  const SentenceNoun sentence(places);
  Quantity* before = nullptr;
  for (Quantity& quantity : quantities) {
    if (quantity.kind == QuantityKind::ordinal) continue;
    // 36 cents a share compared to 30: the unit of the one before is no noun.
    if (before != nullptr && !quantity.of.empty() && before->kind != QuantityKind::count &&
        before->span.contains(quantity.of))
      quantity.of = before->of;
    // Came to 2.5% of output, which is 0.1 points more: output is not what rose.
    if (before != nullptr && quantity.kind == QuantityKind::change && !before->of.empty() &&
        before->kind == QuantityKind::percent && before->of.end <= before->span.begin &&
        quantity.of.begin == before->span.end + 1 && places.text[before->span.end] == ' ')
      quantity.of = before->of;
    if (quantity.of.empty()) {
      const uint32_t begin =
          before_object(places, quantity, places.beside.limit(places.text, quantity.span).begin);
      const Told told = before == nullptr ? Told::open : told_of(places, quantity, begin, *before);
      const bool shares =
          before != nullptr && !before->of.empty() && told != Told::another &&
          (is_part(places, *before, quantity, begin) || is_share_of(places, *before, quantity) ||
           told == Told::it || is_level_of(places, *before, quantity) ||
           is_compared(places, quantity, begin) ||
           (behind(places, *before) <= quantity.span.begin &&
            can_share(places, *before, quantity) &&
            free.is({behind(places, *before), quantity.span.begin})));
      if (shares) {
        quantity.of = of_before(places, quantities, *before, quantity);
      } else if (told == Told::another) {
        quantity.of = antecedent(places, quantities, quantity, begin);
      } else if ((has_topic(quantity) || quantity.kind == QuantityKind::count) &&
                 !places.beside.is_attribute(places.text, quantity.span.end)) {
        quantity.of = places.beside.without_figure(places.text,
                                                   subject(places, topic, quantity, before, begin),
                                                   quantity.kind == QuantityKind::count);
        if (quantity.of.empty()) quantity.of = copula_noun(places, quantity, begin);
      }
    }
    if (quantity.of.empty()) quantity.of = listed_name(places, quantity);
    if (quantity.of.empty() && has_topic(quantity)) {
      quantity.of =
          places.beside.amount_behind(places.text, quantity.span.end, Beside::Behind::result);
    }
    const uint32_t begin =
        before_object(places, quantity, places.beside.limit(places.text, quantity.span).begin);
    if (const Span grows = sentence.of_growth(quantity, begin); !grows.empty()) quantity.of = grows;
    if (quantity.of.empty()) quantity.of = sentence.of(quantity, begin);
    if (quantity.of.empty() && before != nullptr && goes_on(places, *before, quantity, begin))
      quantity.of = before->of;
    if (before != nullptr) share_back(places, *before, quantity, begin);
    before = &quantity;
  }
}

}  // namespace sagwan
