// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/capital_weights.h"

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Word classes. What persons do; words before one; what one has.
constexpr std::string_view kPerson = "capital_person";
constexpr std::string_view kPersonAhead = "capital_person_ahead";
constexpr std::string_view kPersonDeed = "capital_person_deed";
constexpr std::string_view kPersonWeak = "capital_person_weak";
// How words end that may stand between a name and what somebody does.
constexpr std::string_view kAdverbEnd = "capital_adverb_end";
constexpr std::string_view kSpeech = "capital_speech";
constexpr std::string_view kPersonThing = "capital_person_thing";
// Words before a place; such that stand elsewhere too; behind one.
constexpr std::string_view kPlaceAhead = "capital_place_ahead";
constexpr std::string_view kPlaceWeak = "capital_place_weak";
constexpr std::string_view kPlaceBehind = "capital_place_behind";
// Behind a body; what bodies do.
constexpr std::string_view kBodyBehind = "capital_body_behind";
// Words before a body: a preposition that stands so behind an office, and phrases.
constexpr std::string_view kOfficeAt = "capital_office_at";
constexpr std::string_view kBodyAhead = "capital_body_ahead";
constexpr std::string_view kBodyDeed = "capital_body_deed";
// Articles; what joins names.
constexpr std::string_view kArticle = "capital_article";
// How the names of peoples end, and adjectives.
constexpr std::string_view kPeopleEnd = "capital_people_end";
constexpr std::string_view kAdjectiveEnd = "capital_adjective_end";
constexpr std::string_view kAnd = "capital_and";

constexpr uint32_t kMostLetters = 6;  // of the initials of a body

}  // namespace

CapitalSigns CapitalWeights::weigh(const CapitalRun& run, bool has_words) const {
  const Span name = line_.span_of(run);
  CapitalSigns out;
  const bool is_possessive = line_.word(run.last).is_possessive();
  const CapitalWord* before =
      run.first > 0 && line_.is_beside(run.first - 1) ? &line_.word(run.first - 1) : nullptr;
  const bool is_behind = line_.is_beside(run.last);
  const bool has_article = before != nullptr && line_.is(before->span, kArticle);
  const bool is_short =
      run.words == 1 && line_.word(run.last).is_upper && name.size() <= kMostLetters;
  const CapitalWord& first = line_.word(run.first);
  out.inside =
      !first.is_first || (has_words && (run.words > 1 || first.is_given || first.is_family));
  if (before != nullptr) weigh_before(run.first - 1, is_possessive, out);
  if (is_behind) weigh_behind(run.last + 1, is_possessive, is_short, out);
  weigh_neighbours(run, out);
  if (run.last > run.first) weigh_shape(run, has_words, out);
  weigh_form(run, {has_article, is_short, has_words}, out);
  return out;
}

void CapitalWeights::weigh_before(std::size_t i, bool is_possessive, CapitalSigns& out) const {
  const CapitalWord& before = line_.word(i);
  if (line_.ends_phrase(i, kPersonAhead) || is_speaker(i)) out.person += kSure;
  if (line_.ends_mention(before.end, FindType::title)) out.person += kSure;
  if (line_.is(before.span, kPersonWeak)) out.hints |= CapitalSigns::weak_person;
  const bool is_office = i > 0 && line_.is_beside(i - 1) && line_.is(before.span, kOfficeAt) &&
                         line_.ends_mention(line_.word(i - 1).span.end, FindType::title);
  if (is_office || line_.ends_phrase(i, kBodyAhead)) {
    out.body += kSure;
    return;
  }
  if (is_possessive) return;
  if (line_.is(before.span, kPlaceAhead)) out.place += kSure;
  if (line_.is(before.span, kPlaceWeak)) out.hints |= CapitalSigns::weak_place;
}

void CapitalWeights::weigh_behind(std::size_t i, bool is_possessive, bool is_short,
                                  CapitalSigns& out) const {
  if (is_possessive) {
    const bool is_adjective = !line_.word(i).is_capital && line_.is_beside(i);
    if (line_.begins_phrase(i, kPersonThing) ||
        (is_adjective && line_.begins_phrase(i + 1, kPersonThing)))
      out.hints |= CapitalSigns::of_person;
    if (line_.begins_mention(line_.word(i).span.begin, FindType::title))
      out.hints |= CapitalSigns::noun_of_body;
  } else {
    if (line_.begins_phrase(i, kPersonDeed)) out.hints |= CapitalSigns::deed_of_person;
    const bool is_adverb = !line_.word(i).is_capital && line_.is_beside(i) &&
                           line_.ends_with(line_.word(i), kAdverbEnd);
    const bool is_deed =
        line_.begins_phrase(i, kPerson) || (is_adverb && line_.begins_phrase(i + 1, kPerson));
    if (is_deed && out.place == 0) {
      if (is_short) {
        out.hints |= CapitalSigns::speech_of_body;
      } else {
        out.person += kSure;
      }
    }
    if (line_.begins_phrase(i, kPlaceBehind)) out.hints |= CapitalSigns::noun_of_place;
    if (line_.is_beside(i) && line_.is(line_.word(i).span, kPlaceAhead) &&
        line_.begins_mention(line_.word(i + 1).span.begin, FindType::loc))
      out.hints |= CapitalSigns::within_place;
  }
  if (line_.begins_phrase(i, kBodyBehind)) out.hints |= CapitalSigns::noun_of_body;
  if (line_.begins_phrase(i, kBodyDeed)) out.hints |= CapitalSigns::deed_of_body;
}

/// Is word `i` one of speech that stands behind what was said, before the speaker?
bool CapitalWeights::is_speaker(std::size_t i) const {
  const uint32_t at = line_.word(i).span.begin;
  if (at < line_.sentence().span.begin + 2 || line_.text()[at - 1] != ' ' ||
      !line_.is(line_.word(i).span, kSpeech))
    return false;
  const char32_t mark = utf8::decode_before(line_.text(), at - 1);
  return mark == ',' || mark == '"' || mark == '\'' || mark == 0xBB ||
         (mark >= 0x2018 && mark <= 0x201F);
}

/// What the form of the name and an article tell: initials are those of a body; a people has an
/// article and a plural, and no name of a person has one.
void CapitalWeights::weigh_form(const CapitalRun& run, Form form, CapitalSigns& out) const {
  const CapitalWord& last = line_.word(run.last);
  if (run.words == 1 && !last.is_common && known_.bodies.contains(slice(line_.text(), last.span)))
    out.hints |= CapitalSigns::first_of_body;
  if (run.words == 1 && !last.is_common && known_.places.contains(slice(line_.text(), last.span)))
    out.hints |= CapitalSigns::first_of_place;
  if (run.words == 1 && form.has_words) {
    if (last.is_given || last.is_family) out.hints |= CapitalSigns::listed_person;
    if (last.is_only_given) out.hints |= CapitalSigns::listed_given;
  }
  if (form.is_short) {
    out.person = 0;
    out.place = 0;
    out.hints &= CapitalSigns::kOfBody;
    if (form.has_article) out.hints |= CapitalSigns::article_of_body;
    if (last.is_possessive()) out.hints |= CapitalSigns::of_body;
    return;
  }
  if (form.has_article) {
    out.person -= kSure;
    --out.place;
    if (line_.ends_with(last, kPeopleEnd)) out.place -= kSure;
  }
  if (run.words == 1 && line_.ends_with(last, kAdjectiveEnd)) {
    out.place -= kSure;
    --out.person;
  }
}

/// Names that `and` or a comma joins are mostly of one kind; a place has the larger one behind a
/// comma.
void CapitalWeights::weigh_neighbours(const CapitalRun& run, CapitalSigns& out) const {
  const Span name = line_.span_of(run);
  const auto add = [&](auto&& stands) {
    if (stands(FindType::per)) out.person += kSure;
    if (stands(FindType::loc)) out.place += kSure;
    if (stands(FindType::org)) out.body += kSure;
  };
  const bool comma_before =
      name.begin > 2 && slice(line_.text(), {name.begin - 2, name.begin}) == ", ";
  const bool comma_behind =
      name.end + 2 < line_.text().size() && slice(line_.text(), {name.end, name.end + 2}) == ", ";
  const bool is_office_before = comma_before && line_.ends_mention(name.begin - 2, FindType::title);
  const bool is_office_behind = comma_behind && line_.begins_mention(name.end + 2, FindType::title);
  if (is_office_before || is_office_behind) {
    if (run.words > 1) out.person += kSure;
    out.hints |= CapitalSigns::beside_person;
  }
  if (comma_before) {
    if (line_.ends_mention(name.begin - 2, FindType::per)) out.hints |= CapitalSigns::beside_person;
    if (line_.ends_mention(name.begin - 2, FindType::loc)) out.hints |= CapitalSigns::beside_place;
  }
  if (comma_behind) {
    if (line_.begins_mention(name.end + 2, FindType::per)) out.hints |= CapitalSigns::beside_person;
    if (line_.begins_mention(name.end + 2, FindType::loc)) out.place += kSure;
  }
  if (run.first > 1 && line_.is_beside(run.first - 1) && line_.is_beside(run.first - 2) &&
      line_.is(line_.word(run.first - 1).span, kAnd))
    add([&](FindType t) { return line_.ends_mention(line_.word(run.first - 2).span.end, t); });
  if (run.last + 2 < line_.size() && line_.is_beside(run.last) && line_.is_beside(run.last + 1) &&
      line_.is(line_.word(run.last + 1).span, kAnd))
    add([&](FindType t) { return line_.begins_mention(line_.word(run.last + 2).span.begin, t); });
}

/// Two unknown words and more are mostly a person.
void CapitalWeights::weigh_shape(const CapitalRun& run, bool has_words, CapitalSigns& out) const {
  bool is_upper = true;
  bool is_known = line_.word(run.first).is_given;
  bool is_common = false;
  for (std::size_t i = run.first; i <= run.last; ++i) {
    const CapitalWord& w = line_.word(i);
    is_upper = is_upper && (w.is_upper || w.is_initial);
    is_known = is_known || w.is_initial;
    is_common = is_common || (w.is_common && !w.is_initial);
  }
  is_known = is_known || line_.word(run.last).is_family;
  if (is_upper || (is_common && !is_known)) return;
  if (!has_words) {
    const CapitalWord& first = line_.word(run.first);
    if (!first.is_first && (first.is_given || !line_.ends_with(first, kAdjectiveEnd)))
      out.person += kSure;
    return;
  }
  if (is_known) out.person += kSure;
  if (out.place == 0 && out.body == 0) out.hints |= CapitalSigns::shape_of_person;
}

}  // namespace sagwan
