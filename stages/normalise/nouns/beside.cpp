// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/beside.h"

#include <algorithm>
#include <charconv>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/layer_words.h"
#include "pipeline/core/utf8.h"
#include "sagwan/layers/block.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/word_steps.h"

namespace sagwan {

namespace {

bool spaced(Script script) {
  return script == Script::hangul || script == Script::latin || script == Script::cyrillic;
}

/// Before the quote that closes at `at`, else `at`: a particle agrees with the word inside.
std::size_t before_quote(std::string_view text, std::size_t at) {
  constexpr std::string_view kQuotes[] = {"'",      "\"",     "\u2019", "\u201D",
                                          "\u300D", "\u300F", "\u3009", "\u300B"};
  const std::string_view left = text.substr(0, at);
  for (const std::string_view quote : kQuotes) {
    if (left.ends_with(quote)) return at - quote.size();
  }
  return at;
}

Beside::Role role_named(std::string_view id) {
  if (id == "topic") return Beside::Role::topic;
  if (id == "subject") return Beside::Role::subject;
  if (id == "object") return Beside::Role::object;
  if (id == "place") return Beside::Role::place;
  return id == "genitive" ? Beside::Role::genitive : Beside::Role::other;
}

}  // namespace

Beside::Beside(const Resources& resources) : resources_(&resources) {
  const Lexicon& lexicon = resources.lexicon();
  for (const std::string_view surface : lexicon.surfaces("quantity_mod", 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "quantity_mod", 0));
    const Row row{surface, mod_named(entry.id).value_or(Mod::none), 0, Role::none};
    const std::string_view side = entry.attribute("side");
    if (side == "before") before_.push_back(row);
    if (side == "after") after_.push_back(row);
  }
  for (const std::string_view surface : lexicon.surfaces("of_ending", 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "of_ending", 0));
    Row row{surface, Mod::none, 0, Role::none};
    const std::string_view min = entry.attribute("min");
    std::from_chars(min.data(), min.data() + min.size(), row.min);
    row.sure = !entry.attribute("sure").empty();
    row.adjective = entry.id == "adjective";
    row.verb = entry.id == "verb";
    row.stem = entry.id == "stem";
    endings_.push_back(row);
  }
  for (const std::string_view surface : lexicon.surfaces("of_particle", 0)) {
    const std::string_view id = lexicon.entry(lexicon.find(surface, "of_particle", 0)).id;
    particles_.push_back({surface, Mod::none, 0, role_named(id)});
  }
  for (const std::string_view word : lexicon.surfaces("of_predicate", 0)) {
    const bool view = lexicon.entry(lexicon.find(word, "of_predicate", 0)).id == "view";
    (view ? views_ : predicates_).push_back(word);
  }
  count_predicates_ = lexicon.surfaces("of_count_predicate", 0);
  adjuncts_ = lexicon.surfaces("of_adjunct", 0);
  genitives_ = lexicon.surfaces("of_genitive", 0);
  rests_ = lexicon.surfaces("of_rest", 0);
  std::ranges::sort(rests_, {},
                    [](std::string_view word) { return -static_cast<int>(word.size()); });
  adjunct_ends_ = Endings(adjuncts_);
  partitives_ = lexicon.surfaces("of_partitive", 0);
  partitive_ends_ = Endings(partitives_);
  const auto longer = [](const Row& a, const Row& b) {
    return a.surface.size() != b.surface.size() ? a.surface.size() > b.surface.size()
                                                : a.surface < b.surface;
  };
  std::vector<std::string_view> surfaces;
  for (const Row& row : before_) surfaces.push_back(row.surface);
  before_ends_ = Endings(surfaces);
  std::sort(after_.begin(), after_.end(), longer);
}

Beside::Limit Beside::limit(std::string_view text, Span span) const {
  std::size_t end = span.begin;
  while (end > 0 && text[end - 1] == ' ') --end;
  const std::string_view left = text.substr(0, end);
  Limit out{Mod::none, span.begin};
  const uint32_t found = before_ends_.longest(left, [&](uint32_t number) {
    const std::size_t at = end - before_[number].surface.size();
    const Script script = script_of(utf8::decode(text, at));
    if (at == 0 || script_of(utf8::decode_before(text, at)) != script) return true;
    // The last character of a noun is no limit: surplus.
    return !spaced(script) &&
           resources_->lexicon().find(
               text.substr(utf8::previous(text, at), end - utf8::previous(text, at)), "of_amount",
               0) == kNone;
  });
  if (found != kNone) {
    const Row& row = before_[found];
    out = {row.mod, static_cast<uint32_t>(end - row.surface.size())};
    if (row.mod != Mod::none) return out;
  }
  std::size_t at = skip_space(text, span.end);
  if (at < text.size() && text[at] == '(') {
    const std::size_t close = text.substr(at, kLongestBracket).find(')');
    if (close != std::string_view::npos) at = skip_space(text, at + close + 1);
  }
  const std::string_view right = text.substr(at);
  for (const Row& row : after_) {
    if (!right.starts_with(row.surface)) continue;
    const char32_t last = utf8::decode_before(row.surface, row.surface.size());
    const Script script = script_of(last);
    const std::size_t after = at + row.surface.size();
    // A phrase (a particle and a verb) may end in the verb's stem.
    const bool phrase = row.surface.find(' ') != std::string_view::npos;
    if (script == Script::hangul && phrase) {
      out.mod = row.mod;
      return out;
    }
    if (script == Script::hangul) {
      const std::size_t tail = word_end(text, after, script);
      if (!resources_->languages().is_particles(last, text.substr(after, tail - after))) continue;
    } else if (spaced(script) && continues(text, after, script)) {
      continue;
    }
    // And more than 3: the limit of the next number.
    const std::size_t next = skip_space(text, after);
    if (phrase && next < text.size() && is_digit(static_cast<unsigned char>(text[next])))
      return out;
    out.mod = row.mod;
    return out;
  }
  return out;
}

bool Beside::is_no_noun(std::string_view word) const {
  return std::any_of(endings_.begin(), endings_.end(), [&](const Row& row) {
    return row.sure && word.ends_with(row.surface) && word.size() > row.surface.size();
  });
}

bool Beside::is_verb_form(std::string_view word) const {
  return std::any_of(endings_.begin(), endings_.end(), [&](const Row& row) {
    return row.verb && word.ends_with(row.surface) && word.size() > row.surface.size();
  });
}

bool Beside::ends_otherwise(std::string_view word) const {
  return std::any_of(endings_.begin(), endings_.end(), [&](const Row& row) {
    return !row.adjective && word.ends_with(row.surface) && word.size() > row.surface.size();
  });
}

bool Beside::is_adjective(std::string_view word) const {
  return std::any_of(endings_.begin(), endings_.end(), [&](const Row& row) {
    return row.adjective && word.ends_with(row.surface) && word.size() > row.surface.size();
  });
}

bool Beside::is_stop(std::string_view word) const {
  return resources_->lexicon().find(word, "of_stop", 0) != kNone;
}

bool Beside::is_office(std::string_view word) const {
  return resources_->lexicon().find(word, "TITLE", 0) != kNone;
}

bool Beside::is_subject(std::string_view word) const {
  return std::ranges::any_of(particles_, [&](const Row& row) {
    if (row.role != Role::subject || !word.ends_with(row.surface)) return false;
    const std::string_view stem = word.substr(0, word.size() - row.surface.size());
    return resources_->lexicon().find(stem, "of_amount", 0) != kNone &&
           stem.size() > utf8::length(stem[0]) &&
           resources_->languages().is_particles(utf8::decode_before(stem, stem.size()),
                                                row.surface);
  });
}

Span Beside::noun_before(std::string_view text, uint32_t at, bool marked) const {
  std::size_t end = at;
  const bool bracket = end > 0 && text[end - 1] == '(';
  if (bracket) --end;
  while (end > 0 && text[end - 1] == ' ') --end;
  end = before_bracket(text, end);
  if (end == 0) return {};
  const Script script = script_of(utf8::decode_before(text, end));
  const bool acronym = script == Script::latin;
  if (script != Script::hangul && script != Script::cyrillic && !acronym) return {};
  std::size_t begin = end;
  uint32_t syllables = 0;
  while (begin > 0 && script_of(utf8::decode_before(text, begin)) == script) {
    begin = utf8::previous(text, begin);
    ++syllables;
    if (acronym && (text[begin] < 'A' || text[begin] > 'Z')) return {};
  }
  const std::string_view word = text.substr(begin, end - begin);
  const bool listed = resources_->lexicon().find(word, "of_noun", 0) != kNone;
  // A noun of amounts that counts nothing (60 in size) has one before a particle (the size is 60).
  const bool has_amount = marked && resources_->lexicon().find(word, "of_amount", 0) != kNone;
  // Words of one syllable are nouns only where a list has them.
  if (syllables < 2 && !listed && !has_amount) return {};
  // A word glued to digits or Latin letters is no noun of its own.
  const char32_t before = utf8::decode_before(text, begin);
  if (is_digit(before) || script_of(before) == Script::latin) return {};
  const Span noun{static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
  if (is_stop(word) && !has_amount) return {};
  // Orders, as the subject of a rise, end as a share price does.
  if (!marked && script == Script::hangul && is_subject(word)) return {};
  if (listed || is_amount(text, noun)) return noun;
  // A number: a listed noun of one syllable and its particle.
  if (!marked && syllables == 2 && script == Script::hangul) {
    const std::size_t cut = begin + utf8::length(text[begin]);
    const std::string_view first = text.substr(begin, cut - begin);
    const bool short_noun =
        (resources_->lexicon().find(first, "of_amount", 0) != kNone || is_stop(first)) &&
        resources_->languages().is_particles(utf8::decode_before(text, cut),
                                             text.substr(cut, end - cut));
    if (short_noun) return {};
  }
  // Before a bracket stands no particle.
  for (const Row& row : endings_) {
    if (word.ends_with(row.surface) && syllables >= row.min && word.size() > row.surface.size() &&
        (row.sure || !bracket) && !(marked && row.stem))
      return {};
  }
  return noun;
}

Beside::Marked Beside::marked_before(std::string_view text, uint32_t at) const {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  for (const Row& row : particles_) {
    if (!text.substr(0, end).ends_with(row.surface)) continue;
    const std::size_t cut = before_quote(text, end - row.surface.size());
    if (cut == 0) continue;
    const std::size_t word = before_bracket(text, cut);
    const bool bracketed = text[cut - 1] == ')' && row.role != Role::genitive;
    // Behind a bracket the particle may agree with what stands inside.
    const bool phrase = row.surface.find(' ') != std::string_view::npos;  // in case of
    if (word == cut && !phrase &&
        !resources_->languages().is_particles(utf8::decode_before(text, cut), row.surface))
      continue;
    const Span noun = noun_before(text, static_cast<uint32_t>(word), true);
    // What stands inside may have the amount; a noun of amounts has it itself: imports (of goods)
    // are.
    if (!noun.empty() && (!bracketed || is_amount(text, noun))) return {noun, row.role};
  }
  return {};
}

uint32_t Beside::partitive_before(std::string_view text, uint32_t at) const {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  const uint32_t found = partitive_ends_.longest(text.substr(0, end));
  if (found == kNone || (end == at && !han_before(text, at))) return at;
  return static_cast<uint32_t>(end - partitives_[found].size());
}

Span Beside::whole_before(std::string_view text, uint32_t at) const {
  const uint32_t word = partitive_before(text, at);
  if (word == at || word == 0 || text[word - 1] != ' ') return {};
  return noun_before(text, word);
}

Span Beside::example_before(std::string_view text, uint32_t at) const {
  if (at == 0 || text[at - 1] != ' ') return {};
  const std::size_t begin = text.substr(0, at - 1).rfind(' ');
  if (begin == std::string_view::npos) return {};
  const std::string_view word = text.substr(begin + 1, at - begin - 2);
  if (resources_->lexicon().find(word, "of_such", 0) == kNone) return {};
  return noun_before(text, static_cast<uint32_t>(begin));
}

Beside::Marked Beside::particle_before(std::string_view text, uint32_t at) const {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  const auto row = std::ranges::find_if(particles_, [&](const Row& particle) {
    return end > particle.surface.size() && text.substr(0, end).ends_with(particle.surface) &&
           resources_->languages().is_particles(
               utf8::decode_before(text, end - particle.surface.size()), particle.surface);
  });
  if (row == particles_.end()) return {};
  const auto cut = static_cast<uint32_t>(end - row->surface.size());
  return {{cut, cut}, row->role};
}

std::size_t Beside::behind_limit(std::string_view text, uint32_t at) const {
  const std::size_t from = skip_space(text, at);
  const auto row = std::ranges::find_if(
      after_, [&](const Row& limit) { return text.substr(from).starts_with(limit.surface); });
  return row == after_.end() ? at : from + row->surface.size();
}

bool Beside::is_last(std::string_view text, uint32_t at) const {
  const std::string_view right = text.substr(behind_limit(text, at));
  if (right.empty() || right.front() == kBlockBreak) return true;
  constexpr std::string_view kMarks = ",;)";
  const bool stop = right.starts_with(". ") || right.starts_with(".\n") || right == ".";
  return stop || kMarks.find(right.front()) != std::string_view::npos;
}

Span Beside::before_copula(std::string_view text, Span noun) const {
  const std::string_view word = slice(text, noun);
  for (const Row& row : particles_) {
    if (row.role != Role::other || !word.ends_with(row.surface)) continue;
    return {noun.begin, noun.end - static_cast<uint32_t>(row.surface.size())};
  }
  return {};
}

bool Beside::is_said(std::string_view text, uint32_t at, Said how) const {
  // What it comes to in other money may stand in a bracket: is 400 dollars (some 500,000 won).
  if (at < text.size() && text[at] == '(') {
    const std::size_t close = text.substr(at, kLongestBracket).find(')');
    if (close != std::string_view::npos) at += static_cast<uint32_t>(close) + 1;
  }
  const std::size_t from = behind_limit(text, at);
  const std::string_view right = text.substr(from);
  const std::string_view word_right = text.substr(skip_space(text, from));
  const auto begins = [&](std::string_view word) {
    return right.starts_with(word) || word_right.starts_with(word);
  };
  return std::ranges::any_of(predicates_, begins) ||
         (how != Said::sure && std::ranges::any_of(views_, begins)) ||
         (how == Said::counted && std::ranges::any_of(count_predicates_, begins));
}

bool Beside::is_spent(std::string_view text, uint32_t at) const {
  const std::size_t end = word_end(text, behind_limit(text, at), Script::hangul);
  const Marked marked = particle_before(text, static_cast<uint32_t>(end));
  const bool sum = marked.role == Role::subject || marked.role == Role::object;
  if (!sum || marked.noun.end < at || end >= text.size() || text[end] != ' ') return false;
  constexpr int kMostSyllables = 2;
  std::size_t verb = end + 1;
  for (int syllables = 0; syllables < kMostSyllables && verb < text.size(); ++syllables) {
    verb += utf8::length(text[verb]);
    if (resources_->lexicon().find(text.substr(end + 1, verb - end - 1), "of_spent", 0) != kNone)
      return true;
  }
  return false;
}

Span Beside::without_figure(std::string_view text, Span noun, bool counted) const {
  constexpr int kMost = 2;  // profit forecast total
  for (int count = 0; count < kMost && !noun.empty(); ++count) {
    const uint32_t row = resources_->lexicon().find(slice(text, noun), "of_figure", 0);
    if (row == kNone) break;
    const Span before = noun_before(text, noun.begin);
    // How many there are says nothing of what: the number of firms.
    const bool number = resources_->lexicon().entry(row).id == "number";
    if (before.empty() || before.end + 1 != noun.begin || (!number && !is_amount(text, before)))
      break;
    if (number && !counted) return {before.begin, noun.end};
    noun = before;
  }
  return noun;
}

Beside::Adjunct Beside::adjunct_before(std::string_view text, uint32_t at) const {
  const auto without_space = [&](std::size_t end) {
    while (end > 0 && text[end - 1] == ' ') --end;
    return static_cast<uint32_t>(end);
  };
  const uint32_t end = without_space(at);
  const std::string_view left = text.substr(0, end);
  if (const uint32_t found = adjunct_ends_.longest(left); found != kNone) {
    const std::string_view word = adjuncts_[found];
    const LexiconEntry row =
        resources_->lexicon().entry(resources_->lexicon().find(word, "of_adjunct", 0));
    return {without_space(end - word.size()), true, row.id == "alone", row.id == "than"};
  }
  return {end, false};
}

bool Beside::is_amount(std::string_view text, Span noun) const {
  return ends_in(slice(text, noun), "of_amount");
}

bool Beside::ends_in(std::string_view word, std::string_view type) const {
  for (std::size_t i = 0; i < word.size(); i += utf8::length(word[i])) {
    if (resources_->lexicon().find(word.substr(i), type, 0) != kNone) return true;
  }
  return false;
}

}  // namespace sagwan
