// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/cased_words.h"

#include <algorithm>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/clause_words.h"

namespace sagwan {

namespace {

/// The outermost find that ends at `end`, of any type; null where there is none.
const Find* find_before(const Layer<Find>& finds, uint32_t end) {
  constexpr uint32_t kReach = 96;  // bytes of its words
  auto at = first_from(finds, end);
  while (at != finds.begin() && (--at)->span.begin + kReach >= end) {
    if (at->span.end == end && at->outer == kNone) return &*at;
  }
  return nullptr;
}

/// Where the bracket or quoted name begins that ends the text; its end where there is none.
std::size_t bracket_begin(std::string_view left) {
  constexpr std::size_t kLongest = 120;  // bytes
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kPairs = {
      {{"(", ")"}, {"\u00AB", "\u00BB"}}};
  for (const auto& [open, close] : kPairs) {
    if (!left.ends_with(close)) continue;
    const std::size_t from = left.size() - std::min(left.size(), kLongest);
    const std::size_t at = left.substr(from).rfind(open);
    if (at != std::string_view::npos) return from + at;
  }
  return left.size();
}

/// Where the number or range of numbers begins that ends at `end` (13.10, 12-13); `end` where there
/// is none.
std::size_t number_begin(std::string_view text, std::size_t end) {
  constexpr std::array<std::string_view, 5> kJoints = {".", ",", ":", "-", "\u2013"};
  std::size_t at = end;
  while (at > 0) {
    if (is_digit(static_cast<unsigned char>(text[at - 1]))) {
      --at;
      continue;
    }
    const auto joint = std::ranges::find_if(
        kJoints, [&](std::string_view mark) { return text.substr(0, at).ends_with(mark); });
    const bool inside = at < end && joint != kJoints.end() && at > joint->size() &&
                        is_digit(static_cast<unsigned char>(text[at - joint->size() - 1]));
    if (!inside) break;
    at -= joint->size();
  }
  return at;
}

}  // namespace

CasedWords::Word CasedWords::word_before(const NounPlaces& places, uint32_t end) {
  const std::string_view left = places.text.substr(0, end);
  if (const Find* find = find_before(places.finds, end)) {
    if (find->type == FindType::quantity) {
      // The economy of four countries: a count in words is part of the phrase.
      const bool in_words =
          script_of(utf8::decode(places.text, find->span.begin)) == Script::cyrillic;
      return in_words ? Word{find->span, Sort::name} : Word{};
    }
    if (is_time(find->type) || find->type == FindType::set) return {find->span, Sort::time};
    // A noun of amounts may look like a name: GDP.
    if (find->type >= FindType::per && find->type <= FindType::title &&
        places.lexicon.find(slice(places.text, find->span), "of_amount", 0) == kNone)
      return {find->span, Sort::name};
  }
  if (const std::size_t open = bracket_begin(left); open != end)
    return {span_of(open, end), Sort::name};
  if (const std::size_t number = number_begin(places.text, end); number != end)
    return {span_of(number, end), Sort::time};
  return {span_of(word_begin(places.text, end), end), Sort::word};
}

CasedWords::CasedWords(const NounPlaces& places, uint32_t end, uint32_t from) {
  while (count_ < words_.size()) {
    while (end > from && places.text[end - 1] == ' ') --end;
    const Word word = end > from ? word_before(places, end) : Word{};
    if (word.span.empty() || word.span.begin < from) break;
    words_[count_++] = word;
    end = word.span.begin;
  }
  std::reverse(words_.begin(), words_.begin() + static_cast<std::ptrdiff_t>(count_));
  begin_ = end;
}

bool is_listed_small(const NounPlaces& places, std::string_view word, std::string_view type) {
  if (places.lexicon.find(word, type, 0) != kNone) return true;
  if (word.empty()) return false;
  constexpr char32_t kFirst = 0x0410;  // the capitals of Cyrillic, and what makes them small
  constexpr char32_t kLast = 0x042F;
  constexpr char32_t kSmaller = 0x20;
  const char32_t first = utf8::decode(word, 0);
  if (first < kFirst || first > kLast) return false;
  std::string small;
  utf8::append(small, first + kSmaller);
  small += word.substr(utf8::length(word[0]));
  return places.lexicon.find(small, type, 0) != kNone;
}

std::size_t behind_adverbs(const NounPlaces& places, const CasedWords& words, std::size_t i) {
  constexpr std::size_t kMost = 4;
  // They begin with a preposition or another small word.
  const std::string_view first = slice(places.text, words[i].span);
  if (words[i].sort != CasedWords::Sort::word ||
      !(is_listed_small(places, first, "of_preposition") ||
        is_listed_small(places, first, "of_stop")))
    return i;
  for (std::size_t last = std::min(words.size(), i + kMost); last-- > i;) {
    const std::string_view phrase = slice(places.text, {words[i].span.begin, words[last].span.end});
    const bool adverb = last > i ? is_listed_small(places, phrase, "of_aux") ||
                                       is_listed_small(places, phrase, "quantity_open") ||
                                       is_listed_small(places, phrase, "quantity_total")
                                 : false;
    if (adverb) return last + 1;
  }
  return i;
}

}  // namespace sagwan
