// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/change_extent.h"

#include "pipeline/core/has_script.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr std::string_view kExtent = "change_extent";

struct Extent {
  uint32_t row = kNone;
  uint32_t begin = 0;  ///< of the word
};

/// The noun of extent that `of` ends in, else the one that it begins with (the extent, some of it:
/// what stands behind it is no noun).
Extent extent_in(const NounPlaces& places, Span of) {
  constexpr int kMostCharacters = 4;
  const std::string_view word = slice(places.text, of);
  std::size_t at = word.size();
  Extent found;
  for (int characters = 0; characters < kMostCharacters && at > 0; ++characters) {
    at = utf8::previous(word, at);
    const uint32_t row = places.lexicon.find(word.substr(at), kExtent, 0);
    if (row != kNone) found = {row, of.begin + static_cast<uint32_t>(at)};
  }
  if (found.row != kNone) return found;
  at = 0;
  for (int characters = 0; characters < kMostCharacters && at < word.size(); ++characters) {
    at += utf8::length(word[at]);
    if (const uint32_t row = places.lexicon.find(word.substr(0, at), kExtent, 0); row != kNone)
      return {row, of.begin};
  }
  return {};
}

/// The noun before the verb of an amount that a noun of figures stands behind.
Span before_figure(const NounPlaces& places, const Quantity& quantity) {
  const uint32_t begin = places.beside.limit(places.text, quantity.span).begin;
  const LinkedNoun::Links links = links_before(places, quantity, begin);
  const Span noun = behind_names(places, places.linked.noun_before(places.text, links, true));
  return is_free(places, noun) ? noun : Span{};
}

/// The noun of extent behind a possessive at `at`, some words before it: 1.0% of extent year on
/// year.
Span extent_behind(const NounPlaces& places, uint32_t at) {
  constexpr int kMostCharacters = 5;
  if (!places.linked.owns(places.text, at)) return {};
  std::size_t begin = at + utf8::length(places.text[at]);
  for (int characters = 0; characters < kMostCharacters && han_at(places.text, begin);
       ++characters) {
    std::size_t end = begin + utf8::length(places.text[begin]);
    if (!han_at(places.text, end)) break;
    end += utf8::length(places.text[end]);
    if (places.lexicon.find(places.text.substr(begin, end - begin), kExtent, 0) != kNone)
      return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
    begin += utf8::length(places.text[begin]);
  }
  return {};
}

/// Where the words before `at` begin that only say when and by what measure: times with their
/// prepositions, possessives, words that go with verbs.
uint32_t before_attributes(const NounPlaces& places, uint32_t at) {
  constexpr int kMost = 4;
  for (int count = 0; count < kMost; ++count) {
    const uint32_t from = at;
    if (places.linked.is_owned(places.text, at))
      at = static_cast<uint32_t>(utf8::previous(places.text, at));
    at = places.linked.links_before(places.text, {at}).begin;
    if (const Find* time = time_or_amount_before(places.finds, at);
        time != nullptr && is_time(time->type))
      at = places.linked.before_preposition(places.text, time->span.begin);
    if (at == from) break;
  }
  return at;
}

/// The noun of what rose before the noun of extent at `extent`.
Span before_extent(const NounPlaces& places, uint32_t extent) {
  const uint32_t at = before_attributes(places, extent);
  if (!han_before(places.text, at)) return {};
  Span noun = behind_names(places, places.linked.before(places.text, at, false));
  if (noun.empty()) noun = places.linked.listed(places.text, at);
  return is_free(places, noun) ? noun : Span{};
}

}  // namespace

bool has_extent(const NounPlaces& places, Span noun) {
  return extent_in(places, noun).row != kNone;
}

void changes_by_extent(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kFarthest = 240;  // bytes
  const Quantity* before = nullptr;
  for (Quantity& quantity : quantities) {
    if (quantity.kind == QuantityKind::ordinal) continue;
    // Came to the size of 440 bn: what came to it.
    if (quantity.of.begin >= quantity.span.end && !quantity.of.empty() &&
        han_at(places.text, quantity.of.begin) &&
        places.lexicon.find(slice(places.text, quantity.of), "of_figure", 0) != kNone)
      quantity.of = before_figure(places, quantity);
    if (quantity.of.empty() && quantity.kind == QuantityKind::percent)
      quantity.of = extent_behind(places, quantity.span.end);
    const Extent extent = extent_in(places, quantity.of);
    // By so many points the extent itself changes.
    if (extent.row != kNone && !quantity.point) {
      const LexiconEntry entry = places.lexicon.entry(extent.row);
      if (quantity.kind == QuantityKind::percent && quantity.direction == Direction::none) {
        quantity.direction =
            entry.id == direction_text(Direction::up) ? Direction::up : Direction::down;
        quantity.kind = QuantityKind::change;
      }
      Span noun =
          quantity.of.end <= quantity.span.begin ? before_extent(places, extent.begin) : Span{};
      const bool near =
          before != nullptr && quantity.span.begin > before->span.end &&
          quantity.span.begin - before->span.end <= kFarthest &&
          slice(places.text, {before->span.end, quantity.span.begin}).find(kBlockBreak) ==
              std::string_view::npos;
      if (noun.empty() && near) noun = before->of;
      if (quantity.kind == QuantityKind::change) quantity.of = noun;
    }
    if (!quantity.of.empty()) before = &quantity;
  }
}

}  // namespace sagwan
