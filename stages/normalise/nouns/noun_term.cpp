// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/noun_term.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "pipeline/core/has_script.h"
#include "stages/normalise/nouns/cased_words.h"
#include "stages/normalise/nouns/clause_noun.h"
#include "stages/normalise/nouns/clause_words.h"

namespace sagwan {

namespace {

constexpr int kMostKinds = 4;  // words that say of what kind a noun is

/// The term of one noun.
class Term {
 public:
  Term(const NounPlaces& places, Span noun) : places_(places), noun_(noun) {}

  [[nodiscard]] Span whole() const {
    const Script script = script_of(utf8::decode(text(), noun_.begin));
    if (script == Script::latin && han_before(text(), noun_.begin))
      return {static_cast<uint32_t>(places_.linked.kind_begin(text(), noun_.begin)), noun_.end};
    if (script == Script::latin) {
      const Span told = forecast();
      return told.empty() ? Span{with_kinds(Script::latin), noun_.end}
                          : Term(places_, told).whole();
    }
    if (script != Script::cyrillic) return noun_;
    return {with_kinds(Script::cyrillic), with_genitive()};
  }

 private:
  [[nodiscard]] std::string_view text() const { return places_.text; }
  [[nodiscard]] bool is(std::string_view word, std::string_view type) const {
    return places_.lexicon.find(word, type, 0) != kNone;
  }

  /// What a forecast or target speaks of, where that is an amount beside it: the growth target, the
  /// forecast for growth.
  [[nodiscard]] Span forecast() const {
    const std::string_view name = slice(text(), noun_);
    if (row_of(name.substr(name.rfind(' ') + 1), "of_forecast") == kNone) return {};
    const Span before = word_before(noun_.begin);
    if (row_of(slice(text(), before), "of_amount") != kNone) return before;
    const std::size_t at = std::min<std::size_t>(noun_.end + 1, text().size());
    const std::size_t end = word_end(text(), at);
    if (end >= text().size() || text()[end] != ' ' ||
        !is(text().substr(at, end - at), "of_forecast_for"))
      return {};
    const Span noun = noun_at(text(), end + 1, places_.lexicon);
    const std::string_view whole = slice(text(), noun);
    const std::size_t last = noun.begin + (whole.rfind(' ') + 1);
    const Span head = span_of(last, noun.end);
    return !noun.empty() && row_of(slice(text(), head), "of_amount") != kNone ? head : Span{};
  }

  /// The word before `at`, one space between.
  [[nodiscard]] Span word_before(std::size_t at) const {
    if (at == 0 || text()[at - 1] != ' ') return {};
    const std::size_t begin = word_begin(text(), at - 1);
    return span_of(begin, at - 1);
  }

  /// The row of `type` for a word of Latin letters, its capital made small or not.
  [[nodiscard]] uint32_t row_of(std::string_view word, std::string_view type) const {
    const uint32_t row = places_.lexicon.find(word, type, 0);
    if (row != kNone || word.empty() || word[0] < 'A' || word[0] > 'Z') return row;
    constexpr char kSmaller = 'a' - 'A';
    std::string small(word);
    small[0] = static_cast<char>(small[0] + kSmaller);
    return places_.lexicon.find(small, type, 0);
  }

  /// Does a word say of what kind a noun is? `before`: where it begins.
  [[nodiscard]] bool is_kind(Span span, Script script) const {
    const std::string_view word = slice(text(), span);
    if (word.empty()) return false;
    return script == Script::latin ? is_latin_kind(span) : is_cased_kind(word);
  }

  /// Two such words with a hyphen: the goods-trade deficit.
  [[nodiscard]] bool is_joined_kind(std::string_view word) const {
    const std::size_t hyphen = word.find('-');
    return hyphen != std::string_view::npos && row_of(word.substr(0, hyphen), "of_kind") != kNone &&
           row_of(word.substr(hyphen + 1), "of_kind") != kNone;
  }

  [[nodiscard]] bool is_latin_kind(Span span) const {
    const std::string_view word = slice(text(), span);
    const uint32_t row = row_of(word, "of_kind");
    if (row == kNone) return is_joined_kind(word);
    if (places_.lexicon.entry(row).attribute("verb").empty()) return true;
    // To fuel growth, they export oil: a verb and its object.
    const Span lead = word_before(span.begin);
    return is_amount(noun_) && row_of(slice(text(), lead), "of_verb_lead") == kNone;
  }

  /// An adjective of a listed stem: two or three letters are its ending.
  [[nodiscard]] bool is_cased_kind(std::string_view word) const {
    if ((places_.agreement.of_noun(word) & Agreement::kAdjective) == 0) return false;
    return has_stem(word, "of_kind", 2, 3);
  }

  /// Is what remains of `word` without `least` to `most` letters at its end in the list?
  [[nodiscard]] bool has_stem(std::string_view word, std::string_view type, int least,
                              int most) const {
    std::size_t end = word.size();
    for (int cut = 0; cut <= most && end > 0; ++cut) {
      if (cut >= least && is_listed_small(places_, word.substr(0, end), type)) return true;
      end = utf8::previous(word, end);
    }
    return false;
  }

  [[nodiscard]] bool is_amount(Span noun) const { return places_.beside.is_amount(text(), noun); }

  /// Where the words begin that say of what kind the noun is: two may be joined (oil and gas).
  [[nodiscard]] uint32_t with_kinds(Script script) const {
    uint32_t begin = noun_.begin;
    for (int words = 0; words < kMostKinds; ++words) {
      const Span word = word_before(begin);
      if (is_kind(word, script)) {
        if (is_taken(places_.finds, word, true)) break;
        begin = word.begin;
        continue;
      }
      const Span first = begin == noun_.begin ? Span{} : word_before(word.begin);
      if (script != Script::latin || !is(slice(text(), word), "of_joint") ||
          !is_kind(first, script) || is_taken(places_.finds, first, true))
        break;
      begin = first.begin;
    }
    return begin;
  }

  /// Where the genitive ends that a noun needs which says nothing alone.
  [[nodiscard]] uint32_t with_genitive() const {
    constexpr int kMostAdjectives = 2;
    constexpr int kLongestEnding = 3;
    const std::string_view noun = slice(text(), noun_);
    if (noun.find(' ') != std::string_view::npos || !has_stem(noun, "of_hollow", 0, kLongestEnding))
      return noun_.end;
    std::size_t at = noun_.end;
    for (int words = 0; words <= kMostAdjectives; ++words) {
      if (at >= text().size() || text()[at] != ' ') break;
      const Span word = span_of(at + 1, word_end(text(), at + 1));
      if (word.empty() || is_taken(places_.finds, word, true)) break;
      if (is_genitive(slice(text(), word))) return word.end;
      if (!is_genitive_adjective(slice(text(), word))) {
        // The number of the unemployed: an adjective that is a noun.
        const bool many = words > 0 && is_plural(text().substr(0, at));
        return many && is_no_noun(slice(text(), word)) ? static_cast<uint32_t>(at) : noun_.end;
      }
      at = word.end;
    }
    return noun_.end;
  }

  [[nodiscard]] bool is_genitive_adjective(std::string_view word) const {
    return places_.beside.ends_in(word, "of_genitive_adjective");
  }

  /// Does the word at the end of `text` end as an adjective of the genitive plural does?
  [[nodiscard]] bool is_plural(std::string_view text) const {
    constexpr std::size_t kEnding = 4;  // bytes
    if (text.size() < kEnding) return false;
    const uint32_t row =
        places_.lexicon.find(text.substr(text.size() - kEnding), "of_genitive_adjective", 0);
    return row != kNone && places_.lexicon.entry(row).id == "plural";
  }

  /// A verb, a preposition, or another word that begins what is told of the noun.
  [[nodiscard]] bool is_no_noun(std::string_view word) const {
    if (is_listed_small(places_, word, "change_noun") ||
        is_listed_small(places_, word, "of_amount"))
      return false;
    return is_listed_small(places_, word, "of_stop") || is_listed_small(places_, word, "of_link") ||
           is_listed_small(places_, word, "of_preposition") ||
           is_listed_small(places_, word, "change") || places_.agreement.of_verb(word) != 0 ||
           places_.agreement.of_passive(word) != 0;
  }

  [[nodiscard]] bool is_genitive(std::string_view word) const {
    if (is_no_noun(word)) return false;
    if (is_listed_small(places_, word, "of_amount")) return true;
    if (is_genitive_adjective(word) ||
        (places_.agreement.of_noun(word) & Agreement::kAdjective) != 0)
      return false;
    const char32_t last = word.empty() ? 0 : utf8::decode_before(word, word.size());
    constexpr char32_t kFirst = 0x0410;  // the capitals of Cyrillic
    constexpr char32_t kLast = 0x042F;
    if (last >= kFirst && last <= kLast) return letters_of(word) > 1;
    return places_.beside.ends_in(word, "of_genitive_noun");
  }

  const NounPlaces& places_;
  Span noun_;
};

}  // namespace

void whole_terms(const NounPlaces& places, Layer<Quantity>& quantities) {
  for (Quantity& quantity : quantities) {
    if (quantity.of.empty()) continue;
    const Span whole = Term(places, quantity.of).whole();
    if (!whole.overlaps(quantity.span)) quantity.of = whole;
  }
}

}  // namespace sagwan
