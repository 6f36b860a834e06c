// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/listed_noun.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/agreeing_noun.h"
#include "stages/normalise/nouns/clause_noun.h"

namespace sagwan {

namespace {

/// Is `noun` the word of a classifier that an amount ends with, and no person or piece (260
/// agreements)?
bool is_counter(const NounPlaces& places, Span noun) {
  const std::string_view word = slice(places.text, noun);
  const auto is = [&](std::string_view type) {
    return places.lexicon.find(word, type, 0) != kNone;
  };
  const uint32_t row = places.lexicon.find(word, "classifier", 0);
  if (row == kNone || is("of_piece") || is("of_stop")) return false;
  const std::string_view id = places.lexicon.entry(row).id;
  if (id == "thing" || id == "time" || id.starts_with("person")) return false;
  const Find* amount = time_or_amount_before(places.finds, noun.end);
  return amount != nullptr && amount->type == FindType::quantity && amount->span.begin < noun.begin;
}

/// The noun directly before the word (of_sum) that says what sum it is for, as in Russian: projects
/// on 5 bn dollars.
Span noun_of_sum(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind != QuantityKind::money) return {};
  const uint32_t word = places.linked.before_sum(places.text, begin);
  if (word == begin || word == 0 || places.text[word - 1] != ' ') return {};
  uint32_t from = word - 1;
  while (from > 0 && script_of(utf8::decode_before(places.text, from)) == Script::cyrillic)
    from = static_cast<uint32_t>(utf8::previous(places.text, from));
  const Span noun{from, word - 1};
  const std::string_view text = slice(places.text, noun);
  constexpr std::size_t kShortest = 8;  // bytes
  // What is counted may be for a sum too: 12 contracts for 5 bn.
  if (is_counted(places.finds, noun) || is_counter(places, noun)) return noun;
  const bool good = text.size() >= kShortest && !places.beside.is_stop(text) &&
                    !places.beside.is_adjective(text) && !places.beside.ends_otherwise(text) &&
                    !places.linked.is_verb(text) && places.lexicon.find(text, "change", 0) == kNone;
  return good ? noun : Span{};
}

/// Where the amount that begins at `begin` begins in its bracket, with a verb before it that has no
/// subject there (up, down to); `begin` where it does not stand first there.
uint32_t bracket_begin(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const uint32_t verb = links_before(places, quantity, begin).begin;
  return verb > 0 && verb < begin && places.text[verb - 1] == '(' ? verb : begin;
}

}  // namespace

bool can_be_governed(QuantityKind kind) {
  return kind == QuantityKind::percent || kind == QuantityKind::money ||
         kind == QuantityKind::measure || kind == QuantityKind::change ||
         kind == QuantityKind::multiple;
}

bool names_its_noun(const NounPlaces& places, const Quantity& quantity) {
  if (quantity.counter.empty()) return false;
  const uint32_t row =
      places.lexicon.find(slice(places.text, quantity.counter), "classifier", quantity.lang);
  // Without spaces, the counted noun may stand behind its measure word in the counter.
  const uint32_t first = quantity.counter.begin;
  if (row == kNone) {
    return script_of(utf8::decode(places.text, first)) == Script::han &&
           quantity.counter.size() > utf8::length(places.text[first]);
  }
  return !places.lexicon.entry(row).attribute("noun").empty();
}

Span noun_of_number(const NounPlaces& places, uint32_t begin) {
  const Span noun = behind_names(places, places.linked.before(places.text, begin, false));
  if (noun.empty() || is_taken(places.finds, noun)) return {};
  return script_of(utf8::decode(places.text, noun.begin)) == Script::han ? noun : Span{};
}

Span noun_of_lists(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const auto good = [&](Span noun) { return is_free(places, noun); };
  if (quantity.kind == QuantityKind::age) return {};
  const bool change =
      quantity.kind == QuantityKind::change || quantity.kind == QuantityKind::multiple;
  const bool linked = quantity.kind == QuantityKind::count;
  // The company's 300 workers: a possessive says whose they are, not what is counted.
  if (linked && places.linked.is_owned(places.text, begin)) {
    const Span noun = places.linked.behind(places.text, quantity.span.end, linked);
    return is_taken(places.finds, noun, true) ? Span{} : noun;
  }
  // Rockets put 8 satellites: behind the word that puts the object first it is what is counted.
  if (linked && places.linked.is_object(places.text, begin)) {
    const Span noun = places.linked.behind(places.text, quantity.span.end, linked);
    if (!noun.empty() && !is_taken(places.finds, noun, true)) return noun;
  }
  if (const uint32_t share = places.linked.share_before(places.text, begin); share != begin) {
    // The whole that it is a share of; else what the share is.
    LinkedNoun::Links whole;
    whole.begin = static_cast<uint32_t>(utf8::previous(places.text, begin));
    const Span of_whole = places.linked.noun_before(places.text, whole, linked);
    if (good(of_whole)) return of_whole;
    const Span phrase = places.linked.whole_of_share(places.text, share, whole.begin);
    if (good(phrase)) return phrase;
    const Span noun =
        places.linked.noun_before(places.text, links_before(places, quantity, share), linked);
    if (good(noun)) return noun;
    const Span any = places.linked.listed(places.text, whole.begin);
    return good(any) ? any : Span{};
  }
  // A $5 million prize is won: an attribute is of the noun behind it.
  // So a six-member committee, of what is counted.
  const bool hyphened =
      linked && slice(places.text, quantity.span).find('-') != std::string_view::npos;
  if ((quantity.kind != QuantityKind::count || hyphened) &&
      quantity.kind != QuantityKind::multiple) {
    if (const Span noun =
            behind_names(places, places.linked.after(places.text, quantity.span, begin));
        good(noun))
      return noun;
  }
  if (quantity.kind == QuantityKind::percent) {
    if (const Span noun = places.linked.amount_after(places.text, quantity.span); good(noun))
      return noun;
  }
  // Services (up 1.1%).
  const uint32_t inside = bracket_begin(places, quantity, begin);
  if (inside > 0 && places.text[inside - 1] == '(' && can_be_governed(quantity.kind)) {
    if (const Span noun = noun_before_bracket(places.text, inside - 1, places.lexicon); good(noun))
      return noun;
  }
  const Span subject = agreeing_subject(places, quantity, begin);
  // The rise in exports was 5%: what rose.
  const bool growth =
      change && places.lexicon.find(slice(places.text, subject), "change_noun", 0) != kNone;
  if (good(subject) && !growth) return subject;
  // The share exceeds half: so of no ratio (3:1), nor where no verb or limit stands between.
  const bool halved = quantity.kind == QuantityKind::fraction && han_before(places.text, begin) &&
                      slice(places.text, quantity.span).find(':') == std::string_view::npos &&
                      (begin < quantity.span.begin || links_before(places, quantity, begin).verb);
  if (quantity.kind != QuantityKind::fraction || halved) {
    const LinkedNoun::Links links = links_before(places, quantity, begin);
    Span noun = behind_names(places, places.linked.noun_before(places.text, links, linked));
    if (change) noun = places.linked.not_compared(places.text, noun, links.begin);
    const bool counted = links.verb && is_counted(places.finds, noun);
    if ((good(noun) || counted) && !inflects_otherwise(places, noun) &&
        !places.beside.is_no_noun(slice(places.text, noun)) &&
        (growth || may_be_subject(places, quantity, begin, noun)))
      return noun;
  }
  if (quantity.kind != QuantityKind::count && !change) {
    using Whole = LinkedNoun::Whole;
    const Whole whole = quantity.kind == QuantityKind::fraction ? Whole::bare : Whole::marked;
    if (const Span noun = places.linked.part_of(places.text, quantity.span, whole); good(noun))
      return noun;
  }
  if (const Span noun = places.linked.told(places.text, quantity.span.end); good(noun)) return noun;
  if (const Span noun = noun_of_sum(places, quantity, begin);
      good(noun) || (!noun.empty() && (is_counted(places.finds, noun) || is_counter(places, noun))))
    return noun;
  // 2 bn euros military aid.
  if (quantity.kind == QuantityKind::money) {
    if (const Span noun = places.linked.amounts_at(places.text, quantity.span.end); good(noun))
      return noun;
  }
  // Money is of what stands behind its possessive: 5 bn's budget, as Chinese orders it.
  const bool owns =
      quantity.kind == QuantityKind::money && places.linked.owns(places.text, quantity.span.end);
  if (change || (quantity.kind == QuantityKind::money && !owns)) return {};
  if (names_its_noun(places, quantity)) {
    // New jobs 120 people, staff more than 3,000 people.
    const Span noun = linked ? noun_of_number(places, begin) : Span{};
    const bool limited = noun.end == begin && begin < quantity.span.begin;
    return limited || places.beside.is_amount(places.text, noun) ? noun : Span{};
  }
  if (const Span noun = places.linked.behind(places.text, quantity.span.end, linked);
      !noun.empty()) {
    // Of so many turns a noun is only where it stands directly behind: what is done has its object.
    const bool turns = places.beside.is_stop(slice(places.text, quantity.counter));
    const bool far = turns && noun.begin != quantity.span.end;
    return far || is_taken(places.finds, noun, true) ? Span{} : noun;
  }
  return linked ? noun_of_number(places, begin) : Span{};  // passengers 123
}

Span subject_of_part(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind != QuantityKind::percent) return {};
  const LinkedNoun::Links links = links_before(places, quantity, begin);
  const Span noun = links.verb || links.tight ? places.linked.noun_before(places.text, links, true)
                                              : noun_of_clause(places.text, links.begin,
                                                               ClauseNoun::moved, places.lexicon);
  const bool amount = places.lexicon.find(slice(places.text, noun), "of_amount", 0) != kNone;
  return amount && script_of(utf8::decode(places.text, noun.begin)) == Script::latin ? noun
                                                                                     : Span{};
}

}  // namespace sagwan
