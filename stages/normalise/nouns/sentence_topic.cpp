// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/sentence_topic.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

SentenceTopic::SentenceTopic(const NounPlaces& places)
    : places_(places),
      clause_ends_(Endings::listed(places.lexicon, "of_clause_end")),
      phrase_ends_(Endings::listed(places.lexicon, "of_phrase_end")),
      adnominal_(Endings::listed(places.lexicon, "of_adnominal")) {}

Span SentenceTopic::before(uint32_t at, Told told) const {
  constexpr uint32_t kFarthest = 500;  // bytes
  const std::string_view text = places_.text;
  const uint32_t from = at;
  if (!is_behind_particles(at)) return {};
  Passed passed;
  while (at > 0 && from - at < kFarthest) {
    if (text[at - 1] == kBlockBreak || is_sentence_end(at)) return {};
    if (const uint32_t open = bracket_before(at); open != at) {
      const Span label = label_in({open, at});
      if (!label.empty() && is_head({open, at}, label)) return label;
      at = open;
      continue;
    }
    const uint32_t begin = word_begin(text, at, Script::hangul);
    if (begin == at) {
      at = static_cast<uint32_t>(utf8::previous(text, at));
      continue;
    }
    const Step found = step({begin, at}, told, passed);
    if (found.ends) return found.noun;
    at = begin;
  }
  return {};
}

SentenceTopic::Step SentenceTopic::step(Span span, Told told, Passed& passed) const {
  const std::string_view text = places_.text.substr(0, span.end);
  const Beside::Marked marked = places_.beside.marked_before(text, span.end);
  const bool named = is_free(places_, marked.noun);
  const bool amount = named && places_.beside.is_amount(text, marked.noun);
  if (named && marked.role == Beside::Role::topic) {
    const bool branch =
        told == Told::branch && places_.beside.ends_in(slice(text, marked.noun), "of_growing");
    const bool good = (amount || branch || told == Told::any) && !(passed.closed && passed.other);
    return {true, good ? marked.noun : Span{}};
  }
  passed.other = passed.other || (!passed.closed && is_subject(marked, span.end));
  const bool object = marked.role == Beside::Role::object;
  const bool tells = marked.role == Beside::Role::subject || (object && !passed.taken);
  if (object) passed.taken = false;
  if (named && tells && !passed.closed && (amount || told == Told::any)) return {true, marked.noun};
  const std::string_view word = slice(text, span);
  // This: what the amount before is of.
  if (places_.lexicon.find(word, "of_pronominal", 0) != kNone) return {true, {}};
  passed.taken = passed.taken || phrase_ends_.longest(word) != kNone;
  const bool attribute = passed.beside && adnominal_.longest(word) != kNone;
  passed.closed = passed.closed || (clause_ends_.longest(word) != kNone && !attribute &&
                                    name_before(places_.finds, span.end) == nullptr);
  passed.beside = false;
  return {};
}

/// Does a subject end at `at`: the noun of `marked`, or a name before the particle?
bool SentenceTopic::is_subject(const Beside::Marked& marked, uint32_t at) const {
  if (marked.role == Beside::Role::subject) return true;
  const Beside::Marked particle = places_.beside.particle_before(places_.text, at);
  return particle.role == Beside::Role::subject &&
         name_before(places_.finds, particle.noun.end) != nullptr;
}

/// Is the word before `at` none of a language without particles?
bool SentenceTopic::is_behind_particles(uint32_t at) const {
  while (at > 0 && places_.text[at - 1] == ' ') --at;
  if (at == 0) return true;
  const char32_t last = utf8::decode_before(places_.text, at);
  return !(last >= 'a' && last <= 'z') && script_of(last) != Script::cyrillic;
}

/// Does a full stop or a mark like it end at `at`, no decimal point?
bool SentenceTopic::is_sentence_end(uint32_t at) const {
  const char last = places_.text[at - 1];
  if (last == ';' || last == '?' || last == '!') return true;
  return last == '.' &&
         (at == places_.text.size() || !is_digit(static_cast<unsigned char>(places_.text[at])));
}

/// Where the bracket begins that ends at `at`; `at` where none does, or but a note's number.
uint32_t SentenceTopic::bracket_before(uint32_t at) const {
  constexpr uint32_t kMostInside = 120;  // bytes
  if (places_.text[at - 1] != ')') return at;
  const uint32_t from = at - std::min(at, kMostInside);
  const std::size_t open = slice(places_.text, {from, at - 1}).find_last_of("()");
  return open == std::string_view::npos || places_.text[from + open] == ')'
             ? at
             : from + static_cast<uint32_t>(open);
}

/// The noun of a bracket that is a label: a word without digits, apart from the words beside it.
Span SentenceTopic::label_in(Span bracket) const {
  constexpr uint32_t kLongestLabel = 40;  // bytes
  const std::string_view text = places_.text;
  const Span inside{bracket.begin + 1, bracket.end - 1};
  const bool apart = (bracket.begin == 0 || is_space(utf8::decode_before(text, bracket.begin))) &&
                     bracket.end < text.size() && text[bracket.end] == ' ';
  if (!apart || inside.empty() || inside.end - inside.begin > kLongestLabel) return {};
  const Span noun = places_.beside.noun_before(text, inside.end);
  return noun.begin >= inside.begin && is_free(places_, noun) ? noun : Span{};
}

/// Does the label name what the sentence speaks of: an amount, or, where it begins an item, a
/// whole word?
bool SentenceTopic::is_head(Span bracket, Span label) const {
  constexpr std::array<std::string_view, 4> kBullets = {"\u25CB ", "\u25A1 ", "\u3147 ", "\n"};
  if (places_.beside.is_amount(places_.text, label)) return true;
  const std::string_view left = places_.text.substr(0, bracket.begin);
  const bool begins = std::ranges::any_of(
      kBullets, [&](std::string_view bullet) { return left.ends_with(bullet); });
  return begins && label.begin == bracket.begin + 1 && label.end + 1 == bracket.end &&
         clause_ends_.longest(slice(places_.text, label)) == kNone;
}

}  // namespace sagwan
