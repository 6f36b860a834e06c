// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/mentions_stage.h"

#include <algorithm>
#include <array>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/body_fields.h"
#include "stages/mentions/bound_states.h"
#include "stages/mentions/capitals.h"
#include "stages/mentions/crossed_offices.h"
#include "stages/mentions/dotted_names.h"
#include "stages/mentions/families.h"
#include "stages/mentions/inner_places.h"
#include "stages/mentions/repeats.h"
#include "stages/mentions/shapes.h"
#include "stages/mentions/sounds.h"
#include "stages/mentions/span_index.h"
#include "stages/mentions/support.h"
#include "stages/mentions/thing_words.h"

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

/// The persons without such states, which are places, and bodies.
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

/// A class word like "region" is outside a place's name. A country before a body is outside the
/// body's name (annotation guide, ORG): where a list has the body with and without its country, the
/// shorter stands.
void trim(std::string_view text, const Resources& resources, Layer<Mention>& mentions) {
  const Lexicon& lexicon = resources.lexicon();
  const uint16_t country_subtype = resources.subtype_id("country");
  std::vector<Mention> places;
  std::vector<Mention> media;
  for (Mention& mention : mentions) {
    cut_possessive(text, mention);
    if (mention.entry != kNone) {
      cut_quotes(text, mention.span);
      cut_article(text, lexicon, mention);
    }
    if (mention.type == FindType::loc && mention.entry != kNone) {
      const std::size_t end = class_word_at(slice(text, mention.span), lexicon);
      if (end > 0 && is_place(slice(text, mention.span).substr(0, end), lexicon))
        mention.span.end = mention.span.begin + static_cast<uint32_t>(end);
    }
    if (mention.type != FindType::org) continue;
    if (mention.entry == kNone)
      mention.span.begin += static_cast<uint32_t>(glued_label(slice(text, mention.span), lexicon));
    const std::string_view name = slice(text, mention.span);
    const std::size_t space = name.find(' ');
    if (mention.entry == kNone) {
      if (const auto [end, from] = medium_before(name, lexicon); end > 0) {
        Mention medium = mention;
        medium.span.end = mention.span.begin + static_cast<uint32_t>(end);
        medium.entry = lexicon.find(name.substr(0, end), kMediaType, 0);
        medium.subtype = resources.subtype_id(kMedia);
        mention.span.begin += static_cast<uint32_t>(from);
        media.push_back(medium);
        continue;
      }
    }
    if (mention.entry == kNone && !begins_with_ministry(name, lexicon)) {
      cut_last_state(lexicon, name, mention);
      const std::size_t state = state_before(slice(text, mention.span), lexicon);
      if (state == 0) continue;
      const Span place{mention.span.begin, mention.span.begin + static_cast<uint32_t>(state)};
      mention.span.begin = place.end + 1;
      const uint32_t entry = lexicon.find(name.substr(0, state), kCountry, 0);
      if (entry != kNone) {
        places.push_back(
            {place, FindType::loc, mention.lang, country_subtype, kNone, entry, mention.find});
      }
      continue;
    }
    if (space == std::string_view::npos) {
      const std::size_t end = glued_country(name, lexicon);
      if (end == 0 || lexicon.entry(mention.entry).type != kGovernment) continue;
      const auto length = static_cast<uint32_t>(end);
      const Span place{mention.span.begin, mention.span.begin + length};
      mention.span.begin = place.end;
      places.push_back({place, FindType::loc, mention.lang, country_subtype, kNone,
                        lexicon.find(name.substr(0, end), kCountry, 0), mention.find});
      continue;
    }
    const std::string_view country = name.substr(0, space);
    uint32_t entry = lexicon.find(country, kCountry, 0);
    const bool bound = entry == kNone && lexicon.find(country, kBoundForm, 0) != kNone;
    if (entry == kNone && !bound) continue;
    if (mention.entry != kNone &&
        (lexicon.find(name.substr(space + 1), lexicon.entry(mention.entry).type, 0) == kNone ||
         !lexicon.entry(mention.entry).attribute(kWhole).empty()))
      continue;
    const Span place{mention.span.begin, mention.span.begin + static_cast<uint32_t>(space)};
    mention.span.begin = place.end + 1;
    places.push_back(
        {place, FindType::loc, mention.lang, country_subtype, kNone, entry, mention.find});
  }
  const SpanIndex index(mentions);
  std::erase_if(places, [&](const Mention& place) {
    return index.any(place.span, [&](uint32_t i) {
      return mentions[i].type == FindType::loc && mentions[i].span == place.span;
    });
  });
  mentions.insert(mentions.end(), places.begin(), places.end());
  mentions.insert(mentions.end(), media.begin(), media.end());
}

// A container longer than this (bytes) is no serial's name; the longest of the corpora has 60.
constexpr uint32_t kMaxContainer = 90;

/// The newspaper or serial that a cited work stands in is a name, and stands over the bodies and
/// places in it (a working paper's series, an agency's edition); what a list knows by that name
/// stays.
void add_containers(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                    uint16_t media, Layer<Mention>& mentions) {
  std::vector<Mention> more;
  const SpanIndex index(mentions);
  for (const CitationItem& item : items) {
    const Span container = item.container;
    if (container.empty() || container.size() > kMaxContainer ||
        is_digit(static_cast<unsigned char>(text[container.begin])))
      continue;
    const bool taken = index.any(container, [&](uint32_t i) {
      const Mention& m = mentions[i];
      return !container.contains(m.span) || (m.type == FindType::org && m.span == container);
    });
    if (taken || item.find == kNone) continue;
    const Find& work = finds[item.find];
    more.push_back({container, FindType::org, work.lang, media, work.rule, kNone, item.find});
  }
  const SpanIndex over(more);
  const auto is_within = [&](const Mention& m) {
    return over.any(m.span, [&](uint32_t i) { return more[i].span.contains(m.span); });
  };
  std::erase_if(mentions, is_within);
  mentions.insert(mentions.end(), more.begin(), more.end());
}

/// The persons among the authors of cited works.
void add_authors(std::string_view text, const Layer<CitationItem>& items, const Find* finds,
                 const Lexicon& lexicon, Layer<Mention>& mentions) {
  std::vector<Mention> more;
  const SpanIndex index(mentions);
  for (const CitationItem& item : items) {
    if (item.find == kNone) continue;
    for (uint32_t i = 0; i < item.author_count; ++i) {
      const Span author = item.authors[i];
      if (author.empty() || !is_written_as_person(slice(text, author), lexicon)) continue;
      const Find& work = finds[item.find];
      if (!index.any(author, [](uint32_t /*any*/) { return true; }))
        more.push_back({author, FindType::per, work.lang, 0, work.rule, kNone, item.find});
    }
  }
  mentions.insert(mentions.end(), more.begin(), more.end());
}

constexpr std::string_view kNoName = "no_name";
constexpr std::string_view kOffice = "TITLE";

/// What a rule took for one name of two words, of which the first is an office and no name, is the
/// office and a person by the family name.
void part_offices(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                  Layer<Mention>& mentions) {
  for (const Find& find : finds) {
    if (find.type != FindType::per || find.rule == kNone || find.outer != kNone) continue;
    const std::string_view name = slice(text, find.span);
    const std::size_t space = name.find(' ');
    if (space == std::string_view::npos || name.find(' ', space + 1) != std::string_view::npos)
      continue;
    const std::string_view first = name.substr(0, space);
    const std::string_view family = name.substr(space + 1);
    const uint32_t office = lexicon.find(first, kOffice, 0);
    if (office == kNone || lexicon.find(first, kNoName, 0) == kNone ||
        lexicon.find(family, kNoName, 0) != kNone || lexicon.find(family, kBodyWord, 0) != kNone)
      continue;
    const auto end = find.span.begin + static_cast<uint32_t>(space);
    mentions.push_back(
        {{find.span.begin, end}, FindType::title, find.lang, 0, kNone, office, kNone});
    mentions.push_back(
        {{end + 1, find.span.end}, FindType::per, find.lang, 0, find.rule, kNone, kNone});
  }
}

constexpr std::string_view kCity = "city";
constexpr std::string_view kRegion = "region";
constexpr std::string_view kAcademic = "academic";
// Type of the bodies by whose name the office of their head is called.
constexpr std::string_view kHeadBody = "head_body";
// Type of whole names of which the place in them is a brand.
constexpr std::string_view kBrand = "no_nest";

/// Drops the mentions that stand inside one of `type`, and for which `drops(mention, holder)`.
template <class Drops>
void drop_within(FindType type, Layer<Mention>& mentions, const Drops& drops) {
  std::vector<Mention> holders;
  for (const Mention& m : mentions) {
    if (m.type == type) holders.push_back(m);
  }
  std::sort(holders.begin(), holders.end(),
            [](const Mention& a, const Mention& b) { return a.span < b.span; });
  std::erase_if(mentions, [&](const Mention& m) {
    const auto after = first_behind(holders, m.span.begin);
    if (after == holders.begin()) return false;
    const Mention& holder = *std::prev(after);
    return holder.span.contains(m.span) && holder.span != m.span && drops(m, holder);
  });
}

/// Is the place the end of a name within the body, from some word of it on, of which it is a brand?
bool ends_brand(std::string_view text, Span place, Span body, const Lexicon& lexicon) {
  bool begins = true;
  for (uint32_t at = body.begin; at < place.begin; at += utf8::length(text[at])) {
    const Script script = script_of(utf8::decode(text, at));
    const bool is_letter = script == Script::latin || script == Script::cyrillic;
    if (begins && is_letter && lexicon.find(slice(text, {at, place.end}), kBrand, 0) != kNone)
      return true;
    begins = !is_letter;
  }
  return false;
}

/// No office stands inside the name of a body (a congress of deputies, a council of ministers) or a
/// meeting (of foreign ministers), and a city in the name of a body that a list holds, or a city or
/// region in that of a university, is part of a brand (annotation guide, LOC): the Shanghai
/// Cooperation Organisation, the University of Michigan. Nor does a
/// rule know a person in a name that a list has whole, or a body in an office that it has (but the
/// bodies that are listed for it), or a
/// railway in a railway company.
void drop_within_names(std::string_view text, const Resources& resources,
                       Layer<Mention>& mentions) {
  const uint16_t city = resources.subtype_id(kCity);
  const uint16_t region = resources.subtype_id(kRegion);
  const uint16_t academic = resources.subtype_id(kAcademic);
  drop_within(FindType::org, mentions, [&](const Mention& m, const Mention& body) {
    const bool is_city = m.type == FindType::loc && m.subtype == city;
    const bool is_region = m.type == FindType::loc && m.subtype == region;
    if (body.subtype == academic && (is_city || is_region)) return true;
    if (m.type == FindType::loc && ends_brand(text, m.span, body.span, resources.lexicon()))
      return true;
    const bool is_guess = m.type == FindType::per && m.entry == kNone;
    const bool is_line = m.type == FindType::project && m.entry == kNone;
    return m.type == FindType::title || is_line || ((is_city || is_guess) && body.entry != kNone);
  });
  drop_within(FindType::title, mentions, [&](const Mention& m, const Mention& office) {
    return m.type == FindType::org && m.entry == kNone && office.entry != kNone &&
           resources.lexicon().find(slice(text, m.span), kHeadBody, 0) == kNone;
  });
  drop_within(FindType::law, mentions, [&](const Mention& m, const Mention& /*treaty*/) {
    return m.type == FindType::loc && m.subtype == city;
  });
  drop_within(FindType::event, mentions, [](const Mention& m, const Mention& /*meeting*/) {
    return m.type == FindType::title;
  });
}

}  // namespace

Result<MentionsStage> MentionsStage::make(std::shared_ptr<const Resources> resources) {
  return MentionsStage(std::move(resources));
}

Result<Layer<Mention>> MentionsStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  const auto& finds = doc.get<Find>();
  Layer<Mention> out;
  for (const uint32_t i : supported_names(doc.text(), finds, resources_->lexicon(), *sounds_)) {
    const Find& find = finds[i];
    out.push_back({find.span, find.type, find.lang, find.subtype, find.rule, find.entry, i});
  }
  part_offices(doc.text(), finds, resources_->lexicon(), out);
  part_states(doc.text(), *resources_, out);
  trim(doc.text(), *resources_, out);
  add_body_fields(doc.text(), resources_->lexicon(), out);
  const auto& items = doc.get<CitationItem>();
  add_containers(doc.text(), items, finds.data(), resources_->subtype_id(kMedia), out);
  add_authors(doc.text(), items, finds.data(), resources_->lexicon(), out);
  drop_within_names(doc.text(), *resources_, out);
  cut_crossed(doc.text(), resources_->lexicon(), *shapes_, out);
  mend_dotted_names(doc.text(), doc.blocks(), *resources_, *shapes_, out);
  add_shapes(doc.text(), doc.blocks(), finds, *resources_, *shapes_, out);
  add_sounds(doc.text(), doc.blocks(), finds, *resources_, *sounds_, out);
  drop_thing_words(doc.text(), doc.blocks(), finds, resources_->lexicon(), out);
  add_repeats(doc.text(), doc.blocks(), finds, *resources_, out);
  join_sounds(doc.text(), doc.blocks(), finds, *resources_, *sounds_, out);
  const Layer<Mention> persons = add_capitals(doc.text(), doc.blocks(), doc.get<Sentence>(), finds,
                                              items, *resources_, capitals_, out);
  add_repeats_of(persons, doc.text(), doc.blocks(), finds, *resources_, out);
  add_families(doc.text(), finds, resources_->lexicon(), out);
  add_crossed_offices(doc.text(), finds, resources_->lexicon(), out);
  add_bound_states(doc.text(), doc.blocks(), finds, *resources_, *shapes_, out);
  add_inner_places(doc.text(), *resources_, out);
  std::sort(out.begin(), out.end(), [](const Mention& a, const Mention& b) {
    if (a.span != b.span) return a.span < b.span;
    return a.type < b.type;
  });
  return out;
}

}  // namespace sagwan
