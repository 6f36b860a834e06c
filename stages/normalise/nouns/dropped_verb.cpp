// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/dropped_verb.h"

#include <algorithm>
#include <array>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/sentence_stop.h"

namespace sagwan {

namespace {

constexpr std::array<std::string_view, 3> kDashes = {"\u2013", "\u2014", "-"};
constexpr uint32_t kLongestPhrase = 120;  // bytes before the dash
constexpr std::size_t kMostWords = 4;
constexpr uint32_t kFarthest = 400;  // bytes from the amount before

void trim_end(std::string_view& text) {
  while (text.ends_with(' ')) text.remove_suffix(1);
}

class DroppedVerb {
 public:
  explicit DroppedVerb(const NounPlaces& places) : places_(places) {}

  /// The noun of `quantity`; `before` is the nearest amount before it that has one, or null.
  [[nodiscard]] Span noun(const Quantity& quantity, const Quantity* before) const {
    const uint32_t end = before_dash(places_.beside.limit(places_.text, quantity.span).begin);
    if (end == 0) return {};
    const bool listed = is_item_mark(phrase_begin(end));
    const bool follows = before != nullptr && in_one_sentence(*before, quantity);
    if (!follows && !(listed && quantity.kind == QuantityKind::measure)) return {};
    const std::vector<Span> words = phrase(end);
    if (words.empty()) return {};
    if (is(words.front(), "of_preposition")) return follows ? before->of : Span{};
    // The output of crude oil fell by 5%, of natural gas - by 7%: its adjective tells the genitive.
    if (follows && words.size() > 1 && is_genitive(words.front()) && !is_dashed(*before))
      return before->of;
    return head(words, end);
  }

 private:
  /// Where the text before the dash ends that stands before `at`, a preposition between or not; 0
  /// where there is none.
  [[nodiscard]] uint32_t before_dash(uint32_t at) const {
    std::string_view left =
        places_.text.substr(0, places_.linked.before_preposition(places_.text, at));
    trim_end(left);
    const auto dash =
        std::ranges::find_if(kDashes, [&](std::string_view mark) { return left.ends_with(mark); });
    if (dash == kDashes.end()) return 0;
    left.remove_suffix(dash->size());
    if (!left.ends_with(' ')) return 0;
    trim_end(left);
    // Other goods (in containers too) - by 5%.
    if (left.ends_with(')')) {
      const std::string_view near =
          left.substr(left.size() - std::min<std::size_t>(left.size(), kLongestPhrase));
      if (const std::size_t open = near.rfind(" ("); open != std::string_view::npos)
        left.remove_suffix(near.size() - open);
    }
    const bool word =
        !left.empty() && script_of(utf8::decode_before(left, left.size())) == Script::cyrillic;
    return word ? static_cast<uint32_t>(left.size()) : 0;
  }

  /// Where the phrase that ends at `end` begins, behind a mark.
  [[nodiscard]] uint32_t phrase_begin(uint32_t end) const {
    uint32_t at = end;
    while (at > 0 && end - at < kLongestPhrase) {
      constexpr std::string_view kMarks = ",;:()\n";
      const char last = places_.text[at - 1];
      if (kMarks.find(last) != std::string_view::npos || is_sentence_stop(places_.text, at)) break;
      at = static_cast<uint32_t>(utf8::previous(places_.text, at));
    }
    return at;
  }

  /// Does a mark that begins an item of a list end at `at`?
  [[nodiscard]] bool is_item_mark(uint32_t at) const {
    return at > 0 && (places_.text[at - 1] == ':' || places_.text[at - 1] == ';');
  }

  /// The words of the phrase that ends at `end`, without a conjunction before them; none where
  /// there are too many.
  [[nodiscard]] std::vector<Span> phrase(uint32_t end) const {
    std::vector<Span> words;
    for (uint32_t at = phrase_begin(end); at < end;) {
      if (places_.text[at] == ' ') {
        ++at;
        continue;
      }
      const auto space =
          static_cast<uint32_t>(std::min<std::size_t>(places_.text.find(' ', at), end));
      words.push_back({at, space});
      at = space;
    }
    if (!words.empty() && is(words.front(), "of_conj")) words.erase(words.begin());
    drop_adverb(words);
    const bool prepositional = !words.empty() && is(words.front(), "of_preposition");
    return words.size() <= kMostWords || prepositional ? words : std::vector<Span>{};
  }

  /// Without the words that only lead to a part: in particular, among them.
  void drop_adverb(std::vector<Span>& words) const {
    constexpr std::size_t kMost = 3;
    for (std::size_t size = std::min(kMost, words.size()); size-- > 1;) {
      const Span all{words.front().begin, words[size].end};
      if (size + 1 < words.size() && (is(all, "of_aux") || is(all, "quantity_open"))) {
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(size) + 1);
        return;
      }
    }
  }

  /// The noun of the phrase: an amount with its genitives, else the last word before a preposition.
  [[nodiscard]] Span head(const std::vector<Span>& words, uint32_t end) const {
    if (const Span amount = places_.linked.amount_before(places_.text, end + 1);
        amount.begin >= words.front().begin && is_free(places_, amount))
      return amount;
    const auto cut =
        std::ranges::find_if(words, [&](Span word) { return is(word, "of_preposition"); });
    const bool stop = std::any_of(words.begin(), cut, [&](Span word) {
      const std::string_view text = slice(places_.text, word);
      return places_.beside.is_stop(text) || places_.linked.is_verb(text);
    });
    if (stop) return {};
    const Span word = *(cut - 1);
    const std::string_view text = slice(places_.text, word);
    const bool noun = !places_.beside.ends_otherwise(text) && !inflects_otherwise(places_, word) &&
                      !places_.beside.is_adjective(text) &&
                      script_of(utf8::decode(text, 0)) == Script::cyrillic;
    return noun && is_free(places_, word) ? word : Span{};
  }

  /// Has the amount its noun from before a dash in its own phrase, as an item of a list has?
  [[nodiscard]] bool is_dashed(const Quantity& quantity) const {
    if (quantity.of.begin >= quantity.span.begin) return false;
    const std::string_view between = slice(places_.text, {quantity.of.end, quantity.span.begin});
    return between.find(',') == std::string_view::npos &&
           std::ranges::any_of(kDashes, [&](std::string_view mark) {
             return between.find(mark) != std::string_view::npos;
           });
  }

  /// Does the word end as an adjective of the genitive surely does?
  [[nodiscard]] bool is_genitive(Span word) const {
    const std::string_view text = slice(places_.text, word);
    return (places_.agreement.of_noun(text) & Agreement::kAdjective) != 0 &&
           places_.beside.ends_in(text, "of_genitive_surely");
  }

  [[nodiscard]] bool is(Span word, std::string_view type) const {
    return places_.lexicon.find(slice(places_.text, word), type, 0) != kNone;
  }

  /// Does no sentence end between the two?
  [[nodiscard]] bool in_one_sentence(const Quantity& before, const Quantity& quantity) const {
    if (quantity.span.begin < before.span.end || quantity.span.begin - before.span.end > kFarthest)
      return false;
    for (uint32_t at = before.span.end; at < quantity.span.begin; ++at) {
      if (is_sentence_stop(places_.text, at + 1)) return false;
    }
    return true;
  }

  const NounPlaces& places_;
};

bool can_have(const Quantity& quantity) {
  return quantity.kind != QuantityKind::ordinal && quantity.kind != QuantityKind::count &&
         quantity.kind != QuantityKind::age && quantity.kind != QuantityKind::number;
}

}  // namespace

void nouns_of_dropped_verbs(const NounPlaces& places, Layer<Quantity>& quantities) {
  const DroppedVerb dropped(places);
  const Quantity* before = nullptr;
  for (Quantity& quantity : quantities) {
    if (can_have(quantity) && quantity.of.empty()) quantity.of = dropped.noun(quantity, before);
    if (!quantity.of.empty() && can_have(quantity)) before = &quantity;
  }
}

}  // namespace sagwan
