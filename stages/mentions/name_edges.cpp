// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/name_edges.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/span_index.h"
#include "stages/mentions/support.h"

namespace sagwan {

namespace {

constexpr std::string_view kCountry = "LOC/country";
constexpr std::string_view kBoundForm = "loc_bound";
constexpr std::array<std::string_view, 5> kPlaces = {"LOC/country", "LOC/region", "LOC/city",
                                                     "LOC/water", "LOC/site"};

/// Quotes around a name are outside it (annotation guide, Spans 2): lists hold them where the name
/// is a common word without.
void cut_quotes(std::string_view text, Span& span) {
  const auto is_quote = [](char32_t c) {
    return c == 0xAB || c == 0xBB || (c >= 0x2018 && c <= 0x201F) || (c >= 0x300A && c <= 0x300F) ||
           c == '"';
  };
  if (span.size() < 4 || !is_quote(utf8::decode(text, span.begin)) ||
      !is_quote(utf8::decode_before(text, span.end)))
    return;
  span.begin += static_cast<uint32_t>(utf8::length(text[span.begin]));
  span.end = static_cast<uint32_t>(utf8::previous(text, span.end));
}

constexpr std::array<std::string_view, 2> kPossessives = {"'s", "\xE2\x80\x99s"};

/// The possessive ending of English is no part of a person's name that a rule found.
void cut_possessive(std::string_view text, Mention& mention) {
  if (mention.type != FindType::per || mention.entry != kNone) return;
  for (const std::string_view ending : kPossessives) {
    if (slice(text, mention.span).ends_with(ending))
      mention.span.end -= static_cast<uint32_t>(ending.size());
  }
}

constexpr std::array<std::string_view, 2> kArticles = {"the ", "The "};

/// An article is outside a place or body that its list has without it too (annotation guide, Times;
/// The Hague has it for good).
void cut_article(std::string_view text, const Lexicon& lexicon, Mention& mention) {
  if (mention.type != FindType::loc && mention.type != FindType::org) return;
  const std::string_view name = slice(text, mention.span);
  for (const std::string_view article : kArticles) {
    if (name.starts_with(article) &&
        lexicon.find(name.substr(article.size()), lexicon.entry(mention.entry).type, 0) != kNone)
      mention.span.begin += static_cast<uint32_t>(article.size());
  }
}

/// Does a list hold the name as a place? The euro area without its class word is none.
bool is_place(std::string_view name, const Lexicon& lexicon) {
  return std::any_of(std::begin(kPlaces), std::end(kPlaces),
                     [&](std::string_view type) { return lexicon.find(name, type, 0) != kNone; });
}

/// A state's name, or its one character.
bool is_state(std::string_view word, const Lexicon& lexicon) {
  return lexicon.find(word, kCountry, 0) != kNone || lexicon.find(word, kBoundForm, 0) != kNone;
}

constexpr std::string_view kGovernment = "ORG/government";
constexpr std::array<std::string_view, 3> kBodies = {"ORG", "ORG/international", "ORG/government"};
constexpr std::size_t kLeastBody = 12;  // bytes: four syllables, which no family name has

/// The row of a body that lists hold, by a word that is long enough to be nothing else.
uint32_t body_row(std::string_view word, const Lexicon& lexicon) {
  if (word.size() < kLeastBody) return kNone;
  for (const std::string_view type : kBodies) {
    if (const uint32_t row = lexicon.find(word, type, 0);
        row != kNone && lexicon.entry(row).attribute("ambiguous").empty())
      return row;
  }
  return kNone;
}

/// A state or body that a rule took for the last word of a person's name, before the office, is
/// whose the office is. Empty where none stands there.
Span state_at_end(std::string_view text, const Mention& person, const SpanIndex& index,
                  const Layer<Mention>& mentions, const Lexicon& lexicon) {
  if (person.type != FindType::per || person.entry != kNone) return {};
  const std::string_view name = slice(text, person.span);
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos || (!is_state(name.substr(space + 1), lexicon) &&
                                          body_row(name.substr(space + 1), lexicon) == kNone))
    return {};
  const uint32_t office = person.span.end + 1;
  const bool held = office < text.size() && text[person.span.end] == ' ' &&
                    index.any({office, office + 1}, [&](uint32_t i) {
                      const bool of_office = mentions[i].type == FindType::title ||
                                             mentions[i].type == FindType::org ||
                                             mentions[i].type == FindType::loc;
                      return of_office && mentions[i].span.begin == office;
                    });
  if (!held) return {};
  return {person.span.begin + static_cast<uint32_t>(space) + 1, person.span.end};
}

constexpr std::string_view kLoan = "sound_loan";

/// A loan word that a rule took for the third word of a person's name and more belongs to what
/// follows (Brian Nelson | terror finance).
void cut_loan_word(std::string_view text, const Lexicon& lexicon, Mention& person) {
  if (person.type != FindType::per || person.entry != kNone) return;
  const std::string_view name = slice(text, person.span);
  const std::size_t space = name.rfind(' ');
  if (space == std::string_view::npos || name.find(' ') == space ||
      lexicon.find(name.substr(space + 1), kLoan, 0) == kNone)
    return;
  person.span.end = person.span.begin + static_cast<uint32_t>(space);
}

/// The length of a country that stands without a space before a body of a kind that every state has
/// (its council of state, its ministry): outside the body's name as with a space. 0 where none is.
std::size_t glued_country(std::string_view name, const Lexicon& lexicon) {
  if (script_of(utf8::decode(name, 0)) != Script::han) return 0;
  for (std::size_t at = utf8::length(name[0]); at < name.size(); at += utf8::length(name[at])) {
    if (lexicon.find(name.substr(0, at), kCountry, 0) == kNone) continue;
    const uint32_t rest = lexicon.find(name.substr(at), kGovernment, 0);
    if (rest != kNone && lexicon.entry(rest).attribute("generic") == "1") return at;
  }
  return 0;
}

constexpr std::string_view kMedia = "media";
constexpr std::string_view kMediaType = "ORG/media";

/// A listed medium and a listed body behind it, which a rule took for one (an agency, and where it
/// reports from; two media on two lines): where the medium ends and the body begins, 0 where they
/// are none.
std::pair<std::size_t, std::size_t> medium_before(std::string_view name, const Lexicon& lexicon) {
  if (script_of(utf8::decode(name, 0)) != Script::han) return {0, 0};
  for (std::size_t at = utf8::length(name[0]); at < name.size(); at += utf8::length(name[at])) {
    if (lexicon.find(name.substr(0, at), kMediaType, 0) == kNone) continue;
    std::size_t from = at;
    while (from < name.size() && (name[from] == ' ' || name[from] == '\n')) ++from;
    const auto is = [&](std::string_view type) {
      return lexicon.find(name.substr(from), type, 0) != kNone;
    };
    if (std::any_of(kBodies.begin(), kBodies.end(), is) || (from > at && is(kMediaType)))
      return {at, from};
  }
  return {0, 0};
}

// Word class: labels of sources and publishers.
constexpr std::string_view kSourceLabel = "source_label";
// Attribute of bodies that several states have.
constexpr std::string_view kGeneric = "generic";
// Attribute of bodies whose own name holds the country before them.
constexpr std::string_view kWhole = "whole";

// A body of so many characters is none that a longer name ends in: what stands before it is the end
// of another line.
constexpr uint32_t kLongBody = 8;

/// Does a list have `name` as a body that exists once?
bool is_listed_body(std::string_view name, const Lexicon& lexicon,
                    std::vector<Lexicon::Match>& rows) {
  lexicon.names_at(name, 0, rows);
  for (const Lexicon::Match& row : rows) {
    if (row.length != name.size()) continue;
    const uint32_t end = row.first + lexicon.same(row.first);
    for (uint32_t i = row.first; i < end; ++i) {
      if (lexicon.entry(i).emits == FindType::org && lexicon.entry(i).attribute(kGeneric).empty())
        return true;
    }
  }
  return false;
}

/// The length of a label, or of a word before a long name, that the extraction glued to a body of
/// the lists, which a rule took for one name; 0 where none is.
std::size_t glued_label(std::string_view name, const Lexicon& lexicon) {
  if (script_of(utf8::decode(name, 0)) != Script::hangul ||
      name.find(' ') != std::string_view::npos)
    return 0;
  std::vector<Lexicon::Match> rows;
  uint32_t left = utf8::count(name);
  for (std::size_t at = utf8::length(name[0]); at < name.size(); at += utf8::length(name[at])) {
    --left;
    const bool is_long = left >= kLongBody && !is_place(name.substr(0, at), lexicon);
    if ((is_long || lexicon.find(name.substr(0, at), kSourceLabel, 0) != kNone) &&
        is_listed_body(name.substr(at), lexicon, rows))
      return at;
  }
  return 0;
}

/// A unit that a rule put behind its ministry, with the state before it: does a ministry that every
/// state has stand behind the first word?
bool begins_with_ministry(std::string_view name, const Lexicon& lexicon) {
  const std::size_t first = name.find(' ');
  if (first == std::string_view::npos) return false;
  const std::size_t second = name.find(' ', first + 1);
  return second != std::string_view::npos &&
         lexicon.find(name.substr(first + 1, second - first - 1), kGovernment, 0) != kNone;
}

constexpr std::string_view kAdjective = "loc_adjective";
constexpr std::string_view kJoiner = "author_joiner";
constexpr std::string_view kBodyWord = "org_suffix";
// Letters of the word between a class word and its subject (of, for).
constexpr std::size_t kLongestJoiner = 3;

/// What a rule took for a body from its state on: where the state stands by its initials (US)
/// before two words and more, or as an adjective before a class word and its subject, the body
/// begins behind it. 0, else the length of the first word.
std::size_t state_before(std::string_view name, const Lexicon& lexicon) {
  const std::size_t first = name.find(' ');
  if (first == std::string_view::npos || script_of(utf8::decode(name, 0)) != Script::latin)
    return 0;
  const std::size_t second = name.find(' ', first + 1);
  if (second == std::string_view::npos) return 0;
  const std::string_view state = name.substr(0, first);
  const bool is_upper = std::all_of(state.begin(), state.end(),
                                    [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
  if (is_upper && lexicon.find(state, kCountry, 0) != kNone) return first;
  if (lexicon.find(state, kAdjective, 0) == kNone ||
      lexicon.find(name.substr(first + 1, second - first - 1), kBodyWord, 0) == kNone)
    return 0;
  const std::size_t third = name.find(' ', second + 1);
  return third != std::string_view::npos && third - second <= kLongestJoiner + 1 ? first : 0;
}

/// Another state behind a body, that a rule took in with the word between (a department, and a
/// state).
void cut_last_state(const Lexicon& lexicon, std::string_view name, Mention& body) {
  const std::size_t last = name.rfind(' ');
  if (last == std::string_view::npos || last == 0 ||
      lexicon.find(name.substr(last + 1), kCountry, 0) == kNone)
    return;
  const std::size_t joiner = name.rfind(' ', last - 1);
  if (joiner == std::string_view::npos ||
      lexicon.find(name.substr(joiner + 1, last - joiner - 1), kJoiner, 0) == kNone)
    return;
  body.span.end = body.span.begin + static_cast<uint32_t>(joiner);
}

/// Cuts one mention after the other, and keeps the countries and media that are parted from bodies.
class NameEdges {
 public:
  NameEdges(std::string_view text, const Resources& resources)
      : text_(text),
        resources_(resources),
        lexicon_(resources.lexicon()),
        country_(resources.subtype_id("country")) {}

  void cut(Mention& mention) {
    cut_possessive(text_, mention);
    if (mention.entry != kNone) {
      cut_quotes(text_, mention.span);
      cut_article(text_, lexicon_, mention);
    }
    if (mention.type == FindType::loc && mention.entry != kNone) cut_class_word(mention);
    if (mention.type == FindType::org) cut_body(mention);
  }

  /// Adds what was parted from bodies; a place that is a mention already is none anew.
  void add_parted(Layer<Mention>& mentions) {
    const SpanIndex index(mentions);
    std::erase_if(places_, [&](const Mention& place) {
      return index.any(place.span, [&](uint32_t i) {
        return mentions[i].type == FindType::loc && mentions[i].span == place.span;
      });
    });
    mentions.insert(mentions.end(), places_.begin(), places_.end());
    mentions.insert(mentions.end(), media_.begin(), media_.end());
  }

 private:
  [[nodiscard]] std::string_view name_of(const Mention& mention) const {
    return slice(text_, mention.span);
  }

  /// A class word like "region" is outside a place's name.
  void cut_class_word(Mention& place) const {
    const std::size_t end = class_word_at(name_of(place), lexicon_);
    if (end > 0 && is_place(name_of(place).substr(0, end), lexicon_))
      place.span.end = place.span.begin + static_cast<uint32_t>(end);
  }

  void cut_body(Mention& body) {
    const bool found = body.entry == kNone;
    if (found) body.span.begin += static_cast<uint32_t>(glued_label(name_of(body), lexicon_));
    if (found && part_medium(body)) return;
    if (found && !begins_with_ministry(name_of(body), lexicon_)) {
      part_found_state(body);
    } else if (name_of(body).find(' ') == std::string_view::npos) {
      part_glued_country(body);
    } else {
      part_country(body);
    }
  }

  bool part_medium(Mention& body) {
    const auto [end, from] = medium_before(name_of(body), lexicon_);
    if (end == 0) return false;
    Mention medium = body;
    medium.span.end = body.span.begin + static_cast<uint32_t>(end);
    medium.entry = lexicon_.find(name_of(body).substr(0, end), kMediaType, 0);
    medium.subtype = resources_.subtype_id(kMedia);
    body.span.begin += static_cast<uint32_t>(from);
    media_.push_back(medium);
    return true;
  }

  void part_found_state(Mention& body) {
    cut_last_state(lexicon_, name_of(body), body);
    const std::size_t state = state_before(name_of(body), lexicon_);
    if (state == 0) return;
    const uint32_t entry = lexicon_.find(name_of(body).substr(0, state), kCountry, 0);
    const Span place = take_off(state, 1, body);
    if (entry != kNone) add_place(place, entry, body);
  }

  void part_glued_country(Mention& body) {
    const std::size_t end = glued_country(name_of(body), lexicon_);
    if (end == 0 || lexicon_.entry(body.entry).type != kGovernment) return;
    const uint32_t entry = lexicon_.find(name_of(body).substr(0, end), kCountry, 0);
    add_place(take_off(end, 0, body), entry, body);
  }

  /// A country before a body is outside the body's name (annotation guide, ORG): where a list has
  /// the body with and without its country, the shorter stands.
  void part_country(Mention& body) {
    const std::string_view name = name_of(body);
    const std::size_t space = name.find(' ');
    const std::string_view country = name.substr(0, space);
    const uint32_t entry = lexicon_.find(country, kCountry, 0);
    if (entry == kNone && lexicon_.find(country, kBoundForm, 0) == kNone) return;
    if (body.entry != kNone &&
        (lexicon_.find(name.substr(space + 1), lexicon_.entry(body.entry).type, 0) == kNone ||
         !lexicon_.entry(body.entry).attribute(kWhole).empty()))
      return;
    add_place(take_off(space, 1, body), entry, body);
  }

  /// Takes the first `size` bytes off `body`, and `joint` bytes behind them.
  static Span take_off(std::size_t size, uint32_t joint, Mention& body) {
    const Span taken{body.span.begin, body.span.begin + static_cast<uint32_t>(size)};
    body.span.begin = taken.end + joint;
    return taken;
  }

  void add_place(Span place, uint32_t entry, const Mention& body) {
    places_.push_back({place, FindType::loc, body.lang, country_, kNone, entry, body.find});
  }

  std::string_view text_;
  const Resources& resources_;
  const Lexicon& lexicon_;
  uint16_t country_;
  std::vector<Mention> places_;
  std::vector<Mention> media_;
};

}  // namespace

void part_states(std::string_view text, const Resources& resources, Layer<Mention>& mentions) {
  const Lexicon& lexicon = resources.lexicon();
  const SpanIndex index(mentions);
  std::vector<Mention> states;
  for (Mention& person : mentions) {
    cut_loan_word(text, lexicon, person);
    const Span state = state_at_end(text, person, index, mentions, lexicon);
    if (state.empty()) continue;
    person.span.end = state.begin - 1;
    if (const uint32_t body = body_row(slice(text, state), lexicon); body != kNone) {
      const std::string_view type = lexicon.entry(body).type;
      const std::size_t stroke = type.find('/');
      const uint16_t subtype = stroke == std::string_view::npos
                                   ? uint16_t{0}
                                   : resources.subtype_id(type.substr(stroke + 1));
      states.push_back({state, FindType::org, person.lang, subtype, kNone, body, person.find});
      continue;
    }
    uint32_t entry = lexicon.find(slice(text, state), kCountry, 0);
    if (entry == kNone) entry = lexicon.find(slice(text, state), kBoundForm, 0);
    states.push_back({state, FindType::loc, person.lang, resources.subtype_id("country"), kNone,
                      entry, person.find});
  }
  mentions.insert(mentions.end(), states.begin(), states.end());
}

void cut_names(std::string_view text, const Resources& resources, Layer<Mention>& mentions) {
  NameEdges edges(text, resources);
  for (Mention& mention : mentions) edges.cut(mention);
  edges.add_parted(mentions);
}

}  // namespace sagwan
