// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/rest_noun.h"

#include <algorithm>
#include <array>
#include <utility>

#include "pipeline/core/by_place.h"
#include "pipeline/core/few_words.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/agreeing_noun.h"
#include "stages/normalise/nouns/change_extent.h"
#include "stages/normalise/nouns/clause_noun.h"
#include "stages/normalise/nouns/sentence_stop.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

constexpr std::string_view kWideComma = "\uFF0C";
// What may stand before the words that begin a clause.
constexpr std::array<std::string_view, 8> kClauseMarks = {",",      ";",      ":",      kWideComma,
                                                          "\u3002", "\uFF1B", "\uFF1A", "\u3001"};

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

/// Where the noun in `begin` to `end` ends before a modal of one character (payments may fall), if
/// that makes no word with the one before it; two characters are left.
std::size_t before_modal(const NounPlaces& places, std::size_t begin, std::size_t end) {
  const std::string_view text = places.text;
  const std::size_t last = utf8::previous(text, end);
  if (last <= begin || places.lexicon.find(text.substr(last, end - last), "of_modal", 0) == kNone)
    return end;
  const std::size_t before = utf8::previous(text, last);
  const bool word = places.lexicon.has(text.substr(before, end - before), "word", 0);
  return before <= begin || word ? end : last;
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
  // After housing is left out: when, not what.
  const std::size_t final = utf8::previous(places.text, end);
  if (places.lexicon.find(places.text.substr(final, end - final), "of_when", 0) != kNone) return {};
  end = before_modal(places, begin, end);
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
  constexpr uint32_t kLongestJoint = 40;  // bytes, a time before it included
  if (before.kind != quantity.kind) return false;
  if (quantity.span.begin < before.span.end ||
      quantity.span.begin - before.span.end > kLongestJoint)
    return false;
  const std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
  if (before.kind == QuantityKind::change &&
      places.lexicon.find(between, "change_joint", 0) != kNone)
    return true;
  // 5 mn tonnes, or 40 mn barrels.
  std::string_view words = between.substr(std::min(between.find(','), between.size()));
  if (words.empty()) words = between;
  while (words.starts_with(' ')) words.remove_prefix(1);
  while (words.ends_with(' ')) words.remove_suffix(1);
  const uint32_t row = places.lexicon.find(words, "change_joint", 0);
  return row != kNone && places.lexicon.entry(row).id == "same";
}

/// Is `quantity` alone in a bracket directly behind `before`?
bool is_behind(const NounPlaces& places, const Quantity& before, const Quantity& quantity) {
  if (quantity.span.begin < before.span.end) return false;
  const std::string_view between = slice(places.text, {before.span.end, quantity.span.begin});
  return quantity.kind == QuantityKind::change && (between == "(" || between == " (");
}

/// Is the letter before `at`, marks and spaces between, of a language with spaces and no particles?
bool is_spaced(std::string_view text, uint32_t at) {
  constexpr uint32_t kFarthest = 64;  // bytes
  const uint32_t from = at - std::min(at, kFarthest);
  while (at > from && text[at - 1] != kBlockBreak) {
    const Script script = script_of(utf8::decode_before(text, at));
    if (script != Script::none) return script == Script::latin || script == Script::cyrillic;
    at = static_cast<uint32_t>(utf8::previous(text, at));
  }
  return false;
}

class RestNoun {
 public:
  explicit RestNoun(const NounPlaces& places)
      : places_(places), pronouns_(places.lexicon.surfaces("of_pronominal", 0)) {}

  /// `before`: the nearest amount before it that has a noun, or null.
  [[nodiscard]] Span of(const Quantity& quantity, const Quantity* before) const {
    const uint32_t begin = places_.beside.limit(places_.text, quantity.span).begin;
    const LinkedNoun::Links links = sagwan::links_before(places_, quantity, begin);
    uint32_t end = links.begin;
    if (begin > 0 && is_spaced(places_.text, begin)) return spaced(quantity, before, links);
    if (const Span noun = with_particles(quantity, before, begin); !noun.empty()) return noun;
    // In brackets: housing (up 4%).
    if (end > 0 && places_.text[end - 1] == '(') {
      --end;
      if (!han_before(places_.text, end)) return {};
      Span noun = places_.linked.listed(places_.text, end);
      if (noun.empty()) noun = clause_run(places_, end);
      return is_free(places_, noun) ? noun : Span{};
    }
    const uint32_t clause_end = before_comma(places_.text, end);
    if (links.verb && !links.moves && clause_end != end) return topic_of_clause(clause_end);
    if (!links.moves || !(can_rise(quantity) || quantity.kind == QuantityKind::percent)) return {};
    if (const Find* name = name_before(places_.finds, end);
        name != nullptr && begins_clause(places_.text, name->span.begin))
      return name->span;
    if (han_before(places_.text, end)) {
      if (const Span noun = clause_run(places_, end); can_rise(quantity) && is_free(places_, noun))
        return noun;
      return amount_in_clause(end);
    }
    if (const Span noun = of_clause_before(end); !noun.empty()) return noun;
    if (clause_end == end) return {};
    const Span noun = amount_in_clause(clause_end);
    return noun.empty() ? topic_of_clause(clause_end) : noun;
  }

 private:
  /// In a language with particles: behind a pronoun or the share of the whole what the amount
  /// before is of; of levels, the noun behind them that moved (from 1 bn to 3 bn exports rise).
  [[nodiscard]] Span with_particles(const Quantity& quantity, const Quantity* before,
                                    uint32_t begin) const {
    constexpr uint32_t kFarthest = 100;     // bytes
    constexpr uint32_t kLongestCopula = 8;  // bytes: a particle and a space
    const std::string_view text = places_.text;
    if (before != nullptr && begin > before->span.end && begin - before->span.end <= kFarthest) {
      const std::string_view between = slice(text, {before->span.end, begin});
      const bool beside = between.find(kBlockBreak) == std::string_view::npos;
      const bool level = beside && before->kind == QuantityKind::percent &&
                         quantity.kind == QuantityKind::money && between.size() <= kLongestCopula &&
                         has_script(between, Script::hangul);
      // An attribute tells of the noun behind it: this is a figure 4% higher.
      const bool rises = beside && quantity.kind == QuantityKind::change &&
                         between.find(". ") == std::string_view::npos &&
                         places_.beside.attribute_end(text, quantity.span.end) == 0;
      if (level || (rises && has_pronoun(between))) return before->of;
    }
    return moved_behind(quantity);
  }

  [[nodiscard]] bool has_pronoun(std::string_view between) const {
    for (std::size_t space = between.find(' '); space != std::string_view::npos;
         space = between.find(' ', space + 1)) {
      const std::size_t size = pronouns_.longest_at(between, space + 1);
      if (size != 0 && between.substr(space + 1 + size).starts_with(' ')) return true;
    }
    return false;
  }

  /// The noun of amounts with the particle of a subject or object behind the level.
  [[nodiscard]] Span moved_behind(const Quantity& quantity) const {
    constexpr int kMostWords = 6;
    constexpr uint32_t kFarthest = 90;  // bytes
    const std::string_view text = places_.text;
    std::size_t at = word_end(text, quantity.span.end, Script::hangul);
    if (places_.lexicon.find(text.substr(quantity.span.end, at - quantity.span.end), "of_level",
                             0) == kNone)
      return {};
    for (int words = 0; words < kMostWords && at - quantity.span.end < kFarthest; ++words) {
      if (at >= text.size() || text[at] != ' ') return {};
      const std::size_t from = at + 1;
      at = std::min(text.find_first_of(" ,.;:()\n", from), text.size());
      const Beside::Marked marked = places_.beside.marked_before(text, static_cast<uint32_t>(at));
      const bool moved =
          marked.role == Beside::Role::subject || marked.role == Beside::Role::object;
      if (!moved) continue;
      const bool good =
          is_free(places_, marked.noun) && places_.beside.is_amount(text, marked.noun);
      return good ? marked.noun : Span{};
    }
    return {};
  }

  /// In a language with spaces and verbs before their amounts.
  [[nodiscard]] Span spaced(const Quantity& quantity, const Quantity* before,
                            const LinkedNoun::Links& links) const {
    // In brackets: potatoes (by 4 times).
    uint32_t end = links.begin;
    if (end > 1 && places_.text[end - 1] == '(' && places_.text[end - 2] == ' ') {
      const Span noun =
          noun_of_clause(places_.text, end - 2, ClauseNoun::governing, places_.lexicon);
      if (is_free(places_, noun)) return noun;
      return last_word(end - 2);
    }
    if (const Span noun = before_colon(end); !noun.empty()) return noun;
    if (const Span noun = compared_with(quantity); !noun.empty()) return noun;
    // Slowed growth to 2 %: the rate of it.
    if (links.any && quantity.kind == QuantityKind::percent) {
      const Span noun = last_word(end);
      if (places_.lexicon.find(slice(places_.text, noun), "change_noun", 0) != kNone) return noun;
    }
    if (links.verb) {
      const Span noun = noun_of_clause(places_.text, end, ClauseNoun::any, places_.lexicon);
      const std::string_view word = slice(places_.text, noun);
      const bool compared = places_.lexicon.find(word, "change_after", 0) != kNone;
      if (is_free(places_, noun) && !compared && !places_.beside.ends_otherwise(word) &&
          !inflects_otherwise(places_, noun) &&
          may_be_subject(places_, quantity, places_.beside.limit(places_.text, quantity.span).begin,
                         noun))
        return noun;
    }
    // $5 bn inflows.
    if (quantity.kind == QuantityKind::money || quantity.kind == QuantityKind::measure) {
      const Span noun = places_.linked.amount_after(places_.text, quantity.span);
      if (is_free(places_, noun)) return noun;
    }
    if (carried(quantity, before, links)) return before->of;
    if (!links.verb || quantity.kind == QuantityKind::count) return {};
    // The subject before an aside or a place: shipping in the ports of the sea grew by.
    const Span noun = subject_of_sentence(places_.text, end, places_.lexicon);
    return is_free(places_, noun) ? noun : Span{};
  }

  /// What the clause before the colon at `end` tells that somebody moves: raised the rate three
  /// times: in July by 2 points.
  [[nodiscard]] Span before_colon(uint32_t end) const {
    if (end == 0 || places_.text[end - 1] != ':') return {};
    const Span noun = noun_of_clause(places_.text, end - 1, ClauseNoun::moved, places_.lexicon);
    return is_free(places_, noun) ? noun : Span{};
  }

  /// The noun behind the comparison that stands behind the amount: 1.5 bn less than the surplus.
  [[nodiscard]] Span compared_with(const Quantity& quantity) const {
    if (quantity.kind != QuantityKind::change) return {};
    const std::string_view text = places_.text;
    std::size_t at = quantity.span.end;
    for (const std::string_view type : {"change_after", "of_than", "of_article"}) {
      if (at >= text.size() || text[at] != ' ') return {};
      const std::size_t end = std::min(text.find_first_of(" ,.;:\n", at + 1), text.size());
      if (places_.lexicon.find(text.substr(at + 1, end - at - 1), type, 0) == kNone) {
        if (type != "of_than") return {};
        break;  // 30% more oil
      }
      at = end;
    }
    if (at >= text.size() || text[at] != ' ') return {};
    const Span noun = noun_at(text, at + 1, places_.lexicon);
    return is_free(places_, noun) ? noun : Span{};
  }

  /// Is the amount, behind a preposition or verb of its own, told of what the amount before it in
  /// its sentence is told of?
  [[nodiscard]] bool carried(const Quantity& quantity, const Quantity* before,
                             const LinkedNoun::Links& links) const {
    constexpr uint32_t kFarthest = 100;  // bytes
    const uint32_t begin = places_.beside.limit(places_.text, quantity.span).begin;
    std::string_view limit = slice(places_.text, {begin, quantity.span.begin});
    while (limit.ends_with(' ')) limit.remove_suffix(1);
    const bool led = links.any || places_.linked.before_preposition(places_.text, begin) != begin ||
                     places_.lexicon.find(limit, "of_preposition", 0) != kNone;
    if (before == nullptr || !led || quantity.span.begin < before->span.end ||
        quantity.span.begin - before->span.end > kFarthest || links.begin < before->span.end)
      return false;
    if (told_of(places_, quantity, begin, *before) == Told::another) return false;
    const bool like = quantity.kind == before->kind && quantity.unit.view() == before->unit.view();
    if (!like && before->kind != QuantityKind::change && quantity.kind != QuantityKind::change)
      return false;
    for (uint32_t at = before->span.end; at < quantity.span.begin; ++at) {
      if (is_sentence_stop(places_.text, at + 1) || places_.text[at] == ';') return false;
    }
    return true;
  }

  /// The word that ends at `end`, where it may be a noun.
  [[nodiscard]] Span last_word(uint32_t end) const {
    uint32_t begin = end;
    while (begin > 0 && script_of(utf8::decode_before(places_.text, begin)) == Script::cyrillic)
      begin = static_cast<uint32_t>(utf8::previous(places_.text, begin));
    const Span noun{begin, end};
    const std::string_view word = slice(places_.text, noun);
    const bool good = !noun.empty() && !places_.beside.is_stop(word) &&
                      !places_.beside.is_adjective(word) && !places_.beside.ends_otherwise(word) &&
                      !places_.linked.is_verb(word) && !inflects_otherwise(places_, noun) &&
                      is_free(places_, noun);
    return good ? noun : Span{};
  }

  /// May a noun end at `at`: no word of a list goes on over it?
  [[nodiscard]] bool may_end(uint32_t at) const {
    if (!han_at(places_.text, at)) return true;
    const auto find = first_from(places_.finds, at);
    if (find != places_.finds.end() && find->span.begin == at && is_time(find->type)) return true;
    const std::string_view next = places_.text.substr(at, utf8::length(places_.text[at]));
    return places_.lexicon.find(next, "of_break", 0) != kNone;
  }

  /// The last noun of amounts of the clause that ends at `end`, in a language without spaces.
  [[nodiscard]] Span amount_in_clause(uint32_t end) const {
    constexpr int kMostCharacters = 20;
    constexpr uint32_t kFewest = 2;  // characters of the noun
    uint32_t at = end;
    for (int characters = 0; characters < kMostCharacters && at > 0; ++characters) {
      if (begins_clause(places_.text, at)) break;
      if (han_before(places_.text, at) && may_end(at)) {
        const Span noun =
            behind_names(places_, places_.linked.noun_before(places_.text, {at}, false));
        if (noun.end == at && noun.size() >= kFewest * utf8::length(places_.text[noun.begin]) &&
            places_.beside.is_amount(places_.text, noun) && is_free(places_, noun) &&
            !has_extent(places_, noun))
          return noun;
      }
      at = static_cast<uint32_t>(utf8::previous(places_.text, at));
    }
    return {};
  }

  /// Without spaces, the noun of amounts that begins the clause which ends at `end`, behind times
  /// and names: traffic reached a new high, coming to. Not where more belongs to it (export firms).
  [[nodiscard]] Span topic_of_clause(uint32_t end) const {
    constexpr int kMostCharacters = 24;
    uint32_t begin = end;
    for (int characters = 0; characters < kMostCharacters; ++characters) {
      if (begins_clause(places_.text, begin)) break;
      if (const Find* find = time_or_amount_before(places_.finds, begin)) {
        if (find->type == FindType::quantity) return {};
        break;
      }
      if (name_before(places_.finds, begin) != nullptr || !han_before(places_.text, begin)) break;
      begin = static_cast<uint32_t>(utf8::previous(places_.text, begin));
    }
    Span topic;
    uint32_t at = begin;
    for (int characters = 0; characters < kLongestTopic && at < end; ++characters) {
      at += static_cast<uint32_t>(utf8::length(places_.text[at]));
      const Span noun = places_.linked.noun_before(places_.text, {at}, false);
      if (noun.begin == begin && noun.end == at && places_.beside.is_amount(places_.text, noun))
        topic = noun;
    }
    if (topic.empty() || topic.end >= end || begins_noun(places_, topic.end)) return {};
    const std::string_view next =
        places_.text.substr(topic.end, utf8::length(places_.text[topic.end]));
    const bool more = places_.lexicon.find(next, "of_possessive", 0) != kNone ||
                      places_.lexicon.find(next, "of_joint", 0) != kNone;
    return !more && is_free(places_, topic) ? topic : Span{};
  }

  /// The noun of amounts of which the clause before the comma at `at` tells that it moves.
  [[nodiscard]] Span of_clause_before(uint32_t at) const {
    const uint32_t end = before_comma(places_.text, at);
    if (end == at || !han_before(places_.text, end)) return {};
    const LinkedNoun::Links links = places_.linked.links_before(places_.text, {end});
    if (!links.moves) return {};
    const Span noun = behind_names(places_, places_.linked.noun_before(places_.text, links, false));
    return is_free(places_, noun) ? noun : Span{};
  }

  static constexpr int kLongestTopic = 8;  // characters

  const NounPlaces& places_;
  FewWords pronouns_;
};

}  // namespace

void rest_nouns(const NounPlaces& places, Layer<Quantity>& quantities) {
  const RestNoun rest(places);
  const Quantity* last = nullptr;
  const Quantity* named = nullptr;
  for (Quantity& quantity : quantities) {
    const Quantity* before = std::exchange(last, &quantity);
    if (before != nullptr && !before->of.empty() && before->kind != QuantityKind::ordinal &&
        before->kind != QuantityKind::count)
      named = before;
    const bool counted = quantity.kind == QuantityKind::count;
    if (!quantity.of.empty() || quantity.kind == QuantityKind::ordinal ||
        quantity.kind == QuantityKind::age)
      continue;
    const bool told = before != nullptr && !before->of.empty();
    if (told && (is_joined(places, *before, quantity) || is_behind(places, *before, quantity))) {
      quantity.of = before->of;
    } else if (!counted || (told && before->kind == QuantityKind::change) ||
               han_before(places.text, quantity.span.begin)) {
      // An extent is no noun of what rose.
      if (const Span noun = rest.of(quantity, named); !has_extent(places, noun)) quantity.of = noun;
    }
  }
}

}  // namespace sagwan
