// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/noun_places.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr std::string_view kListMarks[] = {",", "\u00B7", "\u3001", "\uFF0C"};

bool is_name(FindType type) {
  return type == FindType::loc || type == FindType::org || type == FindType::per;
}

bool is_time_or_amount(FindType type) { return is_time(type) || type == FindType::quantity; }

/// Where the bracket begins that ends before `at` and begins with a time: budget (2023) 2.8 bn; 0
/// where there is none.
uint32_t bracketed_time(const NounPlaces& places, uint32_t at) {
  constexpr std::size_t kMostInside = 40;  // bytes
  while (at > 0 && places.text[at - 1] == ' ') --at;
  if (at == 0 || places.text[at - 1] != ')') return 0;
  const std::size_t open = places.text.substr(0, at).rfind('(');
  if (open == std::string_view::npos || at - open > kMostInside) return 0;
  const auto find = first_from(places.finds, static_cast<uint32_t>(open) + 1);
  const bool time = find != places.finds.end() && find->span.begin == open + 1 &&
                    find->span.end < at && is_time(find->type);
  return time ? static_cast<uint32_t>(open) : 0;
}

/// Where the time that ends at `at` begins, the preposition before it included (in May); `at` where
/// Where the article before `at` begins (in the third quarter); `at` where there is none.
uint32_t before_article(const NounPlaces& places, uint32_t at) {
  if (at == 0 || places.text[at - 1] != ' ') return at;
  const uint32_t begin = word_begin(places.text, at - 1, Script::latin);
  const std::string_view word = places.text.substr(begin, at - 1 - begin);
  return places.lexicon.find(word, "of_article", 0) != kNone ? begin : at;
}

/// there is none.
uint32_t before_time(const NounPlaces& places, uint32_t at) {
  const Find* find = time_or_amount_before(places.finds, at);
  if (find == nullptr || !is_time(find->type)) return at;
  return places.linked.before_preposition(places.text, before_article(places, find->span.begin));
}

/// A number of a place in an order without a word for what is counted: the second.
bool is_bare_ordinal(const Find& find) {
  return find.type == FindType::quantity && find.capture(Field::number) != nullptr &&
         find.capture(Field::counter) == nullptr && find.capture(Field::unit) == nullptr &&
         find.capture(Field::currency) == nullptr;
}

/// Where the longest noun of amounts begins that ends `noun`, without spaces; its end where there
/// is none.
uint32_t amount_begin(const NounPlaces& places, Span noun) {
  if (noun.empty() || script_of(utf8::decode(places.text, noun.begin)) != Script::han)
    return noun.end;
  for (uint32_t at = noun.begin; at < noun.end;
       at += static_cast<uint32_t>(utf8::length(places.text[at]))) {
    if (places.lexicon.find(slice(places.text, {at, noun.end}), "of_amount", 0) != kNone) return at;
  }
  return noun.end;
}

/// The longest noun of amounts that ends `noun`, without spaces, but not the whole: the first word
/// of it is what an ordinal before it counts (the output of the second industry).
Span amount_in(const NounPlaces& places, Span noun) {
  if (script_of(utf8::decode(places.text, noun.begin)) != Script::han) return noun;
  const std::size_t character = utf8::length(places.text[noun.begin]);
  for (uint32_t at = noun.begin + static_cast<uint32_t>(2 * character);
       at + 2 * character <= noun.end; at += static_cast<uint32_t>(character)) {
    if (places.lexicon.find(slice(places.text, {at, noun.end}), "of_amount", 0) != kNone)
      return {at, noun.end};
  }
  return noun;
}

}  // namespace

bool is_time(FindType type) {
  return type == FindType::date || type == FindType::time || type == FindType::duration ||
         type == FindType::interval;
}

bool inflects_otherwise(const NounPlaces& places, Span word) {
  if (places.beside.is_amount(places.text, word)) return false;
  const std::string_view text = slice(places.text, word);
  return places.agreement.of_verb(text) != 0 ||
         (places.agreement.of_noun(text) & Agreement::kAdjective) != 0;
}

bool begins_noun(const NounPlaces& places, uint32_t at) {
  constexpr int kMostCharacters = 5;
  std::size_t end = at;
  for (int characters = 0; characters < kMostCharacters && han_at(places.text, end); ++characters) {
    end += utf8::length(places.text[end]);
    const std::string_view word = places.text.substr(at, end - at);
    if (characters > 0 && places.lexicon.find(word, "of_noun", 0) != kNone) return true;
  }
  return false;
}

bool is_free(const NounPlaces& places, Span noun) {
  if (noun.empty()) return false;
  return !is_taken(places.finds, noun) ||
         (places.beside.is_amount(places.text, noun) && !is_taken(places.finds, noun, true));
}

Span behind_names(const NounPlaces& places, Span noun) {
  constexpr uint32_t kReach = 64;  // bytes of a time's words
  const uint32_t from = noun.begin > kReach ? noun.begin - kReach : 0;
  const uint32_t amount = amount_begin(places, noun);
  for (auto at = first_from(places.finds, from);
       at != places.finds.end() && at->span.begin < noun.end; ++at) {
    // Of power capacity the word goes on: what ends within it is no name.
    if (at->span.begin < amount && at->span.end > amount && at->span.end < noun.end) continue;
    const bool time = at->type == FindType::date || at->type == FindType::interval ||
                      at->type == FindType::duration;
    if ((time || is_name(at->type)) && at->span.end > noun.begin && at->span.end < noun.end &&
        !(at->span.size() == utf8::length(places.text[at->span.begin]) &&
          begins_noun(places, at->span.begin)))
      noun.begin = at->span.end;
    if (at->span.end == noun.begin && is_bare_ordinal(*at)) noun = amount_in(places, noun);
  }
  while (noun.begin < noun.end && places.text[noun.begin] == ' ') ++noun.begin;
  return noun;
}

const Find* time_or_amount_before(const Layer<Find>& finds, uint32_t end) {
  constexpr uint32_t kReach = 64;  // bytes of its words
  auto at = first_from(finds, end);
  while (at != finds.begin() && (--at)->span.begin + kReach >= end) {
    if (at->span.end == end && at->outer == kNone && is_time_or_amount(at->type)) return &*at;
  }
  return nullptr;
}

const Find* name_before(const Layer<Find>& finds, uint32_t end) {
  constexpr uint32_t kReach = 64;  // bytes of its words
  auto at = first_from(finds, end);
  while (at != finds.begin() && (--at)->span.begin + kReach >= end) {
    if (at->span.end == end && at->outer == kNone &&
        (at->type == FindType::loc || at->type == FindType::org))
      return &*at;
  }
  return nullptr;
}

bool is_level(std::string_view tail, std::string_view id, const Lexicon& lexicon) {
  constexpr std::size_t kLongestParticle = 24;  // bytes
  tail = tail.substr(0, kLongestParticle);
  const std::string_view particle = tail.substr(0, tail.find(' '));
  const uint32_t row = particle.empty() ? kNone : lexicon.find(particle, "of_level", 0);
  return row != kNone && lexicon.entry(row).id == id;
}

bool is_amount_at(const NounPlaces& places, uint32_t at) {
  constexpr uint32_t kLongestLimit = 10;  // bytes, with its space
  for (auto find = first_from(places.finds, at);
       find != places.finds.end() && find->span.begin <= at + kLongestLimit; ++find) {
    if (find->type == FindType::quantity)
      return find->span.begin == at || places.beside.limit(places.text, find->span).begin == at;
  }
  return false;
}

LinkedNoun::Links links_before(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  constexpr int kMostTimes = 3;
  LinkedNoun::Links links{begin};
  // Where verbs stand last, none stands before the amount.
  std::string_view left = places.text.substr(0, begin);
  while (left.ends_with(' ')) left.remove_suffix(1);
  if (left.empty() || script_of(utf8::decode_before(left, left.size())) == Script::hangul)
    return links;
  // A limit may be a verb itself: exceeded.
  if (begin < quantity.span.begin) {
    std::string_view limit = slice(places.text, {begin, quantity.span.begin});
    while (limit.ends_with(' ')) limit.remove_suffix(1);
    links.any = places.linked.is_verb(limit);
    links.verb = links.any;
    if (links.any) links.amounts_only = false;
    links.participle = links.any && limit.ends_with("ing");
  }
  // So may the amount: doubled.
  if (quantity.kind == QuantityKind::multiple &&
      places.linked.is_verb(slice(places.text, quantity.span))) {
    links.any = links.verb = links.moves = true;
    links.amounts_only = false;
  }
  for (int times = 0; times < kMostTimes; ++times) {
    links = places.linked.links_before(places.text, links);
    const uint32_t time = before_time(places, links.begin);
    if (time == links.begin) break;
    links.begin = time;
  }
  return links;
}

bool moves_itself(const NounPlaces& places, const Quantity& quantity) {
  constexpr int kMostWords = 4;  // joints of a list, an adverb, the verb, what it depends on
  constexpr std::size_t kFarthest = 64;  // bytes
  if (quantity.kind != QuantityKind::change || quantity.direction == Direction::none) return false;
  const std::string_view text = places.text;
  const std::size_t last = std::min(text.size(), quantity.span.end + kFarthest);
  const auto begins = [&](std::string_view word, std::string_view type) {
    for (std::size_t end = word.size(); end > 0; end = utf8::previous(word, end)) {
      if (places.lexicon.find(word.substr(0, end), type, 0) != kNone) return true;
    }
    return false;
  };
  bool moves = false;
  std::size_t at = quantity.span.end;
  for (int words = 0; words < kMostWords; ++words) {
    while (at < last && script_of(utf8::decode(text, at)) != Script::hangul) {
      if (text[at] == kBlockBreak || text.substr(at).starts_with(". ")) return moves;
      at += utf8::length(text[at]);
    }
    if (at >= last) break;
    const std::size_t from = at;
    at = word_end(text, from, Script::hangul);
    const std::string_view word = text.substr(from, at - from);
    if (begins(word, "change_made")) return false;
    moves = moves || begins(word, "change");
  }
  return moves;
}

bool is_listed(std::string_view text, Span item) {
  constexpr std::size_t kMostInside = 40;  // bytes up to the bracket's end
  const auto is_mark = [](std::string_view at) {
    return std::ranges::any_of(kListMarks,
                               [&](std::string_view mark) { return at.starts_with(mark); });
  };
  std::string_view left = text.substr(0, item.begin);
  if (left.ends_with(' ')) left.remove_suffix(1);
  const bool before =
      std::ranges::any_of(kListMarks, [&](std::string_view mark) { return left.ends_with(mark); });
  const std::size_t close = text.find(')', item.end);
  return before || is_mark(text.substr(item.end)) ||
         (close != std::string_view::npos && close - item.end <= kMostInside &&
          is_mark(text.substr(close + 1)));
}

bool is_counted(const Layer<Find>& finds, Span noun) {
  constexpr uint32_t kReach = 64;  // bytes of its words
  for (auto at = first_from(finds, noun.begin); at != finds.begin();) {
    --at;
    if (at->span.begin + kReach < noun.begin) return false;
    const Capture* counter = at->capture(Field::counter);
    if (counter != nullptr && counter->span.end == noun.end) return true;
  }
  return false;
}

uint32_t before_name(const NounPlaces& places, uint32_t at) {
  const Beside::Marked marked = places.beside.particle_before(places.text, at);
  uint32_t end = marked.role == Beside::Role::none ? at : marked.noun.end;
  while (end > 0 && places.text[end - 1] == ' ') --end;
  const Find* name = name_before(places.finds, end);
  return name != nullptr ? name->span.begin : at;
}

uint32_t before_adjuncts(const NounPlaces& places, uint32_t begin) {
  constexpr int kMost = 4;
  for (int count = 0; count < kMost; ++count) {
    const Beside::Adjunct word = places.beside.adjunct_before(places.text, begin);
    const auto end = static_cast<uint32_t>(before_bracket(places.text, word.begin));
    const Find* find = time_or_amount_before(places.finds, end);
    const bool takes = find != nullptr && (find->type != FindType::quantity || word.is_word);
    if (takes) {
      begin = find->span.begin;
      // Below the 5% of the draft: the genitive belongs to what is compared with.
      const Beside::Marked noun = places.beside.marked_before(places.text, begin);
      if (word.than && noun.role == Beside::Role::genitive) begin = noun.noun.begin;
    } else if (word.alone) {
      begin = word.begin;
    } else if (const uint32_t time = bracketed_time(places, word.begin); time != 0) {
      begin = time;
    } else {
      break;
    }
  }
  return begin;
}

}  // namespace sagwan
