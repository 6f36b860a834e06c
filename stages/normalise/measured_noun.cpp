// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/measured_noun.h"

#include <algorithm>
#include <iterator>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/brackets.h"
#include "stages/normalise/clause_noun.h"

namespace sagwan {

namespace {

constexpr std::string_view kLabelMarks[] = {":", "\uFF1A", " -", " \u2013", " \u2014"};

/// True if what begins at `at` goes on behind brackets, as a particle behind 720(690) does: an
/// ending of what stands before them, and no noun.
bool goes_on_behind_brackets(std::string_view text, uint32_t at) {
  constexpr std::size_t kMostInside = 200;
  if (at < 2 || text[at - 1] != ')') return false;
  const std::string_view before = text.substr(0, at);
  const std::size_t open = before.rfind('(');
  return open != std::string_view::npos && open > 0 && at - open <= kMostInside &&
         !is_space(utf8::decode_before(before, open));
}

/// Kinds of which a part is taken: what has them is their noun, whatever it is.
bool is_share(QuantityKind kind) {
  return kind == QuantityKind::count || kind == QuantityKind::percent ||
         kind == QuantityKind::fraction;
}

bool can_have_noun(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::age:
    case QuantityKind::measure:
    case QuantityKind::money:
    case QuantityKind::multiple:
    case QuantityKind::change:
      return true;
    default:
      return is_share(kind);
  }
}

/// Kinds that are told of a topic without a verb.
bool can_be_told(QuantityKind kind) {
  return kind == QuantityKind::count || kind == QuantityKind::money ||
         kind == QuantityKind::measure;
}

/// Kinds that a noun of amounts may have behind a genitive: a growth rate of 1.9%.
bool can_be_governed(QuantityKind kind) {
  return kind == QuantityKind::percent || kind == QuantityKind::money ||
         kind == QuantityKind::measure || kind == QuantityKind::change ||
         kind == QuantityKind::multiple;
}

/// A noun behind the amount counts where the amount is of it (300 of workers): not so money, which
/// is given to what follows. Nor a counter that is itself what is counted (two countries). Without
/// a word or particle between them only the emptiest counters take it (21 pieces goods).
bool takes_noun_behind(const NounPlaces& places, const Quantity& quantity, Span behind) {
  const Script script = script_of(utf8::decode(places.text, behind.begin));
  if (script != Script::hangul) {
    // 4,000 units of arms: the pieces are nothing themselves.
    if (script == Script::cyrillic && !quantity.counter.empty() &&
        places.lexicon.find(slice(places.text, quantity.counter), "of_piece", quantity.lang) !=
            kNone)
      return true;
    return quantity.kind == QuantityKind::measure || quantity.kind == QuantityKind::percent ||
           quantity.kind == QuantityKind::fraction;
  }
  if (quantity.kind != QuantityKind::count) {
    // Adopted with 71% of approval.
    return quantity.kind == QuantityKind::measure || quantity.kind == QuantityKind::age ||
           quantity.kind == QuantityKind::percent;
  }
  const uint32_t row =
      places.lexicon.find(slice(places.text, quantity.counter), "classifier", quantity.lang);
  if (row == kNone) return false;
  const LexiconEntry entry = places.lexicon.entry(row);
  const bool glued = behind.begin <= quantity.span.end + 1;
  return glued ? !entry.attribute("bare").empty() : entry.attribute("noun").empty();
}

/// An acronym is a body, which has the amount, unless it names one itself (GDP).
bool is_body(const NounPlaces& places, Span noun) {
  return script_of(utf8::decode(places.text, noun.begin)) == Script::latin &&
         !places.beside.is_amount(places.text, noun);
}

/// Of a share that is told of something (debt is 90% of GDP), what it is told of: the subject
/// directly before the whole, a word between them (all), or the noun behind it that it is the size
/// of.
Span subject_of_share(const NounPlaces& places, const Quantity& quantity, Span whole) {
  constexpr int kMostWords = 1;
  if (quantity.kind != QuantityKind::percent) return {};
  if (const Span noun = places.beside.governor(places.text, quantity.span.end, false, places.finds);
      !noun.empty() && !is_taken(places.finds, noun))
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

/// The noun before the amount, if a particle stands between them.
Span noun_with_particle(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const QuantityKind kind = quantity.kind;
  const Beside::Marked marked = places.beside.marked_before(places.text, begin);
  // A rise that is an attribute (a budget that was 5 % higher) is of the noun behind it, unless
  // that is the amount it came to (exports were 80 bn, 5 % higher).
  const uint32_t attribute = places.beside.attribute_end(places.text, quantity.span.end);
  const bool moves =
      kind == QuantityKind::change && (attribute == 0 || is_amount_at(places, attribute));
  const bool is_said = kind != QuantityKind::multiple &&
                       places.beside.is_said(
                           places.text, quantity.span.end,
                           kind == QuantityKind::count ? Beside::Said::counted : Beside::Said::any);
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
      if (kind != QuantityKind::measure && is_body(places, marked.noun)) return {};
      if (is_share(kind) || moves || is_said) return marked.noun;
      break;
    case Beside::Role::topic:
    case Beside::Role::object:
      if (kind != QuantityKind::measure && is_body(places, marked.noun)) return {};
      if (moves) return marked.noun;    // what rises, or is raised
      if (is_said) return marked.noun;  // the employees are 300
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
  const bool tells = marked.role == Beside::Role::topic || marked.role == Beside::Role::subject;
  return tells && places.beside.is_amount(places.text, marked.noun) ? marked.noun : Span{};
}

/// `behind` with the words up to its noun, where it is an adjective, and without a verb at its end:
/// 40% of those who answered think.
Span with_noun(const NounPlaces& places, Span behind) {
  constexpr int kMostWords = 2;
  const std::string_view whole = slice(places.text, behind);
  // 15 main goods: the epithet is no noun.
  if (places.lexicon.find(whole, "of_attributive", 0) != kNone) {
    const Span noun = places.beside.phrase_behind(places.text, behind.end, places.finds);
    if (!noun.empty() && places.text[behind.end] == ' ' && noun.begin == behind.end + 1)
      return noun;
  }
  const std::size_t space = whole.rfind(' ');
  if (space != std::string_view::npos && places.beside.is_verb_form(whole.substr(space + 1))) {
    behind.end = behind.begin + static_cast<uint32_t>(space);
    return behind;
  }
  for (int words = 0; words < kMostWords; ++words) {
    const std::string_view text = slice(places.text, behind);
    if (text.empty() || !places.beside.is_adjective(text.substr(text.rfind(' ') + 1))) break;
    if (behind.end + 1 >= places.text.size() || places.text[behind.end] != ' ') break;
    uint32_t end = behind.end + 1;
    while (end < places.text.size() &&
           script_of(utf8::decode(places.text, end)) == Script::cyrillic)
      end += static_cast<uint32_t>(utf8::length(places.text[end]));
    if (end == behind.end + 1 ||
        places.beside.ends_otherwise(places.text.substr(behind.end + 1, end - behind.end - 1)))
      break;
    behind.end = end;
  }
  return behind;
}

/// The short name in capitals of what there is so much of, behind a measure: 34 mn tonnes of LNG.
Span acronym_behind(const NounPlaces& places, const Quantity& quantity) {
  constexpr std::size_t kMostLetters = 6;
  if (quantity.kind != QuantityKind::measure) return {};
  const uint32_t begin = quantity.span.end + 1;
  if (begin >= places.text.size() || places.text[begin - 1] != ' ') return {};
  uint32_t end = begin;
  std::size_t letters = 0;
  for (; end < places.text.size(); ++letters) {
    const char32_t c = utf8::decode(places.text, end);
    constexpr char32_t kFirst = 0x0410;  // the capitals of Cyrillic
    constexpr char32_t kLast = 0x042F;
    if (c < kFirst || c > kLast) break;
    end += static_cast<uint32_t>(utf8::length(places.text[end]));
  }
  const bool more =
      end < places.text.size() && script_of(utf8::decode(places.text, end)) == Script::cyrillic;
  return letters > 1 && letters <= kMostLetters && !more ? Span{begin, end} : Span{};
}

/// In the short style of headlines, without a particle: exports, against the year before, up 9%;
/// and what a bracket behind a name says of it: semiconductors (40%), Vietnam (26.7%).
Span noun_of_headline(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::age) return {};
  if (begin > 0 && places.text[begin - 1] == '(') {
    const Find* name = name_before(places.finds, begin - 1);
    const bool told =
        name != nullptr && is_listed(places.text, {name->span.begin, quantity.span.end});
    return told ? name->span : Span{};
  }
  const uint32_t from = before_adjuncts(places, begin);
  if (from == begin) return {};
  std::string_view left = places.text.substr(0, from);
  while (left.ends_with(' ') || left.ends_with(',')) left.remove_suffix(1);
  const Span noun =
      places.beside.noun_before(places.text, static_cast<uint32_t>(left.size()), true);
  return !noun.empty() && places.beside.is_amount(places.text, noun) &&
                 !is_taken(places.finds, noun)
             ? noun
             : Span{};
}

/// Where a time begins that stands before the amount in its bracket (farming (in 2018 -1.8%));
/// `begin` where there is none.
uint32_t before_bracketed_time(const NounPlaces& places, uint32_t begin) {
  if (begin == 0 || places.text[begin - 1] != ' ') return begin;
  const Find* time = time_or_amount_before(places.finds, begin - 1);
  const bool opens = time != nullptr && is_time(time->type) && time->span.begin > 0 &&
                     places.text[time->span.begin - 1] == '(';
  return opens ? time->span.begin : begin;
}

/// Is the counter itself what is counted (three countries)?
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

/// Before a number without a unit, in languages without spaces: population 3.4 billion.
Span noun_of_number(const NounPlaces& places, uint32_t begin) {
  const Span noun = behind_names(places, places.linked.before(places.text, begin, false));
  if (noun.empty() || is_taken(places.finds, noun)) return {};
  return script_of(utf8::decode(places.text, noun.begin)) == Script::han ? noun : Span{};
}

/// The noun before a mark that stands for the copula: area: 100 km2, length - 141 m.
Span labelled_noun(const NounPlaces& places, uint32_t begin) {
  std::string_view left = places.text.substr(0, begin);
  const auto trim = [&] {
    while (left.ends_with(' ')) left.remove_suffix(1);
  };
  trim();
  const auto mark = std::ranges::find_if(
      kLabelMarks, [&](std::string_view text) { return left.ends_with(text); });
  if (mark == std::end(kLabelMarks)) return {};
  left.remove_suffix(mark->size());
  trim();
  const auto end = static_cast<uint32_t>(left.size());
  // The deficit of the budget: its head.
  const Span headed = places.linked.amount_before(places.text, end + 1);
  if (!headed.empty() && !places.linked.is_governed(places.text, headed.begin)) return headed;
  const Span noun = places.beside.noun_before(places.text, end);
  const bool hangul =
      !noun.empty() && script_of(utf8::decode(places.text, noun.begin)) == Script::hangul;
  if (hangul || (!noun.empty() && places.beside.is_amount(places.text, noun) &&
                 !places.linked.is_governed(places.text, noun.begin)))
    return noun;
  return noun_of_number(places, end);
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

/// Behind a verb, and in languages without spaces.
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
  if (const uint32_t share = places.linked.share_before(places.text, begin); share != begin) {
    const Span noun =
        places.linked.noun_before(places.text, links_before(places, quantity, share), linked);
    if (good(noun)) return noun;
    // Where no subject stands, the whole that it is a share of.
    LinkedNoun::Links whole;
    whole.begin = static_cast<uint32_t>(utf8::previous(places.text, begin));
    const Span of_whole = places.linked.noun_before(places.text, whole, linked);
    if (good(of_whole)) return of_whole;
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
  if (quantity.kind != QuantityKind::fraction) {
    const LinkedNoun::Links links = links_before(places, quantity, begin);
    Span noun = behind_names(places, places.linked.noun_before(places.text, links, linked));
    if (change) noun = places.linked.not_compared(places.text, noun, links.begin);
    const bool counted = links.verb && is_counted(places.finds, noun);
    if ((good(noun) || counted) && !places.beside.is_no_noun(slice(places.text, noun))) return noun;
  }
  if (quantity.kind != QuantityKind::count && !change) {
    using Whole = LinkedNoun::Whole;
    const Whole whole = quantity.kind == QuantityKind::fraction ? Whole::bare : Whole::marked;
    if (const Span noun = places.linked.part_of(places.text, quantity.span, whole); good(noun))
      return noun;
  }
  if (const Span noun = places.linked.told(places.text, quantity.span.end); good(noun)) return noun;
  if (const Span noun = noun_of_sum(places, quantity, begin); good(noun)) return noun;
  // Money is of what stands behind its possessive: 5 bn's budget, as Chinese orders it.
  const bool owns =
      quantity.kind == QuantityKind::money && places.linked.owns(places.text, quantity.span.end);
  if (change || (quantity.kind == QuantityKind::money && !owns) || names_its_noun(places, quantity))
    return {};
  if (const Span noun = places.linked.behind(places.text, quantity.span.end, linked);
      !noun.empty()) {
    // Of so many turns a noun is only where it stands directly behind: what is done has its object.
    const bool turns = places.beside.is_stop(slice(places.text, quantity.counter));
    const bool far = turns && noun.begin != quantity.span.end;
    return far || is_taken(places.finds, noun, true) ? Span{} : noun;
  }
  return linked ? noun_of_number(places, begin) : Span{};  // passengers 123
}

/// Of a share that is told of an amount (debt reached 74% of output), that amount.
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

/// Is the word before the amount what it is said to be by a copula (a majority, that is 151 seats)?
/// People may be called by a word that ends as it does (foreigners, workers).
bool is_copular(const NounPlaces& places, const Quantity& quantity, Span noun) {
  const Span stem = places.beside.before_copula(places.text, noun);
  if (stem.size() <= utf8::length(places.text[noun.begin])) return false;
  const std::string_view word = slice(places.text, stem);
  const bool country = name_before(places.finds, stem.end) != nullptr;
  if (!country && (places.beside.is_stop(word) || places.beside.is_amount(places.text, stem) ||
                   places.lexicon.find(word, "of_figure", 0) != kNone))
    return true;
  if (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::age) return false;
  return quantity.counter.empty() ||
         places.lexicon.find(slice(places.text, quantity.counter), "of_person", 0) == kNone;
}

/// Is the amount a part of the one directly before it, of whose noun it is (of 12 posts 7)?
bool is_part_of_amount(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (!is_share(quantity.kind)) return false;
  const uint32_t word = places.beside.partitive_before(places.text, begin);
  if (word == begin || word == 0 || places.text[word - 1] != ' ') return false;
  const Find* amount = time_or_amount_before(places.finds, word - 1);
  return amount != nullptr && amount->type == FindType::quantity;
}

/// The noun, what sort of figure it is included (forecast).
Span whole_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span taken) {
  if (!taken.empty() && taken.end <= quantity.span.begin) return taken;  // the label of a series
  const Span behind = with_noun(places, taken);
  if (quantity.kind == QuantityKind::number) return noun_of_number(places, begin);
  if (!can_have_noun(quantity.kind) || is_part_of_amount(places, quantity, begin)) return {};
  const auto good = [&](Span noun) { return is_free(places, noun); };
  const auto before = [&](Span noun) {
    return good(noun) && !goes_on_behind_brackets(places.text, noun.begin) &&
           !is_copular(places, quantity, noun) &&
           (quantity.kind == QuantityKind::measure ||
            script_of(utf8::decode(places.text, noun.begin)) == Script::hangul ||
            (places.beside.is_amount(places.text, noun) &&
             !places.linked.is_verb(slice(places.text, noun))));
  };
  const auto takes_behind = [&] {
    const std::string_view name = slice(places.text, behind);
    return good(behind) && takes_noun_behind(places, quantity, behind) &&
           !places.beside.is_stop(name.substr(0, name.find(' ')));
  };
  const Script script =
      behind.empty() ? Script::none : script_of(utf8::decode(places.text, behind.begin));
  // Of a noun of amounts before it, and of its genitives, the amount is in any case.
  if (quantity.kind == QuantityKind::measure || quantity.kind == QuantityKind::count) {
    if (const Span head = places.linked.amount_before(places.text, begin); good(head)) return head;
  }
  if (quantity.kind != QuantityKind::change && quantity.kind != QuantityKind::age) {
    const uint32_t label =
        quantity.kind == QuantityKind::count ? begin : before_adjuncts(places, begin);
    if (const Span noun = labelled_noun(places, label); good(noun)) return noun;
  }
  if (const Span noun = acronym_behind(places, quantity);
      good(noun) || places.lexicon.find(slice(places.text, noun), "no_name", 0) != kNone)
    return noun;
  // A genitive behind is what there is so much of; the word before may be a verb.
  if (script == Script::cyrillic && !places.beside.is_no_noun(slice(places.text, behind)) &&
      takes_behind())
    return behind;
  const uint32_t inside =
      quantity.unit.view() == "%" ? before_bracketed_time(places, begin) : begin;
  const bool bracketed = inside > 0 && places.text[inside - 1] == '(';
  if (bracketed && can_be_governed(quantity.kind)) {
    // Of products each has its amount; of countries the noun behind them has.
    const Span item = places.beside.noun_before(places.text, inside);
    const Span noun = places.beside.behind_list(places.text, quantity.span.end);
    if (good(noun) && !before(item)) return noun;
  }
  if (quantity.kind != QuantityKind::age) {
    // Of what rises, a verb stands behind the noun and its amount in brackets.
    const Span noun = places.beside.noun_before(places.text, inside);
    const bool bare = quantity.kind != QuantityKind::multiple &&
                      (quantity.kind != QuantityKind::change || bracketed ||
                       (quantity.unit.view() == "%" && !noun.empty() &&
                        is_listed(places.text, {noun.begin, quantity.span.end})) ||
                       (!noun.empty() && places.beside.is_amount(places.text, noun)));
    // 1.6% of GDP (1.5 tn): the sum is not of GDP.
    const bool of_another = bracketed && !noun.empty() &&
                            script_of(utf8::decode(places.text, noun.begin)) != Script::hangul &&
                            time_or_amount_before(places.finds, noun.begin - 1) != nullptr;
    // The current 7.5% rate: an attribute before it is no noun of its own.
    if (quantity.kind == QuantityKind::percent && !bracketed && !noun.empty() &&
        script_of(utf8::decode(places.text, noun.begin)) == Script::hangul &&
        !places.beside.is_amount(places.text, noun)) {
      const Span next =
          places.beside.amount_behind(places.text, quantity.span.end, Beside::Behind::noun);
      if (good(next)) return next;
    }
    if (bare && !of_another && before(noun) && !places.linked.leads(places.text, begin)) {
      // Of two bare nouns the emptiest classifiers count the one behind: 3 fields 12 pieces tasks.
      // And an amount that stands behind is what has it: by 2% of growth.
      const bool counts_behind =
          script == Script::hangul && ((behind.begin <= quantity.span.end + 1 && takes_behind()) ||
                                       (is_share(quantity.kind) && good(behind) &&
                                        places.beside.is_amount(places.text, behind) &&
                                        !places.beside.is_amount(places.text, noun)));
      return counts_behind ? behind : noun;
    }
    const uint32_t adjuncts = quantity.kind == QuantityKind::count
                                  ? before_lone_adjuncts(places, begin)
                                  : before_adjuncts(places, begin);
    // The economy grew at a rate of 3%, the balance had a surplus of 3 bn.
    if (const Span rate = governing_rate(places, quantity); good(rate)) return rate;
    Span marked = noun_with_particle(places, quantity, adjuncts);
    if (!good(marked)) marked = topic_before_name(places, adjuncts);
    if (!good(marked) && quantity.kind == QuantityKind::count)
      marked = counted_topic(places, quantity, begin);
    if (good(marked) && !goes_on_behind_brackets(places.text, marked.begin)) {
      // The treaty has 47 articles: what is counted stands behind, not what has it.
      const bool counts_behind = quantity.kind == QuantityKind::count && takes_behind();
      return counts_behind && script == Script::hangul ? behind : marked;
    }
  }
  if (quantity.kind == QuantityKind::age) {
    // The mean age is 43.
    const Beside::Marked marked = places.beside.marked_before(places.text, begin);
    const bool told = marked.role == Beside::Role::topic || marked.role == Beside::Role::subject;
    if (told && good(marked.noun) && places.beside.is_amount(places.text, marked.noun))
      return marked.noun;
  }
  if (const Span noun = noun_of_headline(places, quantity, begin); !noun.empty()) return noun;
  if (can_be_governed(quantity.kind)) {
    if (const Span noun =
            places.beside.governor(places.text, quantity.span.end, false, places.finds);
        good(noun))
      return noun;
  }
  if (can_be_governed(quantity.kind)) {
    if (const Span noun =
            places.beside.amount_behind(places.text, quantity.span.end, Beside::Behind::noun);
        good(noun))
      return noun;
  }
  if (const Span noun = subject_of_part(places, quantity, begin); !behind.empty() && good(noun))
    return noun;
  if (takes_behind() &&
      !(script == Script::cyrillic && places.beside.is_no_noun(slice(places.text, behind))))
    return behind;
  if (quantity.kind == QuantityKind::money ||
      (quantity.kind == QuantityKind::count && !names_its_noun(places, quantity))) {
    if (const Span noun =
            places.beside.governor(places.text, quantity.span.end, true, places.finds);
        good(noun))
      return noun;
  }
  if (quantity.kind == QuantityKind::count && !names_its_noun(places, quantity)) {
    const Span noun = places.beside.example_before(places.text, begin);
    if (good(noun) && !is_body(places, noun)) return noun;
  }
  if (is_share(quantity.kind)) {
    if (const Span whole = places.beside.whole_before(places.text, begin); good(whole))
      return whole;
  }
  return noun_of_lists(places, quantity, begin);
}

}  // namespace

Span measured_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span taken) {
  return places.beside.without_figure(
      places.text, whole_noun(places, quantity, begin, taken),
      quantity.kind == QuantityKind::count || !quantity.counter.empty());
}

}  // namespace sagwan
