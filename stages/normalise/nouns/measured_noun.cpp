// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/measured_noun.h"

#include <algorithm>
#include <iterator>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/agreeing_noun.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/listed_noun.h"
#include "stages/normalise/nouns/particle_noun.h"
#include "stages/normalise/nouns/partitive_noun.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr std::string_view kLabelMarks[] = {":", "\uFF1A", " -", " \u2013", " \u2014"};

/// True if what begins at `at` goes on behind brackets, as a particle behind 720(690) does: an
/// ending of what stands before them, and no noun.
bool goes_on_behind_brackets(std::string_view text, uint32_t at) {
  constexpr std::size_t kMostInside = 200;
  if (at < 2 || text[at - 1] != ')') return false;
  const std::string_view before = text.substr(0, at);
  const std::size_t open = before.rfind('(');
  return open != std::string_view::npos && open > 0 && at - open <= kMostInside &&
         !is_space(utf8::decode_before(before, open));
}

bool can_have_noun(QuantityKind kind) {
  switch (kind) {
    case QuantityKind::age:
    case QuantityKind::measure:
    case QuantityKind::money:
    case QuantityKind::multiple:
    case QuantityKind::change:
      return true;
    default:
      return is_share(kind);
  }
}

/// Is the Cyrillic word a noun of amounts in the genitive, which surely is no subject of its own?
bool is_genitive_amount(const NounPlaces& places, Span noun) {
  constexpr Agreement::Forms kMasculine = 1;
  const std::string_view whole = slice(places.text, noun);
  const std::string_view word = whole.substr(whole.rfind(' ') + 1);
  return script_of(utf8::decode(places.text, noun.begin)) == Script::cyrillic &&
         places.lexicon.find(word, "of_amount", 0) != kNone &&
         (places.agreement.of_noun(word) & kMasculine) == 0;
}

/// A noun behind the amount counts where the amount is of it (300 of workers): not so money, which
/// is given to what follows. Nor a counter that is itself what is counted (two countries). Without
/// a word or particle between them only the emptiest counters take it (21 pieces goods).
bool takes_noun_behind(const NounPlaces& places, const Quantity& quantity, Span behind) {
  const Script script = script_of(utf8::decode(places.text, behind.begin));
  if (script != Script::hangul) {
    // 4,000 units of arms: the pieces are nothing themselves.
    if (!quantity.counter.empty() && places.lexicon.find(slice(places.text, quantity.counter),
                                                         "of_piece", quantity.lang) != kNone)
      return true;
    return quantity.kind == QuantityKind::measure || quantity.kind == QuantityKind::percent ||
           quantity.kind == QuantityKind::fraction || quantity.kind == QuantityKind::change ||
           (quantity.kind == QuantityKind::money && is_genitive_amount(places, behind)) ||
           (quantity.kind == QuantityKind::age && script == Script::han);
  }
  if (quantity.kind != QuantityKind::count) {
    // Adopted with 71% of approval.
    return quantity.kind == QuantityKind::measure || quantity.kind == QuantityKind::age ||
           quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::change;
  }
  const uint32_t row =
      places.lexicon.find(slice(places.text, quantity.counter), "classifier", quantity.lang);
  if (row == kNone) return false;
  const LexiconEntry entry = places.lexicon.entry(row);
  const bool glued = behind.begin <= quantity.span.end + 1;
  return glued ? !entry.attribute("bare").empty() : entry.attribute("noun").empty();
}

/// `behind` with the words up to its noun, where it is an adjective, and without a verb at its end:
/// 40% of those who answered think.
Span with_noun(const NounPlaces& places, Span behind) {
  constexpr int kMostWords = 2;
  const std::string_view whole = slice(places.text, behind);
  // 15 main goods: the epithet is no noun.
  if (places.lexicon.find(whole, "of_attributive", 0) != kNone) {
    const Span noun = places.beside.phrase_behind(places.text, behind.end, places.finds);
    if (!noun.empty() && places.text[behind.end] == ' ' && noun.begin == behind.end + 1)
      return noun;
  }
  const std::size_t space = whole.rfind(' ');
  if (space != std::string_view::npos && places.beside.is_verb_form(whole.substr(space + 1))) {
    behind.end = behind.begin + static_cast<uint32_t>(space);
    return behind;
  }
  for (int words = 0; words < kMostWords; ++words) {
    const std::string_view text = slice(places.text, behind);
    if (text.empty() || !places.beside.is_adjective(text.substr(text.rfind(' ') + 1))) break;
    if (behind.end + 1 >= places.text.size() || places.text[behind.end] != ' ') break;
    uint32_t end = behind.end + 1;
    while (end < places.text.size() &&
           script_of(utf8::decode(places.text, end)) == Script::cyrillic)
      end += static_cast<uint32_t>(utf8::length(places.text[end]));
    const std::string_view next = slice(places.text, {behind.end + 1, end});
    if (next.empty() || places.beside.ends_otherwise(next) || places.beside.is_stop(next)) break;
    behind.end = end;
  }
  return behind;
}

/// The short name in capitals of what there is so much of, behind a measure: 34 mn tonnes of LNG.
Span acronym_behind(const NounPlaces& places, const Quantity& quantity) {
  constexpr std::size_t kMostLetters = 6;
  if (quantity.kind != QuantityKind::measure) return {};
  const uint32_t begin = quantity.span.end + 1;
  if (begin >= places.text.size() || places.text[begin - 1] != ' ') return {};
  uint32_t end = begin;
  std::size_t letters = 0;
  for (; end < places.text.size(); ++letters) {
    const char32_t c = utf8::decode(places.text, end);
    constexpr char32_t kFirst = 0x0410;  // the capitals of Cyrillic
    constexpr char32_t kLast = 0x042F;
    if (c < kFirst || c > kLast) break;
    end += static_cast<uint32_t>(utf8::length(places.text[end]));
  }
  const bool more =
      end < places.text.size() && script_of(utf8::decode(places.text, end)) == Script::cyrillic;
  return letters > 1 && letters <= kMostLetters && !more ? Span{begin, end} : Span{};
}

/// In the short style of headlines, without a particle: exports, against the year before, up 9%;
/// and what a bracket behind a name says of it: semiconductors (40%), Vietnam (26.7%).
Span noun_of_headline(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (quantity.kind == QuantityKind::count || quantity.kind == QuantityKind::age) return {};
  if (begin > 0 && places.text[begin - 1] == '(') {
    const Find* name = name_before(places.finds, begin - 1);
    const bool told =
        name != nullptr && is_listed(places.text, {name->span.begin, quantity.span.end});
    return told ? name->span : Span{};
  }
  const uint32_t from = before_adjuncts(places, begin);
  if (from == begin) return {};
  std::string_view left = places.text.substr(0, from);
  while (left.ends_with(' ') || left.ends_with(',')) left.remove_suffix(1);
  const Span noun =
      places.beside.noun_before(places.text, static_cast<uint32_t>(left.size()), true);
  return !noun.empty() && places.beside.is_amount(places.text, noun) &&
                 !is_taken(places.finds, noun)
             ? noun
             : Span{};
}

/// Where a time begins that stands before the amount in its bracket (farming (in 2018 -1.8%));
/// `begin` where there is none.
uint32_t before_bracketed_time(const NounPlaces& places, uint32_t begin) {
  if (begin == 0 || places.text[begin - 1] != ' ') return begin;
  const Find* time = time_or_amount_before(places.finds, begin - 1);
  const bool opens = time != nullptr && is_time(time->type) && time->span.begin > 0 &&
                     places.text[time->span.begin - 1] == '(';
  return opens ? time->span.begin : begin;
}

/// The noun before a mark that stands for the copula: area: 100 km2, length - 141 m.
Span labelled_noun(const NounPlaces& places, uint32_t begin) {
  std::string_view left = places.text.substr(0, begin);
  const auto trim = [&] {
    while (left.ends_with(' ')) left.remove_suffix(1);
  };
  trim();
  const auto mark = std::ranges::find_if(
      kLabelMarks, [&](std::string_view text) { return left.ends_with(text); });
  if (mark == std::end(kLabelMarks)) return {};
  left.remove_suffix(mark->size());
  trim();
  const auto end = static_cast<uint32_t>(left.size());
  // The deficit of the budget: its head.
  const Span headed = places.linked.amount_before(places.text, end + 1);
  if (!headed.empty() && !places.linked.is_governed(places.text, headed.begin)) return headed;
  const Span noun = places.beside.noun_before(places.text, end);
  const bool hangul =
      !noun.empty() && script_of(utf8::decode(places.text, noun.begin)) == Script::hangul;
  if (hangul || (!noun.empty() && places.beside.is_amount(places.text, noun) &&
                 !places.linked.is_governed(places.text, noun.begin)))
    return noun;
  if (end > 0 && *mark != ":" && script_of(utf8::decode_before(places.text, end)) != Script::han) {
    if (const Span subject = subject_of_label(places, end); !subject.empty()) return subject;
  }
  return noun_of_number(places, end);
}

/// Is the word before the amount what it is said to be by a copula (a majority, that is 151 seats)?
/// People may be called by a word that ends as it does (foreigners, workers).
bool is_copular(const NounPlaces& places, const Quantity& quantity, Span noun) {
  const Span stem = places.beside.before_copula(places.text, noun);
  if (stem.size() <= utf8::length(places.text[noun.begin])) return false;
  const std::string_view word = slice(places.text, stem);
  const bool country = name_before(places.finds, stem.end) != nullptr;
  if (!country && (places.beside.is_stop(word) || places.beside.is_amount(places.text, stem) ||
                   places.lexicon.find(word, "of_figure", 0) != kNone))
    return true;
  if (quantity.kind == QuantityKind::percent || quantity.kind == QuantityKind::age) return false;
  return quantity.counter.empty() ||
         places.lexicon.find(slice(places.text, quantity.counter), "of_person", 0) == kNone;
}

/// Is the amount a part of the one directly before it, of whose noun it is (of 12 posts 7)?
bool is_part_of_amount(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (!is_share(quantity.kind)) return false;
  const uint32_t word = places.beside.partitive_before(places.text, begin);
  if (word == begin || word == 0 || places.text[word - 1] != ' ') return false;
  const Find* amount = time_or_amount_before(places.finds, word - 1);
  return amount != nullptr && amount->type == FindType::quantity;
}

/// Looks for the noun of one amount, what sort of figure it is included (forecast): the surest ways
/// first.
class MeasuredNoun {
 public:
  /// `begin`: where the amount begins with its limit; `taken`: the noun that its rule captured.
  MeasuredNoun(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span taken)
      : places_(places),
        quantity_(quantity),
        begin_(begin),
        behind_(with_noun(places, taken)),
        script_(behind_.empty() ? Script::none
                                : script_of(utf8::decode(places.text, behind_.begin))) {}

  [[nodiscard]] Span find() const {
    const QuantityKind kind = quantity_.kind;
    if (const Span noun = told_beside(); !noun.empty()) return noun;
    const uint32_t inside =
        quantity_.unit.view() == "%" ? before_bracketed_time(places_, begin_) : begin_;
    if (const Span noun = behind_list(inside); !noun.empty()) return noun;
    if (kind == QuantityKind::age) {
      if (const Span noun = of_age(); !noun.empty()) return noun;
    } else {
      if (const Span noun = bare(inside); !noun.empty()) return noun;
      if (const Span noun = with_particle(); !noun.empty()) return noun;
    }
    if (const Span noun = noun_of_headline(places_, quantity_, begin_); !noun.empty()) return noun;
    if (const Span noun = governing(); !noun.empty()) return noun;
    if (const Span noun = whole_of(); !noun.empty()) return noun;
    return noun_of_lists(places_, quantity_, begin_);
  }

 private:
  [[nodiscard]] std::string_view text() const { return places_.text; }
  [[nodiscard]] uint32_t end() const { return quantity_.span.end; }
  [[nodiscard]] bool is_counted() const { return quantity_.kind == QuantityKind::count; }
  [[nodiscard]] bool is_good(Span noun) const { return is_free(places_, noun); }
  [[nodiscard]] Script script_at(Span noun) const {
    return script_of(utf8::decode(text(), noun.begin));
  }
  [[nodiscard]] bool is_amount(Span noun) const { return places_.beside.is_amount(text(), noun); }

  /// A preposition, or a verb of rise and fall, of Cyrillic letters.
  [[nodiscard]] bool names_nothing(Span noun) const {
    const std::string_view word = slice(text(), noun);
    return places_.lexicon.find(word, "of_preposition", 0) != kNone ||
           (script_at(noun) == Script::cyrillic && !is_amount(noun) &&
            places_.lexicon.find(word, "change", 0) != kNone);
  }

  /// May the amount be of the noun directly before it?
  [[nodiscard]] bool is_good_before(Span noun) const {
    return is_good(noun) && !goes_on_behind_brackets(text(), noun.begin) && !names_nothing(noun) &&
           !is_copular(places_, quantity_, noun) &&
           (quantity_.kind == QuantityKind::measure || script_at(noun) == Script::hangul ||
            (is_amount(noun) && !places_.linked.is_verb(slice(text(), noun))));
  }

  [[nodiscard]] bool takes_behind() const {
    const std::string_view name = slice(text(), behind_);
    return is_good(behind_) && takes_noun_behind(places_, quantity_, behind_) &&
           !places_.beside.is_stop(name.substr(0, name.find(' ')));
  }

  /// A Cyrillic word behind the amount that is a noun.
  [[nodiscard]] bool is_noun_behind() const {
    if (script_ != Script::cyrillic) return true;
    const std::string_view word = slice(text(), behind_);
    const bool past = places_.agreement.is_past(word) && !is_amount(behind_);
    return !past && !places_.beside.is_no_noun(word);
  }

  /// Is the amount a level that what stands before it came or is brought to, no change?
  [[nodiscard]] bool is_reached() const {
    const bool level =
        quantity_.kind == QuantityKind::money || quantity_.kind == QuantityKind::percent;
    const uint32_t end = quantity_.span.begin;
    if (!level || end == 0 || text()[end - 1] != ' ') return false;
    const uint32_t begin = word_begin(text(), end - 1, Script::cyrillic);
    return places_.lexicon.find(text().substr(begin, end - 1 - begin), "level_to", 0) != kNone;
  }

  /// The object that is brought to the amount (to bring the volume of trade to 200 bn), which no
  /// preposition governs, nor the noun that it is a genitive of (on the market of bonds).
  [[nodiscard]] Span brought() const {
    if (!is_reached()) return {};
    const Span head = places_.linked.amount_before(text(), begin_);
    if (!is_good(head) || places_.linked.is_governed(text(), head.begin)) return {};
    if (head.begin == 0 || text()[head.begin - 1] != ' ') return head;
    const uint32_t before = word_begin(text(), head.begin - 1, Script::cyrillic);
    return places_.linked.is_governed(text(), before) ? Span{} : head;
  }

  /// By a noun of amounts with its genitives before it, a label, a short name or a genitive behind.
  [[nodiscard]] Span told_beside() const {
    const QuantityKind kind = quantity_.kind;
    // Deposits of people exceeded: the limit is a verb, and its subject goes before the genitive.
    const std::string_view limit = slice(text(), {begin_, quantity_.span.begin});
    if (places_.agreement.of_verb(limit.substr(0, limit.find(' '))) != 0) {
      if (const Span subject = agreeing_subject(places_, quantity_, begin_); is_good(subject))
        return subject;
    }
    // Of a noun of amounts before it, and of its genitives, the amount is in any case; so where a
    // word of size stands between (at a duty of 10%).
    if (kind == QuantityKind::measure || is_counted() ||
        (kind != QuantityKind::multiple && places_.linked.is_sized(text(), begin_))) {
      if (const Span head = places_.linked.amount_before(text(), begin_); is_good(head))
        return head;
    }
    if (const Span noun = partitive_noun(places_, quantity_, begin_); !noun.empty()) return noun;
    if (const Span noun = brought(); !noun.empty()) return noun;
    if (kind != QuantityKind::change && kind != QuantityKind::age) {
      const uint32_t label = is_counted() ? begin_ : before_adjuncts(places_, begin_);
      if (const Span noun = labelled_noun(places_, label); is_good(noun)) return noun;
    }
    if (const Span noun = acronym_behind(places_, quantity_);
        is_good(noun) || places_.lexicon.find(slice(text(), noun), "no_name", 0) != kNone)
      return noun;
    // A genitive behind is what there is so much of; the word before may be a verb.
    return script_ == Script::cyrillic && is_noun_behind() && takes_behind() ? behind_ : Span{};
  }

  /// Of products each has its amount in brackets; of countries the noun behind them has.
  [[nodiscard]] Span behind_list(uint32_t inside) const {
    if (!is_bracketed(inside) || !can_be_governed(quantity_.kind)) return {};
    const Span item = places_.beside.noun_before(text(), inside);
    const Span noun = places_.beside.behind_list(text(), end());
    return is_good(noun) && !is_good_before(item) ? noun : Span{};
  }

  [[nodiscard]] bool is_bracketed(uint32_t inside) const {
    return inside > 0 && text()[inside - 1] == '(';
  }

  /// The noun directly before the amount, no particle between, or the one that goes before it.
  [[nodiscard]] Span bare(uint32_t inside) const {
    const QuantityKind kind = quantity_.kind;
    const Span noun = places_.beside.noun_before(text(), inside);
    if (noun.empty()) return {};
    const bool bracketed = is_bracketed(inside);
    const bool hangul = script_at(noun) == Script::hangul;
    // The current 7.5% rate: an attribute before it is no noun of its own.
    if (kind == QuantityKind::percent && !bracketed && hangul && !is_amount(noun)) {
      const Span next = places_.beside.amount_behind(text(), end(), Beside::Behind::noun);
      if (is_good(next)) return next;
    }
    // Of what rises, a verb stands behind the noun and its amount in brackets.
    const bool can = kind != QuantityKind::multiple &&
                     (kind != QuantityKind::change || bracketed || is_amount(noun) ||
                      (quantity_.unit.view() == "%" && is_listed(text(), {noun.begin, end()})));
    // 1.6% of GDP (1.5 tn): the sum is not of GDP.
    const bool of_another =
        bracketed && !hangul && time_or_amount_before(places_.finds, noun.begin - 1) != nullptr;
    if (!can || of_another || !is_good_before(noun) || places_.linked.leads(text(), begin_))
      return {};
    // Of two bare nouns the emptiest classifiers count the one behind: 3 fields 12 pieces tasks.
    // And an amount that stands behind is what has it: by 2% of growth.
    const bool counts_behind =
        script_ == Script::hangul &&
        ((behind_.begin <= end() + 1 && takes_behind()) ||
         (is_share(kind) && is_good(behind_) && is_amount(behind_) && !is_amount(noun)));
    return counts_behind ? behind_ : noun;
  }

  /// The noun that a particle before the amount tells, or the rate behind it that goes before that.
  [[nodiscard]] Span with_particle() const {
    const Span marked = noun_by_particle(places_, quantity_, begin_);
    if (marked.begin >= end()) return marked;
    if (marked.empty() || goes_on_behind_brackets(text(), marked.begin)) return {};
    // The treaty has 47 articles: what is counted stands behind, not what has it.
    const bool counts_behind = is_counted() && takes_behind() && script_ == Script::hangul;
    return counts_behind ? behind_ : marked;
  }

  /// The mean age is 43; or without a particle, in Hangul.
  [[nodiscard]] Span of_age() const {
    const Beside::Marked marked = places_.beside.marked_before(text(), begin_);
    const bool told = marked.role == Beside::Role::topic || marked.role == Beside::Role::subject;
    const Span noun = told ? marked.noun : places_.beside.noun_before(text(), begin_);
    const bool beside = told || (!noun.empty() && script_at(noun) == Script::hangul);
    return beside && is_good(noun) && is_amount(noun) ? noun : Span{};
  }

  /// The noun behind the amount that governs it. A measure is of the noun directly behind it.
  [[nodiscard]] Span governing() const {
    if (quantity_.kind == QuantityKind::measure && script_ == Script::hangul && takes_behind())
      return behind_;
    if (can_be_governed(quantity_.kind)) {
      const Span noun = places_.beside.governor(text(), end(), false, places_.finds);
      if (is_good(noun)) return noun;
      const Span amount = places_.beside.amount_behind(text(), end(), Beside::Behind::noun);
      if (is_good(amount)) return amount;
    }
    if (!behind_.empty()) {
      const Span noun = subject_of_part(places_, quantity_, begin_);
      if (is_good(noun)) return noun;
    }
    if (is_noun_behind() && takes_behind()) return behind_;
    const bool counts = is_counted() && !names_its_noun(places_, quantity_);
    if (counts || quantity_.kind == QuantityKind::money) {
      const Span noun = places_.beside.governor(text(), end(), true, places_.finds);
      if (is_good(noun)) return noun;
    }
    return {};
  }

  /// What the amount is part of or counts with others.
  [[nodiscard]] Span whole_of() const {
    if (is_counted() && !names_its_noun(places_, quantity_)) {
      const Span noun = places_.beside.example_before(text(), begin_);
      if (is_good(noun) && !is_body(places_, noun)) return noun;
    }
    if (!is_share(quantity_.kind)) return {};
    const Span whole = places_.beside.whole_before(text(), begin_);
    return is_good(whole) ? whole : Span{};
  }

  const NounPlaces& places_;
  const Quantity& quantity_;
  uint32_t begin_;
  Span behind_;
  Script script_;
};

/// The noun, what sort of figure it is included (forecast).
Span whole_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span taken) {
  if (!taken.empty() && taken.end <= quantity.span.begin) {
    // With a deficit of so much: the noun beside it. The label of a series, or what a verb speaks
    // of, if that agrees.
    const bool is_beside = places.text[taken.end] == ' ' && taken.end + 1 == begin;
    const Span subject = is_beside || may_be_subject(places, quantity, begin, taken)
                             ? Span{}
                             : agreeing_subject(places, quantity, begin);
    return is_free(places, subject) ? subject : taken;
  }
  if (quantity.kind == QuantityKind::number) return noun_of_number(places, begin);
  if (!can_have_noun(quantity.kind) || is_part_of_amount(places, quantity, begin)) return {};
  return MeasuredNoun(places, quantity, begin, taken).find();
}

}  // namespace

Span measured_noun(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span taken) {
  return places.beside.without_figure(
      places.text, whole_noun(places, quantity, begin, taken),
      quantity.kind == QuantityKind::count || !quantity.counter.empty());
}

}  // namespace sagwan
