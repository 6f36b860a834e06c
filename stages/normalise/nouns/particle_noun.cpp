// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/particle_noun.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/listed_noun.h"

namespace sagwan {

namespace {

/// Kinds that are told of a topic without a verb.
bool can_be_told(QuantityKind kind) {
  return kind == QuantityKind::count || kind == QuantityKind::money ||
         kind == QuantityKind::measure;
}

/// Of a share that is told of something (debt is 90% of GDP), or of a multiple (wages are twice
/// those of others), what it is told of: the subject directly before the whole, a word between them
/// (all), or the noun behind it that it is the size of.
Span subject_of_share(const NounPlaces& places, const Quantity& quantity, Span whole) {
  constexpr int kMostWords = 1;
  const bool percent = quantity.kind == QuantityKind::percent;
  if (!percent && quantity.kind != QuantityKind::multiple) return {};
  if (const Span noun = places.beside.governor(places.text, quantity.span.end, false, places.finds);
      percent && !noun.empty() && !is_taken(places.finds, noun))
    return noun;
  const Beside::Marked topic =
      places.beside.marked_before(places.text, before_adjuncts(places, whole.begin));
  // Spending is, or is brought to, so much of output.
  const bool spoken = topic.role == Beside::Role::topic || topic.role == Beside::Role::object;
  if (spoken && places.beside.is_amount(places.text, topic.noun)) return topic.noun;
  uint32_t at = whole.begin;
  for (int words = 0; words <= kMostWords && at > 0 && places.text[at - 1] == ' '; ++words) {
    const Beside::Marked marked = places.beside.marked_before(places.text, at);
    const bool told = marked.role == Beside::Role::topic || marked.role == Beside::Role::subject;
    if (told && places.beside.is_amount(places.text, marked.noun)) return marked.noun;
    --at;
    while (at > 0 && places.text[at - 1] != ' ' && places.text[at - 1] != '\n')
      at = static_cast<uint32_t>(utf8::previous(places.text, at));
  }
  return {};
}

/// Does the topic that begins at `at` stand directly behind an amount and its comma, as the second
/// of a list whose verb stands at its end (of cars 30, of ships 4 were bought)?
bool continues_list(const NounPlaces& places, uint32_t at) {
  while (at > 0 && places.text[at - 1] == ' ') --at;
  if (at == 0 || places.text[at - 1] != ',') return false;
  const Find* amount = time_or_amount_before(places.finds, at - 1);
  return amount != nullptr && amount->type == FindType::quantity;
}

/// Is the amount said to be so much, or one of a list behind the last of which that is said, each
/// with a noun of its own and the same particle (the northern part is 213 km, the southern 260)?
bool is_said(const NounPlaces& places, const Quantity& quantity, Beside::Role role) {
  constexpr int kMostMembers = 8;
  constexpr uint32_t kReach = 60;  // bytes from comma to amount
  if (quantity.kind == QuantityKind::multiple) return false;
  const auto how = quantity.kind == QuantityKind::count ? Beside::Said::counted : Beside::Said::any;
  uint32_t end = quantity.span.end;
  for (int member = 0; member < kMostMembers; ++member) {
    if (places.beside.is_said(places.text, end, how)) return true;
    if (role != Beside::Role::subject || !places.text.substr(end).starts_with(", ")) return false;
    const auto next = first_from(places.finds, end);
    const auto amount = std::find_if(next, places.finds.end(), [](const Find& find) {
      return find.type == FindType::quantity && find.outer == kNone;
    });
    if (amount == places.finds.end() || amount->span.begin > end + kReach) return false;
    const Beside::Marked noun = places.beside.marked_before(places.text, amount->span.begin);
    if (noun.role != role || noun.noun.begin < end) return false;
    end = amount->span.end;
  }
  return false;
}

/// May the particle make what it stands behind the one who tells of an amount?
bool tells_of(Beside::Role role) {
  return role == Beside::Role::topic || role == Beside::Role::subject;
}

/// The noun before the amount, if a particle stands between them.
Span noun_with_particle(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const QuantityKind kind = quantity.kind;
  const Beside::Marked marked = places.beside.marked_before(places.text, begin);
  // A rise that is an attribute (a budget that was 5 % higher) is of the noun behind it, unless
  // that is the amount it came to (exports were 80 bn, 5 % higher).
  const uint32_t attribute = places.beside.attribute_end(places.text, quantity.span.end);
  const bool grows = kind == QuantityKind::multiple && quantity.direction != Direction::none;
  const bool moves = (kind == QuantityKind::change || grows) &&
                     (attribute == 0 || is_amount_at(places, attribute));
  const bool said = is_said(places, quantity, marked.role);
  if (kind == QuantityKind::change && tells_of(marked.role) &&
      places.beside.is_office(slice(places.text, marked.noun)))
    return {};
  const bool other_body = kind != QuantityKind::measure && is_body(places, marked.noun) &&
                          !moves_itself(places, quantity);
  switch (marked.role) {
    case Beside::Role::none:
      return {};
    case Beside::Role::genitive:  // half of the budget, ten times its price
      // Their 25% duty on goods.
      if (const Span noun = places.beside.amount_in_phrase(places.text, quantity.span.end);
          kind == QuantityKind::percent && is_free(places, noun))
        return noun;
      if (const Span whole = subject_of_share(places, quantity, marked.noun); !whole.empty())
        return whole;
      return kind == QuantityKind::percent || kind == QuantityKind::fraction ||
                     kind == QuantityKind::multiple ||
                     (kind == QuantityKind::change && quantity.unit.view() == "%")
                 ? marked.noun
                 : Span{};
    case Beside::Role::subject:
      if (other_body) return {};
      if (is_share(kind) || moves || said) return marked.noun;
      break;
    case Beside::Role::topic:
    case Beside::Role::object:
      if (other_body) return {};
      if (moves) return marked.noun;  // what rises, or is raised
      if (said) return marked.noun;   // the employees are 300
      // The copula may be left out: the employees 300, the plants 5.
      if (marked.role == Beside::Role::topic && can_be_told(kind) &&
          (places.beside.is_last(places.text, quantity.span.end) ||
           continues_list(places, marked.noun.begin)))
        return marked.noun;
      break;
    case Beside::Role::place:  // in the ports 5 bn are invested
      return kind == QuantityKind::money && places.beside.is_spent(places.text, quantity.span.end)
                 ? marked.noun
                 : Span{};
    case Beside::Role::other:  // what has it is spoken of before: sales, at the record of 60
      return {};
  }
  // The price is 60: only nouns that are amounts are what a sum or a rate is of.
  return kind != QuantityKind::multiple && places.beside.is_amount(places.text, marked.noun)
             ? marked.noun
             : Span{};
}

/// The noun of amounts whose particle makes it the topic, before a name of which an amount is told.
Span topic_before_name(const NounPlaces& places, uint32_t begin) {
  const uint32_t name = before_name(places, begin);
  if (name == begin) return {};
  const Beside::Marked topic =
      places.beside.marked_before(places.text, before_adjuncts(places, name));
  const bool tells = topic.role != Beside::Role::none && topic.role != Beside::Role::genitive &&
                     topic.role != Beside::Role::place;
  return tells && places.beside.is_amount(places.text, topic.noun) ? topic.noun : Span{};
}

/// Where the words begin that stand before what is counted and need no time (in all, each).
uint32_t before_lone_adjuncts(const NounPlaces& places, uint32_t begin) {
  constexpr int kMost = 2;
  for (int count = 0; count < kMost; ++count) {
    const Beside::Adjunct word = places.beside.adjunct_before(places.text, begin);
    if (!word.alone) break;
    begin = word.begin;
  }
  return begin;
}

/// Does an amount with the same counter and a word of its own stand before it (from 36 ships to
/// 110)?
bool follows_level(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.counter.empty()) return false;
  const Beside::Adjunct word = places.beside.adjunct_before(places.text, begin);
  if (!word.is_word) return false;
  const Find* level = time_or_amount_before(places.finds, word.begin);
  return level != nullptr && level->type == FindType::quantity &&
         slice(places.text, level->span).ends_with(slice(places.text, quantity.counter));
}

/// The rate or result behind the amount that a genitive makes its noun.
Span governing_rate(const NounPlaces& places, const Quantity& quantity) {
  if (quantity.kind != QuantityKind::percent && quantity.kind != QuantityKind::money) return {};
  const Span noun = places.beside.governor(places.text, quantity.span.end, false, places.finds);
  if (noun.empty()) return {};
  const bool percent = quantity.kind == QuantityKind::percent;
  return places.beside.ends_in(slice(places.text, noun), percent ? "of_rate" : "of_result")
             ? noun
             : Span{};
}

/// The noun of amounts whose particle makes it the topic or subject, before a time and what is
/// counted: the population was in 2021 3 mn.
Span counted_topic(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const uint32_t adjuncts = before_adjuncts(places, begin);
  // No noun is so many turns.
  if (adjuncts == begin || places.beside.is_stop(slice(places.text, quantity.counter))) return {};
  const Beside::Marked marked = places.beside.marked_before(places.text, adjuncts);
  return tells_of(marked.role) && places.beside.is_amount(places.text, marked.noun) ? marked.noun
                                                                                    : Span{};
}

}  // namespace

bool is_share(QuantityKind kind) {
  return kind == QuantityKind::count || kind == QuantityKind::percent ||
         kind == QuantityKind::fraction;
}

bool is_body(const NounPlaces& places, Span noun) {
  return script_of(utf8::decode(places.text, noun.begin)) == Script::latin &&
         !places.beside.is_amount(places.text, noun);
}

uint32_t before_object(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.base.empty() || quantity.base.end > begin) return begin;
  const Beside::Marked marked = places.beside.marked_before(places.text, begin);
  const bool measured =
      marked.noun.begin >= quantity.base.begin && marked.noun.begin <= quantity.base.end + 1;
  return marked.role == Beside::Role::object && measured ? quantity.base.begin : begin;
}

Span noun_by_particle(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  begin = before_object(places, quantity, begin);
  const bool counted = quantity.kind == QuantityKind::count;
  const uint32_t adjuncts = counted && !follows_level(places, quantity, begin)
                                ? before_lone_adjuncts(places, begin)
                                : before_adjuncts(places, begin);
  // The economy grew at a rate of 3%, the balance had a surplus of 3 bn.
  if (const Span rate = governing_rate(places, quantity); is_free(places, rate)) return rate;
  Span marked = noun_with_particle(places, quantity, adjuncts);
  if (!is_free(places, marked)) marked = topic_before_name(places, adjuncts);
  if (!is_free(places, marked) && counted) marked = counted_topic(places, quantity, begin);
  return is_free(places, marked) ? marked : Span{};
}

}  // namespace sagwan
