// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/clause_noun.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/clause_words.h"

namespace sagwan {

namespace {

constexpr std::size_t kMostWords = 24;     // before a verb, in its part of the sentence
constexpr std::size_t kShortestWord = 3;   // letters of a noun
constexpr int kMostGoverned = 3;           // words that a preposition governs
constexpr std::size_t kMostGenitives = 5;  // words behind the noun they belong to

class Clause {
 public:
  /// Does the clause go on over the commas of a list?
  enum class Lists : uint8_t { apart, whole };
  Clause(std::string_view text, std::size_t end, const Lexicon& lexicon, Lists lists = Lists::apart)
      : text_(text), lexicon_(lexicon) {
    bool joined = false;
    while (count_ < kMostWords) {
      end = before_short_form(text, before_quoted(text, end));
      std::size_t begin = word_begin(text, end);
      if (begin == end) break;
      if (is_point_in_number(text, begin)) begin = word_begin(text, begin - 1);
      words_[count_++] = span_of(begin, end);
      joined = joined || (lists == Lists::whole && is(count_ - 1, "of_conj"));
      if (begin == 0 || text[begin - 1] != ' ') break;
      end = begin - 1;
      // The items of a list: an index for food, drinks and tobacco.
      if (joined && is_list_comma(end)) --end;
    }
  }

  /// The farthest noun that is an amount, none of the words between it and the end a verb. Of a
  /// compound it is the last word (export revenues, investment projects).
  [[nodiscard]] Span amount() const {
    std::size_t head = count_;
    for (std::size_t i = 0; i < count_ && !is_verb(i); ++i) {
      if (is(i, "of_amount") && !is_governed(i) && !is_whole_of_share(i)) head = i;
    }
    if (head == count_) return {};
    return words_[compound_head(head)];
  }

  /// The last word, where it may be a noun; of a genitive of an amount, that amount.
  [[nodiscard]] Span labelled() const {
    const bool name = count_ > 0 && word(0)[0] >= 'A' && word(0)[0] <= 'Z' && !is(0, "of_amount");
    if (count_ == 0 || name || !may_be_noun(0)) return {};
    for (std::size_t i = 1; i + 1 < count_ && i <= kMostGoverned; ++i) {
      if (is_genitive(i) && is(i + 1, "of_stop")) return {};  // the last year of its existence
      if (is_genitive(i)) return is(i + 1, "of_amount") ? words_[i + 1] : words_[0];
      if (is(i, "of_preposition") || is_verb(i)) break;
    }
    return words_[0];
  }

  /// Does a word that stands for a noun before the clause begin it (which rose)?
  [[nodiscard]] bool is_relative() const { return count_ > 0 && is_relative(count_ - 1); }
  [[nodiscard]] bool has_verb() const {
    for (std::size_t i = 0; i < count_; ++i) {
      if (is_verb(i)) return true;
    }
    return false;
  }
  /// The first noun that is an amount, before the first verb.
  [[nodiscard]] Span subject() const {
    for (std::size_t i = count_; i-- > 0 && !is_verb(i);) {
      if (is(i, "of_amount") && !is_governed(i) && !is_whole_of_share(i))
        return words_[compound_head(i)];
    }
    return {};
  }
  /// The first noun that is an amount, verbs behind it or not; another clause ends what is looked
  /// through.
  [[nodiscard]] Span subject_amount() const {
    std::size_t head = count_;
    std::size_t change = count_;  // the largest increases were recorded in
    for (std::size_t i = 0; i < count_ && !is(i, "of_clause") && !is_relative(i); ++i) {
      if (is(i, "of_amount") && !is(i, "change")) head = i;
      if (is(i, "change_noun") && i > 0 && is_verb(i - 1)) change = i;
    }
    if (head == count_) return change == count_ ? Span{} : words_[change];
    return words_[compound_head(head)];
  }
  /// Does a preposition begin it (according to the ministry)?
  [[nodiscard]] bool is_aside() const {
    return count_ > 0 && is(count_ - 1, "of_preposition") && !is_genitive(count_ - 1);
  }

  /// The nearest noun that is an amount; of its genitives, their head where that is one.
  [[nodiscard]] Span nearest_amount() const {
    for (std::size_t i = 0; i < count_ && !is_verb(i); ++i) {
      if (!is(i, "of_amount") || is_whole_of_share(i)) continue;
      std::size_t head = i;
      for (std::size_t at = i + 1; at + 1 < count_ && at <= head + kMostGoverned; ++at) {
        if (is_genitive(at) && is(at + 1, "of_amount")) head = at + 1;
        if (is(at, "of_preposition") && !is_genitive(at)) break;
      }
      return words_[head];
    }
    return {};
  }

  /// The last word, where it may be a noun and no name (a package for Ukraine worth).
  [[nodiscard]] Span adjacent() const {
    return count_ > 0 && may_be_noun(0) && !is_name(0) ? words_[0] : nearest();
  }

  /// The head of the subject that begins the clause: its last word before what is told of it (their
  /// dependence on imports is expected to rise). Empty where something else begins the clause, and
  /// where the head counts nothing (the number of tourists).
  [[nodiscard]] Span head() const {
    std::size_t begin = 0;
    while (begin < count_ && !ends_clause(begin)) ++begin;
    // Growth is put by the bank to stand at: the subject stands before the copula.
    std::size_t last = 0;
    if (begin > 0 && begin < count_ && is_copula(begin) && word(begin - 1).ends_with("ed")) {
      last = begin + 1;
      begin = last;
      while (begin < count_ && !ends_clause(begin)) ++begin;
    }
    // Sales rose 4 percent in May and prices: what follows the joint is the subject.
    if (begin > last && has_digit(word(begin - 1))) {
      std::size_t joint = begin;
      while (joint > last && !is(joint - 1, "of_conj")) --joint;
      if (joint > last + 1) begin = joint - 1;
    }
    std::size_t head = count_;
    for (std::size_t i = begin; i-- > last;) {
      // The decline in exports: what declined.
      if (head != count_ && is(head, "change_noun") && is(i, "of_changed")) {
        head = count_;
        continue;
      }
      if (is(i, "of_preposition")) break;
      const bool joint = is(i, "of_conj");
      if (head != count_ && is_post_participle(i)) break;
      // A noun phrase behind a verb that no list has: measures address the share declining to.
      if (head != count_ && is(i, "of_article")) head = count_;
      // Imports and exports; not oil and gas exports.
      if (joint && head != count_ &&
          (is(head, "of_amount") || (word(head).ends_with('s') && !is_compound_end(last))))
        break;
      if (joint || is(i, "of_article") || is_possessive(i) || has_digit(word(i))) continue;
      if (is(i, "of_stop") || is(i, "of_aux")) {
        if (head != count_) break;  // exports last year
        if (i > last && is(i - 1, "of_preposition")) return {};
        continue;
      }
      head = i;
    }
    const bool noun = head != count_ && may_be_noun(head) && !is_name(head);
    // Exceeded 120% of GDP and came to: the whole of a share is not told of.
    return noun && !is_whole_of_share(head) ? words_[head] : Span{};
  }

  /// The head of what a verb of rise and fall has for its object, up to the end: agreed to cut
  /// their use of gas by.
  [[nodiscard]] Span object() const {
    constexpr std::size_t kMostWordsOfObject = 8;
    std::size_t verb = 0;
    while (verb < count_ && verb < kMostWordsOfObject && !is_verb(verb) && !is_infinitive(verb))
      ++verb;
    if (verb == 0 || verb >= count_ || verb == kMostWordsOfObject || !is(verb, "change")) return {};
    std::size_t head = count_;
    for (std::size_t i = verb; i-- > 0 && !is(i, "of_preposition") && !is(i, "of_conj");) {
      if (!is(i, "of_article") && !is_possessive(i)) head = i;
    }
    return head != count_ && may_be_noun(head) && !is_name(head) ? words_[head] : Span{};
  }

  /// The noun before its genitive, which begins at the end: a determiner begins its phrase (a
  /// requirement of).
  [[nodiscard]] Span owner() const {
    const bool figure =
        count_ > 0 && (is(0, "change_noun") || is(0, "of_figure") || is(0, "of_pace"));
    if (count_ == 0 || figure || !may_be_noun(0) || is_name(0)) return {};
    for (std::size_t i = 1; i < count_ && i <= kMostGoverned + 1; ++i) {
      if (is(i, "of_article")) return words_[0];
      if (is(i, "of_preposition") || is(i, "of_conj") || is_verb(i)) break;
    }
    return {};
  }

  /// Where words have cases, the first noun of a clause that no preposition begins: its genitives
  /// stand behind it (spending of the fund will be).
  [[nodiscard]] Span first() const {
    for (std::size_t i = count_; i-- > 0;) {
      if (is_verb(i) || is(i, "of_preposition") || is(i, "of_clause")) return {};
      if (is_adjective(word(i)) || is(i, "of_stop") || is(i, "of_conj")) continue;
      if (!may_be_noun(i) || i > kMostGenitives || is_adjectival(word(i)) || is(i, "change") ||
          is(i, "change_noun") || is_whole_of_share(i))
        return {};
      // Now it came to: another word is the subject.
      for (std::size_t at = 0; at < i; ++at) {
        if (is(at, "of_stop") || is(at, "of_preposition") || is_verb(at)) return {};
      }
      return words_[i];
    }
    return {};
  }

  /// The nearest word that may be a noun and that no preposition governs.
  [[nodiscard]] Span nearest() const {
    for (std::size_t i = 0; i < count_;) {
      if (const std::size_t behind = behind_phrase(i); behind != i) {
        // The number of tourists: they are what is counted.
        // Not so: that of tourists, which stands for another noun.
        const bool empty = behind < count_ && is_genitive(behind - 1) && is(behind, "of_stop") &&
                           !is(behind, "of_article");
        if (empty) return words_[i];
        i = behind;
        continue;
      }
      return may_be_noun(i) && !is_whole_of_share(i) ? words_[i] : Span{};
    }
    return {};
  }

 private:
  /// Is the comma that ends at `end` one of a list: no aside, which a preposition begins, stands
  /// before it?
  [[nodiscard]] bool is_list_comma(std::size_t end) const {
    constexpr std::size_t kFarthest = 120;  // bytes
    if (end == 0 || text_[end - 1] != ',') return false;
    std::size_t first = end - 1;
    for (std::size_t at = end - 1; end - at <= kFarthest;) {
      const std::size_t begin = word_begin(text_, at);
      if (begin == at) return false;
      first = begin;
      const bool comma = begin > 1 && text_[begin - 1] == ' ' && text_[begin - 2] == ',';
      if (begin == 0 || text_[begin - 1] != ' ' || comma) break;
      at = begin - 1;
    }
    const std::string_view word = text_.substr(first, text_.find(' ', first) - first);
    std::string_view bare = word;
    while (bare.ends_with(',')) bare.remove_suffix(1);
    if (lexicon_.find(bare, "of_clause", 0) != kNone) return true;
    return lexicon_.find(bare, "of_preposition", 0) == kNone &&
           lexicon_.find(bare, "of_stop", 0) == kNone && !has_digit(bare);
  }
  [[nodiscard]] std::string_view word(std::size_t i) const { return slice(text_, words_[i]); }
  [[nodiscard]] bool is(std::size_t i, std::string_view type) const {
    return lexicon_.find(word(i), type, 0) != kNone;
  }
  /// A verb of rise and fall behind a modal one: to cut, will rise.
  [[nodiscard]] bool is_infinitive(std::size_t i) const {
    if (i + 1 >= count_ || !is(i, "change")) return false;
    const auto is_modal = [&](std::string_view type) {
      const uint32_t row = lexicon_.find(word(i + 1), type, 0);
      return row != kNone && lexicon_.entry(row).id == "modal";
    };
    return is_modal("of_link") || is_modal("of_aux");
  }
  [[nodiscard]] bool is_adjective(std::string_view word) const {
    return ends_in(word, "of_ending", "adjective");
  }
  /// Does `word` end as an adjective does, or a noun that looks like one?
  [[nodiscard]] bool is_adjectival(std::string_view word) const {
    return ends_in(word, "of_adjectival", "ending");
  }
  /// Does `word` end in a row of the list `type` with that id?
  [[nodiscard]] bool ends_in(std::string_view word, std::string_view type,
                             std::string_view id) const {
    constexpr std::size_t kLongestEnding = 8;  // bytes
    const std::size_t from = word.size() > kLongestEnding ? word.size() - kLongestEnding : 0;
    for (std::size_t i = from; i < word.size(); ++i) {
      const uint32_t row = lexicon_.find(word.substr(i), type, 0);
      if (row != kNone && lexicon_.entry(row).id == id) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_relative(std::size_t i) const {
    const uint32_t row = lexicon_.find(word(i), "of_aux", 0);
    return row != kNone && lexicon_.entry(row).id == "relative";
  }
  /// A link, a word of rise and fall, or one of saying, that is no noun too is a verb (lifted
  /// output by; reported that sales rose by).
  [[nodiscard]] bool is_verb(std::size_t i) const {
    if (i + 1 < count_ && is(i + 1, "of_pronoun")) return true;  // they estimate
    if (i + 1 < count_ && is_latin(word(i)) && is_genitive(i + 1))
      return false;  // of total exports
    if (is(i, "of_clause")) return true;
    // The total length.
    if (i + 1 < count_ && is(i + 1, "of_article") && !is_relative(i + 1)) return false;
    if (is(i, "of_preposition") || is(i, "of_amount") || is(i, "change_noun")) return false;
    return is(i, "of_link") || is(i, "change") || is(i, "of_saying");
  }
  [[nodiscard]] bool is_copula(std::size_t i) const {
    const uint32_t row = lexicon_.find(word(i), "of_link", 0);
    return row != kNone && lexicon_.entry(row).id == "copula";
  }
  /// Does a clause end with word `i`, what stands behind it being another?
  [[nodiscard]] bool ends_clause(std::size_t i) const {
    return is_verb(i) || is_relative(i) || is(i, "of_pronoun");
  }
  /// A name, as its capital letter says, unless it begins the sentence.
  [[nodiscard]] bool is_name(std::size_t i) const {
    const std::string_view text = word(i);
    const bool capital = text.size() > 1 && text[0] >= 'A' && text[0] <= 'Z';
    return capital && !is(i, "of_amount") && words_[i].begin > 0 &&
           text_[words_[i].begin - 1] == ' ' && i + 1 < count_;
  }
  [[nodiscard]] bool is_possessive(std::size_t i) const {
    return word(i).ends_with("'s") || word(i).ends_with("\u2019s");
  }
  /// Does an amount in the singular end the phrase (the goods and services deficit)?
  [[nodiscard]] bool is_compound_end(std::size_t i) const {
    return is(i, "of_amount") && !word(i).ends_with('s');
  }
  /// A participle that tells of the noun before it: goods imported from.
  [[nodiscard]] bool is_post_participle(std::size_t i) const {
    if (is(i, "of_amount") || !(word(i).ends_with("ed") || word(i).ends_with("ing"))) return false;
    return i == 0 || is(i - 1, "of_preposition") || is(i - 1, "of_article");
  }

  /// In a language with cases, does a preposition stand before word `i`, directly or two words that
  /// are no nouns between (to the same period)?
  [[nodiscard]] bool is_governed(std::size_t i) const {
    if (is_latin(word(i)) || i + 1 >= count_) return false;
    return is(i + 1, "of_preposition") || is_behind_two_stops(i);
  }
  [[nodiscard]] bool is_behind_two_stops(std::size_t i) const {
    return i + 3 < count_ && is(i + 1, "of_stop") && is(i + 2, "of_stop") &&
           is(i + 3, "of_preposition") && !is_latin(word(i));
  }
  /// May word `i` belong to one noun with the word before it? In Cyrillic it is a genitive then.
  [[nodiscard]] bool is_of_compound(std::size_t i) const {
    if (!is_latin(word(i)) || has_digit(word(i))) return false;
    return is(i, "of_amount") || (!is(i, "of_preposition") && !is(i, "of_stop") &&
                                  !is(i, "of_article") && !is(i, "of_aux") && !is_verb(i));
  }
  [[nodiscard]] bool may_be_noun(std::size_t i) const {
    return !has_digit(word(i)) && letters_of(word(i)) >= kShortestWord && !is(i, "of_stop") &&
           !is(i, "of_preposition") && !is(i, "of_article") && !is(i, "of_aux") && !is_verb(i) &&
           !is_no_noun(i);
  }
  /// An adverb or participle, as its ending says.
  [[nodiscard]] bool is_no_noun(std::size_t i) const {
    return is_latin(word(i)) && !is(i, "of_amount") &&
           (word(i).ends_with("ing") || word(i).ends_with("ed") || word(i).ends_with("ly"));
  }
  /// The last word of the compound in which word `head` is the first amount.
  [[nodiscard]] std::size_t compound_head(std::size_t head) const {
    for (std::size_t i = head; i-- > 0 && is_of_compound(i);) {
      const bool plural = i + 1 == head && word(i).ends_with('s') && is_latin(word(i));
      if (plural || is(i, "of_amount")) head = i;
    }
    return head;
  }

  /// Is it a preposition that stands for a genitive?
  [[nodiscard]] bool is_genitive(std::size_t i) const {
    const uint32_t row = lexicon_.find(word(i), "of_preposition", 0);
    return row != kNone && lexicon_.entry(row).id == "genitive";
  }

  /// Is word `i` what an amount before it is a share of: 6.4 percent of GDP? In Cyrillic its case
  /// says so.
  [[nodiscard]] bool is_whole_of_share(std::size_t i) const {
    if (!is_latin(word(i)) && text_.substr(0, words_[i].begin).ends_with("% ")) return true;
    if (i + 1 >= count_ || !is_genitive(i + 1)) return false;
    if (text_.substr(0, words_[i + 1].begin).ends_with("% ")) return true;
    const std::string_view share = i + 2 < count_ ? word(i + 2) : std::string_view();
    const uint32_t row = lexicon_.find(share, "unit", 0);
    return row != kNone && lexicon_.entry(row).id == "%";
  }

  /// The word before the preposition that governs word `i`; `i` where none does.
  [[nodiscard]] std::size_t behind_phrase(std::size_t i) const {
    if (is_behind_two_stops(i)) return i + 4;
    for (std::size_t at = i + 1; at < count_ && at <= i + kMostGoverned; ++at) {
      if (is(at, "of_preposition")) return at + 1;
      if (is_verb(at) || (is(at, "of_stop") && !is(at, "of_article"))) break;
    }
    return i;
  }

  std::string_view text_;
  const Lexicon& lexicon_;
  std::array<Span, kMostWords> words_{};  // the nearest first
  std::size_t count_ = 0;
};

/// The last mark of `marks` in `text` that is not inside a number (13.3 km); npos where there is
/// none.
std::size_t last_mark(std::string_view text, std::string_view marks = ",.;:\n") {
  std::size_t mark = text.find_last_of(marks);
  while (mark != std::string_view::npos && mark > 0 && is_point_in_number(text, mark + 1))
    mark = text.find_last_of(marks, mark - 1);
  return mark;
}

}  // namespace

Span noun_of_clause(std::string_view text, std::size_t end, ClauseNoun sort,
                    const Lexicon& lexicon) {
  end = before_quoted(text, end);
  if (end == 0) return {};
  const Script script = script_of(utf8::decode_before(text, end));
  if (script != Script::latin && script != Script::cyrillic) return {};
  const Clause clause(text, end, lexicon, Clause::Lists::whole);
  if (sort == ClauseNoun::object && script == Script::latin) {
    const Span object = clause.object();
    return object.empty() ? clause.nearest_amount() : object;
  }
  if (sort == ClauseNoun::nearest) return clause.adjacent();
  if (sort == ClauseNoun::owner) return clause.owner();
  if (sort == ClauseNoun::moved) return clause.object();
  if (sort == ClauseNoun::governing) {
    const Span noun = clause.nearest_amount();
    return noun.empty() ? clause.subject_amount() : noun;
  }
  if (script == Script::latin && sort == ClauseNoun::any) {
    if (const Span head = clause.head(); !head.empty()) return head;
  }
  const Span amount = clause.amount();
  if (script == Script::cyrillic && sort == ClauseNoun::any) {
    if (const Span first = clause.first(); !first.empty()) return first;
  }
  return sort != ClauseNoun::any || !amount.empty() ? amount : clause.nearest();
}

Span noun_before_aside(std::string_view text, std::size_t end, ClauseNoun sort,
                       const Lexicon& lexicon) {
  constexpr int kMostParts = 4;           // of the aside
  constexpr std::size_t kFarthest = 160;  // bytes
  constexpr std::string_view kEnds = ".;:()\n";
  if (end == 0 || text[end - 1] != ',') return {};
  const std::size_t from = end;
  --end;
  for (int parts = 0; parts < kMostParts; ++parts) {
    const std::size_t mark = last_mark(text.substr(0, end), ",.;:()\n");
    if (mark == std::string_view::npos || from - mark > kFarthest) return {};
    // A point inside a word is none: the U.S. deficit.
    const bool stop = kEnds.find(text[mark]) != std::string_view::npos;
    if (stop && !(text[mark] == '.' && is_initial_point(text, mark + 1))) return {};
    end = mark;
    if (stop) continue;
    if (script_of(utf8::decode_before(text, end)) != Script::latin) return {};
    const Clause clause(text, end, lexicon);
    // Investment, including shares, loans and capital, rose: the list is aside.
    if (clause.is_relative() || (parts == 0 && clause.is_aside())) continue;
    if (clause.has_verb() || clause.is_aside()) return {};
    return sort == ClauseNoun::any ? clause.head() : clause.amount();
  }
  return {};
}

bool is_aside(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  return Clause(text, end, lexicon).is_aside();
}

Span adjacent_amount(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  const std::size_t begin = word_begin(text, end);
  const std::string_view word = text.substr(begin, end - begin);
  const bool amount = is_latin(word) && lexicon.find(word, "of_amount", 0) != kNone;
  return amount ? span_of(begin, end) : Span{};
}

Span noun_before_bracket(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || script_of(utf8::decode_before(text, end)) != Script::latin) return {};
  return Clause(text, end, lexicon).labelled();
}

Span subject_of_sentence(std::string_view text, std::size_t end, const Lexicon& lexicon) {
  constexpr int kMostClauses = 5;
  constexpr std::size_t kLongestClause = 600;  // bytes
  constexpr std::string_view kEnds = ".;:\n";
  for (int clauses = 0; clauses < kMostClauses && end > 0; ++clauses) {
    while (end > 0 && (text[end - 1] == ' ' || text[end - 1] == ',')) --end;
    const std::size_t from = end - std::min(end, kLongestClause);
    const std::size_t comma = last_mark(text.substr(from, end - from));
    if (comma == std::string_view::npos && from > 0) return {};
    const std::size_t begin = comma == std::string_view::npos ? 0 : from + comma + 1;
    const Clause clause(text, end, lexicon);
    if (!clause.is_relative()) {
      if (const Span subject = clause.subject(); !subject.empty()) return subject;
      if (clause.has_verb()) return {};
    }
    if (begin == 0 || kEnds.find(text[begin - 1]) != std::string_view::npos) return {};
    end = begin - 1;
  }
  return {};
}

}  // namespace sagwan
