// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/bracketed_nouns.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/clause_noun.h"

namespace sagwan {

namespace {

constexpr int kMostWords = 6;  // of a name
constexpr std::array<std::string_view, 4> kJoints = {"of_conj", "of_link", "change",
                                                     "of_preposition"};
constexpr uint32_t kNone32 = 0xFFFFFFFF;

/// Does a capital letter of a script that has them begin `text`?
bool is_capital(std::string_view text) {
  if (text.empty()) return false;
  const char32_t c = utf8::decode(text, 0);
  constexpr char32_t kFirst = 0x0410;  // of Cyrillic
  constexpr char32_t kLast = 0x042F;
  return (c >= 'A' && c <= 'Z') || (c >= kFirst && c <= kLast);
}

bool is_letter_before(std::string_view text, uint32_t at) {
  // The U.S.
  const bool initial = at > 1 && text[at - 1] == '.' && is_capital(text.substr(at - 2, 1));
  const Script script = at > 0 ? script_of(utf8::decode_before(text, at)) : Script::none;
  return at > 0 && (initial || text[at - 1] == '-' || text[at - 1] == '\'' ||
                    script == Script::latin || script == Script::cyrillic);
}

class BracketedNames {
 public:
  explicit BracketedNames(const NounPlaces& places) : places_(places) {}

  /// Where the bracket opens that the amount stands first in, behind no more than a verb or a
  /// limit; none where it does not.
  [[nodiscard]] uint32_t opening(const Quantity& quantity) const {
    const uint32_t begin = places_.beside.limit(places_.text, quantity.span).begin;
    const LinkedNoun::Links links = links_before(places_, quantity, begin);
    for (const uint32_t at : {begin, links.begin}) {
      if (at > 1 && places_.text[at - 1] == '(' && places_.text[at - 2] == ' ') return at - 1;
    }
    return kNone32;
  }

  /// Where the name before `open` begins, its article included; `open` where none stands there.
  [[nodiscard]] uint32_t name_begin(uint32_t open) const {
    uint32_t begin = open;
    for (int words = 0; words < kMostWords; ++words) {
      const uint32_t end = begin - (begin > 0 && places_.text[begin - 1] == ' ' ? 1 : 0);
      const uint32_t at = word_begin(end);
      if (at == end) break;
      if (!is_capital(places_.text.substr(at)) && !is({at, end}, "of_article")) break;
      begin = at;
    }
    return begin;
  }

  /// Does `item`, from the bracket before to the next one, hold no more than the next name of the
  /// list? A joint begins it, and verbs may stand in that (and narrowed with).
  [[nodiscard]] bool is_item(Span item) const {
    constexpr uint32_t kLongest = 60;  // bytes
    if (item.end < item.begin || item.end - item.begin > kLongest) return false;
    std::string_view rest = slice(places_.text, item);
    bool joint = rest.starts_with(',') || rest.starts_with(';');
    if (joint) rest.remove_prefix(1);
    bool name = false;
    while (!rest.empty()) {
      if (rest.starts_with(' ')) {
        rest.remove_prefix(1);
        continue;
      }
      const std::string_view word = rest.substr(0, rest.find(' '));
      rest.remove_prefix(word.size());
      const auto is = [&](std::string_view type) {
        return places_.lexicon.find(word, type, 0) != kNone;
      };
      joint = joint || is("of_conj");
      const bool joins = std::ranges::any_of(kJoints, is);
      const bool ends = word.ends_with('.') && !is_capital(word);
      if (!joint || is("of_amount") || is("of_clause") || ends || (joins && name && !is_name(word)))
        return false;
      name = name || !joins;
    }
    return name;
  }

  /// The noun of amounts before the preposition that governs the name that begins at `begin`.
  [[nodiscard]] Span governing(uint32_t begin) const {
    uint32_t end = places_.linked.before_preposition(places_.text, begin);
    if (end == begin) {  // to the countries of Europe
      uint32_t word = begin;
      while (word > 0 && places_.text[word - 1] == ' ') --word;
      const uint32_t common = word_begin(word);
      if (is_copula({common, word}) && common > 0 && places_.text[common - 1] == ' ')
        return noun_of_clause(places_.text, common - 1, ClauseNoun::governing, places_.lexicon);
      const uint32_t before = places_.linked.before_preposition(places_.text, common);
      if (common == word || before == common || is({common, word}, "of_amount")) return {};
      end = before;
    }
    if (end == 0) return {};
    std::size_t at = end;
    while (at > 0 && places_.text[at - 1] == ' ') --at;
    return noun_of_clause(places_.text, at, ClauseNoun::governing, places_.lexicon);
  }

 private:
  [[nodiscard]] uint32_t word_begin(uint32_t end) const {
    while (is_letter_before(places_.text, end))
      end = static_cast<uint32_t>(utf8::previous(places_.text, end));
    return end;
  }
  /// A word that may stand in a name: of the, and.
  [[nodiscard]] bool is_name(std::string_view word) const {
    return is_capital(word) || places_.lexicon.find(word, "of_conj", 0) != kNone ||
           places_.lexicon.find(word, "of_preposition", 0) != kNone;
  }
  /// The markets with the largest rise in sales were Peru (21%), Chile (20%).
  [[nodiscard]] bool is_copula(Span word) const {
    const uint32_t row = places_.lexicon.find(slice(places_.text, word), "of_link", 0);
    return row != kNone && places_.lexicon.entry(row).id == "copula";
  }
  [[nodiscard]] bool is(Span word, std::string_view type) const {
    return places_.lexicon.find(slice(places_.text, word), type, 0) != kNone;
  }

  const NounPlaces& places_;
};

/// Behind the bracket that opens at `open`; none where it does not close soon.
uint32_t closing(std::string_view text, uint32_t open) {
  constexpr std::size_t kMostInside = 120;  // bytes
  const std::size_t close = text.substr(open, kMostInside).find(')');
  return close == std::string_view::npos ? kNone32 : open + static_cast<uint32_t>(close) + 1;
}

}  // namespace

void nouns_of_bracketed_names(const NounPlaces& places, Layer<Quantity>& quantities) {
  const BracketedNames names(places);
  Span noun{};               // of the list that the last bracket belongs to
  uint32_t close = kNone32;  // where that bracket ends
  for (Quantity& quantity : quantities) {
    if (quantity.kind == QuantityKind::ordinal) continue;
    const uint32_t open = names.opening(quantity);
    if (open == kNone32 || (close != kNone32 && open < close)) continue;
    const bool goes_on = close != kNone32 && !noun.empty() && names.is_item({close, open});
    if (!goes_on) {
      const uint32_t begin = names.name_begin(open);
      noun = begin == open ? Span{} : names.governing(begin);
    }
    close = closing(places.text, open);
    const bool free = quantity.of.empty() || is_taken(places.finds, quantity.of, true);
    if (free && !noun.empty()) quantity.of = noun;
    // Of shares of one whole the first bracket names it.
    if (quantity.of.begin >= quantity.span.end) noun = quantity.of;
  }
}

}  // namespace sagwan
