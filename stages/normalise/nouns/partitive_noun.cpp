// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/partitive_noun.h"

#include "stages/normalise/nouns/cased_words.h"
#include "stages/normalise/nouns/clause_words.h"

namespace sagwan {

namespace {

constexpr Agreement::Forms kNeuter = 4;

/// Where the text before an aside of one word between commas ends (of coal, however, were); `end`
/// where none ends there.
uint32_t before_aside(std::string_view text, uint32_t end) {
  if (end < 2 || text[end - 1] != ',') return end;
  const std::size_t word = word_begin(text, end - 1);
  const bool aside = word + 1 != end && word > 1 && text[word - 1] == ' ' && text[word - 2] == ',';
  return aside ? static_cast<uint32_t>(word - 2) : end;
}

/// The word that ends at `end`, spaces between; empty where a find or a mark ends there.
Span word_before(const NounPlaces& places, uint32_t end) {
  while (end > 0 && places.text[end - 1] == ' ') --end;
  const Span word = span_of(word_begin(places.text, end), end);
  return word.empty() || is_taken(places.finds, word, true) ? Span{} : word;
}

}  // namespace

Span partitive_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind != QuantityKind::measure && quantity.kind != QuantityKind::money) return {};
  const Span verb = word_before(places, begin);
  const std::string_view told = slice(places.text, verb);
  if (verb.empty() || places.beside.is_amount(places.text, verb) ||
      (places.agreement.of_passive(told) & kNeuter) == 0)
    return {};
  uint32_t end = verb.begin;
  while (end > 0 && places.text[end - 1] == ' ') --end;
  const Span noun = word_before(places, before_aside(places.text, end));
  const std::string_view word = slice(places.text, noun);
  const bool listed = is_listed_small(places, word, "of_stop") ||
                      is_listed_small(places, word, "of_aux") ||
                      is_listed_small(places, word, "of_preposition");
  if (word.empty() || listed || !places.beside.ends_in(word, "of_partitive_ending") ||
      places.beside.ends_in(word, "of_maker_ending") ||
      (places.agreement.of_noun(word) & Agreement::kAdjective) != 0)
    return {};
  // In Russia, by farmers: a preposition before it, or before its adjective.
  Span before = word_before(places, noun.begin);
  if ((places.agreement.of_noun(slice(places.text, before)) & Agreement::kAdjective) != 0)
    before = word_before(places, before.begin);
  const bool first = before.empty() || places.text[noun.begin - 1] != ' ';
  const bool free = first || !is_listed_small(places, slice(places.text, before), "of_preposition");
  return free && is_free(places, noun) ? noun : Span{};
}

}  // namespace sagwan
