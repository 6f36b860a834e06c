// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/sentence_noun.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/clause_noun.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr uint32_t kFarthest = 500;  // bytes before an amount

bool is_hangul_before(std::string_view text, uint32_t at) {
  return at > 0 && script_of(utf8::decode_before(text, at)) == Script::hangul;
}

/// Does a full stop or a mark like it end at `at`, no decimal point?
bool is_sentence_end(std::string_view text, uint32_t at) {
  const char last = text[at - 1];
  if (last == ';' || last == '?' || last == '!' || last == ':' || last == kBlockBreak) return true;
  return last == '.' && (at == text.size() || !is_digit(static_cast<unsigned char>(text[at])));
}

}  // namespace

SentenceNoun::SentenceNoun(const NounPlaces& places)
    : places_(places),
      clause_ends_(Endings::listed(places.lexicon, "of_clause_end")),
      phrase_ends_(Endings::listed(places.lexicon, "of_phrase_end")),
      adnominal_(Endings::listed(places.lexicon, "of_adnominal")) {}

Span SentenceNoun::of(const Quantity& quantity, uint32_t begin) const {
  const std::string_view text = places_.text;
  if (begin > 0 && text[begin - 1] == ' ' &&
      script_of(utf8::decode_before(text, begin - 1)) == Script::cyrillic) {
    const bool counted = quantity.kind == QuantityKind::count;
    const Span noun = counted ? Span{} : inverted(quantity);
    return noun.empty() && quantity.kind == QuantityKind::fraction ? moved(quantity, begin) : noun;
  }
  if (begin > 0 && text[begin - 1] == '(') return before_bracket_of(quantity, begin - 1);
  if (begin > 0 && script_of(utf8::decode_before(text, begin)) == Script::han) return {};
  switch (quantity.kind) {
    case QuantityKind::percent:
    case QuantityKind::change:
    case QuantityKind::multiple:
    case QuantityKind::money:
    case QuantityKind::measure:
      break;
    default:
      return {};
  }
  if (const Span noun = attributed(quantity); !noun.empty()) return noun;
  if (const Span noun = told_of_each(quantity); !noun.empty()) return noun;
  if (places_.beside.is_attribute(places_.text, quantity.span.end)) return {};
  return subject(quantity, begin);
}

/// Of a share by which something rose: rose by a third.
Span SentenceNoun::moved(const Quantity& quantity, uint32_t begin) const {
  const LinkedNoun::Links links = links_before(places_, quantity, begin);
  if (!links.verb) return {};
  const Span noun = behind_names(places_, places_.linked.noun_before(places_.text, links, false));
  return is_free(places_, noun) ? noun : Span{};
}

/// The noun behind a verb that the amount stands before, in a language with free order: by 3% fell
/// the output; 10 tonnes came to the wheat.
Span SentenceNoun::inverted(const Quantity& quantity) const {
  constexpr int kMostWords = 3;
  const std::string_view text = places_.text;
  std::size_t at = quantity.span.end;
  bool verb = false;
  for (int words = 0; words < kMostWords; ++words) {
    if (at >= text.size() || text[at] != ' ') return {};
    const std::size_t from = at + 1;
    at = word_end(text, from, Script::cyrillic);
    const std::string_view word = text.substr(from, at - from);
    if (word.empty()) return {};
    if (!verb) {
      // An infinitive is told of somebody; only a verb of the amount itself counts here.
      verb = places_.lexicon.find(word, "of_link", 0) != kNone && places_.linked.is_verb(word);
      if (!verb) return {};
      continue;
    }
    // By a third plans to raise spending.
    const bool infinitive = places_.lexicon.find(word, "change", 0) != kNone;
    if (infinitive || places_.beside.is_adjective(word)) continue;
    const Span noun{static_cast<uint32_t>(from), static_cast<uint32_t>(at)};
    const bool good = is_free(places_, noun) && !places_.beside.is_stop(word) &&
                      !places_.linked.is_verb(word) &&
                      places_.lexicon.find(word, "of_preposition", 0) == kNone;
    return good ? noun : Span{};
  }
  return {};
}

/// In a bracket that ends a clause of Cyrillic letters, the level of what it speaks of: the surplus
/// was high (52 bn), below the level of 2015 (69 bn).
Span SentenceNoun::before_bracket_of(const Quantity& quantity, uint32_t bracket) const {
  const std::string_view text = places_.text;
  if (quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::ordinal ||
      quantity.kind == QuantityKind::age || bracket == 0 || text[bracket - 1] != ' ')
    return {};
  uint32_t end = bracket - 1;
  if (const Find* time = time_or_amount_before(places_.finds, end);
      time != nullptr && is_time(time->type) && time->span.begin > 0 &&
      text[time->span.begin - 1] == ' ')
    end = time->span.begin - 1;
  if (end == 0 || script_of(utf8::decode_before(text, end)) != Script::cyrillic) return {};
  const Span noun = noun_of_clause(text, end, ClauseNoun::governing, places_.lexicon);
  return is_free(places_, noun) ? noun : Span{};
}

Span SentenceNoun::of_growth(const Quantity& quantity, uint32_t begin) const {
  // Trade saw an 8% increase: what increased.
  if (!quantity.of.empty() && quantity.kind == QuantityKind::change &&
      script_of(utf8::decode(places_.text, quantity.of.begin)) == Script::latin) {
    if (places_.lexicon.find(slice(places_.text, quantity.of), "change_noun", 0) == kNone)
      return {};
    const Span noun = subject_of_sentence(places_.text, begin, places_.lexicon);
    return is_free(places_, noun) ? noun : Span{};
  }
  const bool behind = quantity.of.begin >= quantity.span.end && !quantity.of.empty();
  if (!behind || !(quantity.unit.view() == "%") ||
      places_.lexicon.find(slice(places_.text, quantity.of), "change", 0) == kNone)
    return {};
  const Span noun = subject(quantity, begin);
  return !noun.empty() && noun.end <= quantity.span.begin ? noun : Span{};
}

/// Behind the amount and its particle, one word or two, the last a verb that is an attribute: the
/// noun that this one has behind it.
Span SentenceNoun::attributed(const Quantity& quantity) const {
  constexpr int kMostWords = 2;
  const std::string_view text = places_.text;
  std::size_t at = word_end(text, quantity.span.end, Script::hangul);
  if (at == quantity.span.end) return {};  // no particle
  for (int words = 0; words < kMostWords; ++words) {
    if (at >= text.size() || text[at] != ' ') return {};
    const std::size_t from = at + 1;
    at = word_end(text, from, Script::hangul);
    if (at == from) return {};
    const std::string_view word = text.substr(from, at - from);
    if (adnominal_.longest(word) != kNone && word.size() > utf8::length(word[0])) break;
    const bool ends = clause_ends_.longest(word) != kNone || phrase_ends_.longest(word) != kNone;
    if (words + 1 == kMostWords || ends) return {};
  }
  // After it had risen to 3%, a forecast that it would: neither is what rose.
  const Span noun = places_.beside.phrase_behind(text, at, places_.finds);
  const std::string_view name = slice(text, noun);
  const bool nothing = places_.beside.is_stop(name) ||
                       places_.lexicon.find(name, "of_figure", 0) != kNone ||
                       places_.lexicon.find(name, "of_content", 0) != kNone;
  return nothing || !is_free(places_, noun) ? Span{} : noun;
}

/// The noun of amounts behind a word that gives each of several its own, in the same sentence.
Span SentenceNoun::told_of_each(const Quantity& quantity) const {
  constexpr uint32_t kAhead = 240;  // bytes
  constexpr int kMostWords = 4;
  const std::string_view text = places_.text;
  std::size_t at = quantity.span.end;
  const std::size_t last = std::min<std::size_t>(text.size(), at + kAhead);
  int left = -1;  // words behind that word
  while (at < last && left != 0) {
    if (script_of(utf8::decode(text, at)) != Script::hangul) {
      at += utf8::length(text[at]);
      if (is_sentence_end(text, static_cast<uint32_t>(at))) return {};
      continue;
    }
    const std::size_t from = at;
    at = word_end(text, from, Script::hangul);
    const std::string_view word = text.substr(from, at - from);
    if (left < 0) {
      if (places_.lexicon.find(word, "of_each", 0) != kNone) left = kMostWords;
      continue;
    }
    --left;
    const Beside::Marked marked = places_.beside.marked_before(text, static_cast<uint32_t>(at));
    const bool told = marked.role != Beside::Role::none && marked.role != Beside::Role::genitive &&
                      marked.role != Beside::Role::place;
    if (told && places_.beside.is_amount(text, marked.noun) && is_free(places_, marked.noun))
      return marked.noun;
  }
  return {};
}

/// Does a noun with the particle of a place stand directly before the amount?
bool SentenceNoun::is_placed(const Quantity& quantity) const {
  const uint32_t begin = places_.beside.limit(places_.text, quantity.span).begin;
  return places_.beside.marked_before(places_.text, begin).role == Beside::Role::place;
}

/// The noun or name before a particle, where the amount may be told of it.
Span SentenceNoun::named(const Beside::Marked& marked, const Quantity& quantity,
                         uint32_t end) const {
  const bool rate = quantity.unit.view() == "%";
  const bool object = marked.role == Beside::Role::object;
  if (!marked.noun.empty() && is_free(places_, marked.noun)) {
    const std::string_view word = slice(places_.text, marked.noun);
    if (places_.beside.is_amount(places_.text, marked.noun)) {
      const bool priced = rate || !places_.beside.ends_in(word, "of_rate") ||
                          places_.beside.ends_in(word, "of_priced");
      return priced ? marked.noun : Span{};
    }
    if (object) return quantity.kind == QuantityKind::measure ? marked.noun : Span{};
    return rate && places_.beside.ends_in(word, "of_growing") ? marked.noun : Span{};
  }
  // On cars 100%: who puts it there is not what it is of.
  if (!rate || object || is_placed(quantity)) return {};
  const Beside::Marked particle = places_.beside.particle_before(places_.text, end);
  if (particle.role != Beside::Role::topic && particle.role != Beside::Role::subject) return {};
  constexpr uint32_t kNear = 8;  // bytes: each of them
  // An economy counts nothing, but grows.
  const Span word{word_begin(places_.text, particle.noun.end, Script::hangul), particle.noun.end};
  if (places_.lexicon.find(slice(places_.text, word), "of_growing", 0) != kNone) return word;
  const Find* name = name_before(places_.finds, particle.noun.end);
  if (name == nullptr) return {};
  const bool near = quantity.span.begin - end <= kNear;
  return name->type == FindType::loc || (near && moves_itself(places_, quantity)) ? name->span
                                                                                  : Span{};
}

/// The topic of the sentence, or the subject or object of the clause; a clause that is an attribute
/// ends none.
Span SentenceNoun::subject(const Quantity& quantity, uint32_t begin) const {
  const std::string_view text = places_.text;
  uint32_t at = before_adjuncts(places_, begin);
  const uint32_t from = at;
  bool closed = false;
  bool other = false;  // the amount's own clause has a subject that it is not of
  bool taken = false;  // the next object is that of a phrase, not of the verb
  while (at > 0 && from - at < kFarthest) {
    if (is_sentence_end(text, at)) return {};
    if (text[at - 1] == ')') {
      const std::size_t before = before_bracket(text, at);
      if (before != at && is_hangul_before(text, static_cast<uint32_t>(before))) {
        at = static_cast<uint32_t>(before);
        continue;
      }
    }
    if (text[at - 1] == '(') return {};  // in a bracket another amount may be meant
    if (!is_hangul_before(text, at)) {
      at = static_cast<uint32_t>(utf8::previous(text, at));
      continue;
    }
    const uint32_t word = word_begin(text, at, Script::hangul);
    const Beside::Marked marked = places_.beside.marked_before(text, at);
    Beside::Role role = marked.role;
    if (role == Beside::Role::none) role = places_.beside.particle_before(text, at).role;
    const bool topic = role == Beside::Role::topic;
    const bool object = role == Beside::Role::object;
    const bool tells = topic || (!closed && (role == Beside::Role::subject || (object && !taken)));
    if (object) taken = false;
    if (tells) {
      const Span noun = named(marked, quantity, at);
      if (topic && closed && other) return {};
      if (!noun.empty() || topic) return noun;
      other = other || role == Beside::Role::subject;
    }
    const std::string_view ending = slice(text, {word, at});
    taken = taken || phrase_ends_.longest(ending) != kNone;
    closed =
        closed || (clause_ends_.longest(ending) != kNone && adnominal_.longest(ending) == kNone);
    at = word;
  }
  return {};
}

}  // namespace sagwan
