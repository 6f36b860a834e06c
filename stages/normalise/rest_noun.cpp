// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/rest_noun.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/core/has_script.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"

namespace sagwan {

namespace {

constexpr std::string_view kExtent = "change_extent";
constexpr std::string_view kWideComma = "\uFF0C";
// What may stand before the words that begin a clause.
constexpr std::array<std::string_view, 8> kClauseMarks = {
    ",", ";", ":", kWideComma, "\u3002", "\uFF1B", "\uFF1A", "\u3001"};

bool begins_clause(std::string_view text, std::size_t at) {
  const std::string_view left = text.substr(0, at);
  return at == 0 || left.back() == kBlockBreak || left.back() == '\n' || left.back() == '(' ||
         std::ranges::any_of(kClauseMarks,
                             [&](std::string_view mark) { return left.ends_with(mark); });
}

/// Before the comma that ends at `at`; `at` where there is none.
uint32_t before_comma(std::string_view text, uint32_t at) {
  const std::string_view left = text.substr(0, at);
  for (const std::string_view mark : {std::string_view(","), kWideComma}) {
    if (left.ends_with(mark)) return at - static_cast<uint32_t>(mark.size());
  }
  return at;
}

/// The row of the noun of extent that `of` ends in; kNone where there is none.
uint32_t extent_row(const NounPlaces& places, Span of) {
  constexpr int kMostCharacters = 4;
  const std::string_view word = slice(places.text, of);
  std::size_t at = word.size();
  uint32_t found = kNone;
  for (int characters = 0; characters < kMostCharacters && at > 0; ++characters) {
    at = utf8::previous(word, at);
    const uint32_t row = places.lexicon.find(word.substr(at), kExtent, 0);
    if (row != kNone) found = row;
  }
  if (found != kNone) return found;
  // The extent, some of it: what stands behind it is no noun.
  at = 0;
  for (int characters = 0; characters < kMostCharacters && at < word.size(); ++characters) {
    at += utf8::length(word[at]);
    if (const uint32_t row = places.lexicon.find(word.substr(0, at), kExtent, 0); row != kNone)
      return row;
  }
  return kNone;
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

/// The noun of what rose before the noun of extent `of`.
Span before_extent(const NounPlaces& places, Span of, std::string_view surface) {
  const auto word = of.end - static_cast<uint32_t>(surface.size());
  const uint32_t at = before_attributes(places, word);
  if (!han_before(places.text, at)) return {};
  Span noun = behind_names(places, places.linked.before(places.text, at, false));
  if (noun.empty()) noun = places.linked.listed(places.text, at);
  return is_free(places, noun) ? noun : Span{};
}

/// The words that begin a clause and end at `end`, without spaces: what is joined last of them.
Span clause_run(const NounPlaces& places, std::size_t end) {
  constexpr int kFewest = 2;
  constexpr int kMost = 14;
  std::size_t begin = end;
  std::size_t last = end;  // behind the last joint or possessive
  int characters = 0;
  for (; characters <= kMost && han_before(places.text, begin); ++characters) {
    const std::size_t at = utf8::previous(places.text, begin);
    const std::string_view character = places.text.substr(at, begin - at);
    const bool joint = places.lexicon.find(character, "change_joint", 0) != kNone ||
                       places.lexicon.find(character, "of_possessive", 0) != kNone;
    if (joint && last == end && begin != end) last = begin;
    begin = at;
  }
  if (characters < kFewest || characters > kMost || !begins_clause(places.text, begin)) return {};
  if (last != end) begin = last;
  // It, in this, alone: words that no noun holds.
  constexpr int kLongestWord = 3;
  for (std::size_t at = begin, count = 0; at < end && count < kLongestWord; ++count) {
    at += utf8::length(places.text[at]);
    const std::string_view word = places.text.substr(begin, at - begin);
    if (places.lexicon.find(word, "of_break", 0) != kNone) begin = at;
  }
  const Span noun{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  return noun.size() > utf8::length(places.text[noun.begin]) ? noun : Span{};
}

bool can_rise(const Quantity& quantity) {
  return quantity.kind == QuantityKind::change || quantity.kind == QuantityKind::multiple;
}

/// Does no more than a joint stand between two changes: rose by 4% and 3.7%?
bool is_joined(const NounPlaces& places, const Quantity& before, const Quantity& quantity) {
  constexpr uint32_t kLongestJoint = 8;  // bytes
  if (before.kind != quantity.kind || !(before.unit.view() == quantity.unit.view())) return false;
  if (quantity.span.begin < before.span.end ||
      quantity.span.begin - before.span.end > kLongestJoint)
    return false;
  const std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
  return places.lexicon.find(between, "change_joint", 0) != kNone;
}

class RestNoun {
 public:
  explicit RestNoun(const NounPlaces& places) : places_(places) {}

  [[nodiscard]] Span of(const Quantity& quantity) const {
    const uint32_t begin = places_.beside.limit(places_.text, quantity.span).begin;
    const LinkedNoun::Links links = sagwan::links_before(places_, quantity, begin);
    uint32_t end = links.begin;
    // In brackets: housing (up 4%).
    if (end > 0 && places_.text[end - 1] == '(') {
      --end;
      if (!han_before(places_.text, end)) return {};
      Span noun = places_.linked.listed(places_.text, end);
      if (noun.empty()) noun = clause_run(places_, end);
      return is_free(places_, noun) ? noun : Span{};
    }
    if (!links.moves || !can_rise(quantity)) return {};
    if (const Find* name = name_before(places_.finds, end);
        name != nullptr && begins_clause(places_.text, name->span.begin))
      return name->span;
    if (han_before(places_.text, end)) {
      const Span noun = clause_run(places_, end);
      return is_free(places_, noun) ? noun : Span{};
    }
    return of_clause_before(end);
  }

 private:
  /// The noun of amounts of which the clause before the comma at `at` tells that it moves.
  [[nodiscard]] Span of_clause_before(uint32_t at) const {
    const uint32_t end = before_comma(places_.text, at);
    if (end == at || !han_before(places_.text, end)) return {};
    const LinkedNoun::Links links = places_.linked.links_before(places_.text, {end});
    if (!links.moves) return {};
    const Span noun =
        behind_names(places_, places_.linked.noun_before(places_.text, links, false));
    return is_free(places_, noun) ? noun : Span{};
  }

  const NounPlaces& places_;
};

}  // namespace

void changes_by_extent(const NounPlaces& places, Layer<Quantity>& quantities) {
  constexpr uint32_t kFarthest = 240;  // bytes
  const Quantity* before = nullptr;
  for (Quantity& quantity : quantities) {
    if (quantity.kind == QuantityKind::ordinal) continue;
    const uint32_t row = quantity.of.empty() ? kNone : extent_row(places, quantity.of);
    // By so many points the extent itself changes.
    if (row != kNone && !quantity.point) {
      const LexiconEntry entry = places.lexicon.entry(row);
      if (quantity.kind == QuantityKind::percent && quantity.direction == Direction::none) {
        quantity.direction = entry.id == direction_text(Direction::up) ? Direction::up
                                                                       : Direction::down;
        quantity.kind = QuantityKind::change;
      }
      Span noun = quantity.of.end <= quantity.span.begin
                      ? before_extent(places, quantity.of, entry.surface)
                      : Span{};
      const bool near = before != nullptr && quantity.span.begin > before->span.end &&
                        quantity.span.begin - before->span.end <= kFarthest &&
                        slice(places.text, {before->span.end, quantity.span.begin})
                                .find(kBlockBreak) == std::string_view::npos;
      if (noun.empty() && near) noun = before->of;
      if (quantity.kind == QuantityKind::change) quantity.of = noun;
    }
    if (!quantity.of.empty()) before = &quantity;
  }
}

void rest_nouns(const NounPlaces& places, Layer<Quantity>& quantities) {
  const RestNoun rest(places);
  const Quantity* last = nullptr;
  for (Quantity& quantity : quantities) {
    const Quantity* before = std::exchange(last, &quantity);
    if (!quantity.of.empty() || quantity.kind == QuantityKind::ordinal ||
        quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::age)
      continue;
    quantity.of = before != nullptr && is_joined(places, *before, quantity) ? before->of
                                                                          : rest.of(quantity);
  }
}

}  // namespace sagwan
