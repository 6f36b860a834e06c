// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/agreeing_noun.h"

#include <algorithm>

#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/cased_words.h"
#include "stages/normalise/nouns/clause_words.h"
#include "stages/normalise/nouns/sentence_stop.h"

namespace sagwan {

namespace {

using Forms = Agreement::Forms;
using Stands = Agreement::Stands;

constexpr int kMostClauses = 4;            // asides between a subject and its verb
constexpr std::size_t kFewestLetters = 3;  // of a noun

class Subject {
 public:
  Subject(const NounPlaces& places, const Quantity& quantity, uint32_t begin)
      : places_(places), quantity_(quantity), begin_(begin) {
    const LinkedNoun::Links links = links_before(places, quantity, begin);
    end_ = links.begin;
    moves_ = links.moves;
    verb_listed_ = links.verb;
    // A limit may be a verb itself: exceeded.
    if (links.any) verb_ = verb_in({links.begin, quantity.span.begin});
    if (verb_ == 0) look_back();
  }

  /// The subject before the verb, or behind the amount.
  [[nodiscard]] Span find() const {
    if (verb_ == 0) return moves_ ? object_behind() : inverted();
    const Found before = in_sentence(end_, verb_);
    if (before.pronoun || (!before.noun.empty() && !before.doubtful)) return before.noun;
    // Came to 5% of: what stands behind is a genitive.
    const bool moved = quantity_.kind == QuantityKind::change ||
                       quantity_.kind == QuantityKind::multiple ||
                       places_.linked.before_preposition(places_.text, begin_) != begin_;
    const Span noun = moved ? behind(quantity_.span.end, verb_) : Span{};
    return noun.empty() && !before.continues ? before.noun : noun;
  }

  /// May `noun` be the subject of the verb, if there is one?
  [[nodiscard]] bool may_be(Span noun) const {
    const std::string_view word = slice(places_.text, noun);
    if (is_latin(word)) return true;
    // The works cut by 7%: who cuts has not the amount.
    if (verb_ == 0) {
      return !moves_ || is(word, "of_amount") ||
             (places_.agreement.of_noun(word) & Agreement::kAccusative) != 0;
    }
    return (places_.agreement.of_noun(word) & verb_) != 0;
  }

  /// What the amount has of the noun of the one before it.
  [[nodiscard]] Told told_of(const Quantity& before) const {
    const Span noun = before.of;
    const uint32_t end = before.span.end;
    Forms forms = places_.agreement.of_noun(slice(places_.text, noun));
    if ((forms & Agreement::kAccusative) != 0) forms = Agreement::kFeminine;
    if (verb_ != 0) {
      const Found found = in_sentence(end_, verb_);
      if (found.pronoun) return (found.forms & forms) != 0 ? Told::it : Told::another;
      // It goes on without a subject of its own.
      const bool open = (found.noun.empty() || found.doubtful) && !found.verb && found.begin == end;
      return open && (verb_ & forms) != 0 ? Told::it : Told::open;
    }
    // They cut it by.
    const std::size_t word = word_begin(places_.text, end_);
    const Forms object =
        places_.agreement.of_pronoun(places_.text.substr(word, end_ - word), Stands::object);
    if (!moves_ || object == 0) return is_compared(before) ? Told::it : Told::open;
    return (object & forms) != 0 ? Told::it : Told::another;
  }

 private:
  struct Found {
    Span noun;
    bool doubtful = false;   ///< it may be the genitive of another noun
    bool continues = false;  ///< an amount stands before the clause, whose subject may go on
    bool pronoun = false;
    Forms forms = 0;
    bool verb = false;   ///< another verb stands in the clause
    uint32_t begin = 0;  ///< where what was looked through begins
  };

  [[nodiscard]] bool is(std::string_view word, std::string_view type) const {
    return is_listed_small(places_, word, type);
  }

  /// Do but phrases that prepositions begin stand between the amount before and this
  /// one, the last a word of comparison: rose to 6% on the year against 5% in May?
  [[nodiscard]] bool is_compared(const Quantity& before) const {
    const CasedWords words(places_, begin_, before.span.end);
    const bool like =
        before.unit.view() == quantity_.unit.view() &&
        (before.kind == QuantityKind::count) == (quantity_.kind == QuantityKind::count);
    if (!like || words.size() == 0 || words.begin() != before.span.end) return false;
    bool governed = false;
    bool phrase = false;  // what stands behind a governed noun may be its genitive
    for (std::size_t i = 0; i < words.size(); ++i) {
      const auto [span, sort] = words[i];
      const std::string_view word = slice(places_.text, span);
      if (sort != CasedWords::Sort::word) {
        governed = false;
      } else if (is(word, "of_preposition")) {
        governed = true;
      } else if (is_other_verb(word) || is(word, "of_conj") ||
                 (!governed && !phrase && !is_passed(word))) {
        return false;
      } else if (!is_passed(word)) {
        phrase = governed || phrase;
        governed = false;
      }
    }
    const std::string_view last = slice(places_.text, words[words.size() - 1].span);
    return governed && (is(last, "change_against") || is(last, "level_from"));
  }

  /// A word that stands for the subject.
  [[nodiscard]] Forms pronoun(std::string_view word) const {
    const Forms forms = places_.agreement.of_pronoun(word, Stands::subject);
    return forms != 0 ? forms : places_.agreement.of_pronoun(word, Stands::relative);
  }

  /// What the verb agrees with; 0 where it is none. Passives and reflexives of any meaning (is left
  /// without 5 men) count where a list has them, or words that lead to an amount (kept at).
  [[nodiscard]] Forms forms_of(std::string_view word) const {
    const bool listed = is(word, "change") || is(word, "of_link");
    if (quantity_.kind == QuantityKind::count && !listed) return 0;
    // The rouble lost 2%; who lost 5 bn has not the sum.
    if (is(word, "change_direct") && !(quantity_.unit.view() == "%")) return 0;
    const Forms forms = places_.agreement.of_verb(word);
    return forms != 0 || !(listed || verb_listed_) ? forms : places_.agreement.of_passive(word);
  }

  /// What the first verb in `span` agrees with; 0 where there is none.
  [[nodiscard]] Forms verb_in(Span span) const {
    for (std::size_t at = span.begin; at < span.end;) {
      const std::size_t end = word_end(places_.text, at);
      if (end == at) {
        at += utf8::length(places_.text[at]);
        continue;
      }
      if (const Forms forms = forms_of(places_.text.substr(at, end - at)); forms != 0) return forms;
      at = end;
    }
    return 0;
  }

  /// The verb before the phrases that prepositions begin (fell in the south, against May, by), or
  /// one that no list of links has.
  void look_back() {
    const CasedWords words(places_, end_);
    bool phrases = true;  // a preposition begins all that stands behind
    for (std::size_t i = words.size(); i-- > 0;) {
      const auto [span, sort] = words[i];
      const std::string_view word = slice(places_.text, span);
      if (sort != CasedWords::Sort::word) {
        phrases = phrases && sort == CasedWords::Sort::time;
        continue;
      }
      const bool directly = i + 1 == words.size();
      if (const Forms forms = forms_of(word);
          forms != 0 && !is(word, "of_amount") && (directly || phrases)) {
        verb_ = forms;
        end_ = span.begin;
        return;
      }
      // By the fall of supplies by 5%: what fell is another.
      if (is(word, "change_noun") || places_.beside.is_verb_form(word)) return;
      phrases = is(word, "of_preposition") || is(word, "of_aux");
      if (!phrases && quantity_.kind == QuantityKind::count) return;
    }
  }

  /// An adjective, adverb or other word that is passed over.
  [[nodiscard]] bool is_passed(std::string_view word) const {
    if (is(word, "of_amount")) return false;
    return (places_.agreement.of_noun(word) & Agreement::kAdjective) != 0 || is(word, "of_stop") ||
           is(word, "of_aux") || is(word, "of_conj") || letters_of(word) < kFewestLetters ||
           is_latin(word) || has_digit(word);
  }

  [[nodiscard]] bool is_other_verb(std::string_view word) const {
    return places_.linked.is_verb(word) || places_.beside.is_verb_form(word);
  }

  /// Nominatives that agree with the verb, in the clause.
  [[nodiscard]] Found in_clause(const CasedWords& words, Forms verb) const {
    Found found;
    bool governed = false;  // by a preposition
    bool genitive = false;  // a governed noun, or its genitive, stands directly before
    const Forms asked = with_joined(words, verb);
    for (std::size_t i = 0; i < words.size(); ++i) {
      if (const std::size_t next = behind_adverbs(places_, words, i); next != i) {
        i = next - 1;
        governed = is(slice(places_.text, words[i].span), "of_preposition");
        genitive = !governed;  // by the results of the auction
        continue;
      }
      const auto [span, sort] = words[i];
      const std::string_view word = slice(places_.text, span);
      if (sort != CasedWords::Sort::word) {
        governed = genitive = false;
      } else if (const Forms forms = pronoun(word); (forms & verb) != 0 && !governed) {
        found = Found{};
        found.pronoun = true;
        found.forms = static_cast<Forms>(forms & verb);
      } else if (is(word, "of_preposition")) {
        governed = true;
        genitive = false;
      } else if (is_passed(word)) {
        if (is(word, "of_conj")) genitive = false;
      } else if (is_other_verb(word)) {
        // Went on and came to: both have one subject.
        const bool joined =
            ((places_.agreement.of_verb(word) | places_.agreement.of_passive(word)) & verb) != 0;
        if (!joined) found = Found{};
        found.verb = found.verb || !joined;
        governed = genitive = false;
      } else if (governed) {
        governed = false;
        genitive = true;
      } else {
        genitive = take(found, span, asked, genitive);
      }
    }
    return found;
  }

  /// What a subject must be: of a verb in the plural anything where a joint stands (export and
  /// import rose).
  [[nodiscard]] Forms with_joined(const CasedWords& words, Forms verb) const {
    constexpr Forms kPlural = 8;
    constexpr Forms kAny = 15;
    if (verb != kPlural) return verb;
    for (std::size_t i = 1; i < words.size(); ++i) {
      if (is(slice(places_.text, words[i].span), "of_joint")) return kAny;
    }
    return verb;
  }

  /// May the word be the genitive of one before it? A noun of amounts where the list has its stem
  /// too (export, of export).
  [[nodiscard]] bool may_be_genitive(std::string_view word) const {
    if (!is(word, "of_amount")) return places_.agreement.may_be_genitive(word);
    const std::string_view stem = word.substr(0, utf8::previous(word, word.size()));
    return (places_.agreement.of_noun(word) & Agreement::kFeminine) != 0 && is(stem, "of_amount");
  }

  /// Takes the word for the subject where it may be one, and goes before what was found. Answers
  /// whether a genitive may follow that belongs to a governed noun.
  bool take(Found& found, Span span, Forms verb, bool genitive) const {
    const std::string_view word = slice(places_.text, span);
    const Forms forms = places_.agreement.of_noun(word);
    if ((forms & verb) == 0) return genitive;
    // Exceeded 120% of GDP and came to: a short form behind a share is its whole.
    constexpr Forms kAny = 15;
    if (forms == kAny && places_.text.substr(0, span.begin).ends_with("% ")) return genitive;
    const bool doubtful = genitive && may_be_genitive(word);
    const bool better = found.noun.empty() || (found.doubtful && !doubtful);
    if (better && is_free(places_, span)) {
      found.noun = span;
      found.doubtful = doubtful;
      found.forms = forms;
      found.pronoun = false;
    }
    return genitive && doubtful;
  }

  /// The subject in the clause that ends at `end`, or before the asides that it is made of.
  [[nodiscard]] Found in_sentence(uint32_t end, Forms verb) const {
    for (int clauses = 0; clauses < kMostClauses; ++clauses) {
      const CasedWords words(places_, end);
      Found found = in_clause(words, verb);
      found.begin = words.begin();
      found.continues = found.begin > 0 && continues(found.begin);
      // Which: what it stands for is before the comma.
      const bool relative =
          found.pronoun && words.size() > 0 &&
          places_.agreement.of_pronoun(slice(places_.text, words[0].span), Stands::relative) != 0;
      const bool told = !found.noun.empty() && !found.doubtful;
      if (!relative && (told || found.pronoun || found.verb)) return found;
      const bool comma = found.begin > 0 && places_.text[found.begin - 1] == ',';
      if (!comma || found.doubtful) return found;
      end = words.begin() - 1;
      if (relative) verb = found.forms;
    }
    return {};
  }

  /// Does an amount end at `at`?
  [[nodiscard]] bool continues(uint32_t at) const {
    const Find* amount = time_or_amount_before(places_.finds, at);
    return amount != nullptr && amount->type == FindType::quantity;
  }

  /// The noun that `verb` agrees with directly behind `at`, adjectives before it.
  [[nodiscard]] Span behind(std::size_t at, Forms verb) const {
    constexpr int kMostBefore = 4;
    for (int words = 0; words < kMostBefore; ++words) {
      if (at >= places_.text.size() || places_.text[at] != ' ') return {};
      const std::size_t from = at + 1;
      at = word_end(places_.text, from);
      const std::string_view word = places_.text.substr(from, at - from);
      if (word.empty() || is(word, "of_preposition")) return {};
      if (is_passed(word)) continue;
      const Span noun = span_of(from, at);
      const bool good = (places_.agreement.of_noun(word) & verb) != 0 && !is_other_verb(word) &&
                        is_free(places_, noun);
      return good ? noun : Span{};
    }
    return {};
  }

  /// The object behind the amount of a verb that has one: the works cut by 7% its output.
  [[nodiscard]] Span object_behind() const {
    constexpr Forms kObjects = 15 | Agreement::kAccusative;
    return quantity_.kind == QuantityKind::change ? behind(quantity_.span.end, kObjects) : Span{};
  }

  /// The subject behind the verb directly behind the amount: by 3% fell the output.
  [[nodiscard]] Span inverted() const {
    const std::size_t from = quantity_.span.end + 1;
    if (from >= places_.text.size() || places_.text[from - 1] != ' ') return {};
    const std::size_t end = word_end(places_.text, from);
    const Forms verb = forms_of(places_.text.substr(from, end - from));
    return verb == 0 ? Span{} : behind(end, verb);
  }

  const NounPlaces& places_;
  const Quantity& quantity_;
  uint32_t begin_;            // of the amount, its limit included
  uint32_t end_ = 0;          // of the words before its verb
  bool verb_listed_ = false;  // words that stand before an amount lead to it
  bool moves_ = false;        // a verb of rise and fall stands before the amount
  Forms verb_ = 0;
};

/// Is the letter beside the amount Cyrillic?
bool is_cyrillic(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  const auto letter = [&](std::size_t at) {
    return at < places.text.size() && script_of(utf8::decode(places.text, at)) == Script::cyrillic;
  };
  const bool before = begin > 1 && places.text[begin - 1] == ' ' &&
                      script_of(utf8::decode_before(places.text, begin - 1)) == Script::cyrillic;
  const bool behind = quantity.span.end < places.text.size() &&
                      places.text[quantity.span.end] == ' ' && letter(quantity.span.end + 1);
  return before || letter(begin) || behind;
}

}  // namespace

Span agreeing_subject(const NounPlaces& places, const Quantity& quantity, uint32_t begin) {
  if (!is_cyrillic(places, quantity, begin)) return {};
  return Subject(places, quantity, begin).find();
}

bool may_be_subject(const NounPlaces& places, const Quantity& quantity, uint32_t begin, Span noun) {
  if (noun.empty() || !is_cyrillic(places, quantity, begin)) return true;
  return Subject(places, quantity, begin).may_be(noun);
}

Span subject_of_label(const NounPlaces& places, uint32_t end) {
  constexpr std::size_t kMostWords = 9;
  const CasedWords words(places, end);
  const bool begins = words.begin() == 0 || places.text[words.begin() - 1] == kBlockBreak ||
                      is_sentence_stop(places.text, words.begin()) ||
                      places.text[words.begin() - 1] == ';';
  if (!begins || words.size() > kMostWords) return {};
  Span noun;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto [span, sort] = words[i];
    const std::string_view word = slice(places.text, span);
    const bool plain = sort == CasedWords::Sort::word;
    if (plain && (places.linked.is_verb(word) || places.beside.is_verb_form(word) ||
                  places.agreement.of_verb(word) != 0))
      return {};
    if (!noun.empty()) continue;
    const Agreement::Forms forms = places.agreement.of_noun(word);
    if (plain && (forms & Agreement::kAdjective) != 0) continue;
    constexpr Agreement::Forms kAny = 15;
    const bool good = plain && (forms & kAny) != 0 && !is_latin(word) && is_free(places, span) &&
                      !is_listed_small(places, word, "of_stop") &&
                      !is_listed_small(places, word, "of_preposition");
    if (!good) return {};
    noun = span;
  }
  return noun;
}

Told told_of(const NounPlaces& places, const Quantity& quantity, uint32_t begin,
             const Quantity& before) {
  constexpr uint32_t kFarthest = 300;  // bytes
  const bool near = begin > before.span.end && begin - before.span.end <= kFarthest;
  if (!near || before.of.empty() || !is_cyrillic(places, quantity, begin)) return Told::open;
  if (slice(places.text, {before.span.end, begin}).find(kBlockBreak) != std::string_view::npos)
    return Told::open;
  return Subject(places, quantity, begin).told_of(before);
}

}  // namespace sagwan
