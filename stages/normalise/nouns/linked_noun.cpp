// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/nouns/linked_noun.h"

#include <algorithm>

#include "pipeline/core/characters.h"
#include "pipeline/core/has_script.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/nouns/brackets.h"
#include "stages/normalise/nouns/clause_noun.h"

namespace sagwan {

namespace {

constexpr int kMostGenitives = 2;  // behind their head: capacity of the plant
constexpr int kMostLinks = 8;      // in a row: is, expected, to, rise, by
constexpr std::string_view kPreposition = "of_preposition";
constexpr std::string_view kChangeNoun = "change_noun";

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Behind the unit of time or the like that a stroke adds to an amount: 20 barrels/day.
uint32_t behind_rate(std::string_view text, uint32_t at) {
  if (at >= text.size() || text[at] != '/') return at;
  do {
    ++at;
  } while (at < text.size() && is_alphanumeric(text[at]));
  return at;
}

/// Behind the bracket that says the amount once more: a 2 billion-euro ($2.1 billion) plan.
uint32_t behind_bracket(std::string_view text, uint32_t at) {
  if (!text.substr(std::min<std::size_t>(at, text.size())).starts_with(" (")) return at;
  const std::size_t close = text.substr(at, kLongestBracket).find(')');
  return close == std::string_view::npos ? at : at + static_cast<uint32_t>(close) + 1;
}

Span span_of(std::size_t begin, std::size_t end) {
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

LinkedNoun::LinkedNoun(const Resources& resources)
    : resources_(&resources), unspaced_(resources.lexicon()) {
  const Lexicon& lexicon = resources.lexicon();
  for (const std::string_view surface : lexicon.surfaces("of_link", 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "of_link", 0));
    Link link{.surface = surface};
    link.amounts_only = entry.attribute("noun") == "amount";
    link.adjacent = entry.attribute("noun") == "nearest";
    link.relative = entry.id == "relative";
    link.preposition = is(surface, kPreposition);
    link.noun = is(surface, "of_amount") || is(surface, kChangeNoun);
    link.copula = entry.id == "copula";
    link.modal = entry.id == "modal";
    link.moves = is(surface, "change");
    links_.push_back(link);
  }
  for (const std::string_view surface : lexicon.surfaces("of_aux", 0)) {
    if (is(surface, "of_link")) continue;
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "of_aux", 0));
    links_.push_back({.surface = surface,
                      .aux = true,
                      .relative = entry.id == "relative",
                      .copula = entry.id == "copula",
                      .modal = entry.id == "modal"});
  }
  // An unprecedented 5 bn.
  for (const std::string_view surface : lexicon.surfaces("change_size", 0)) {
    if (!is(surface, "of_link") && !is(surface, "of_aux"))
      links_.push_back({.surface = surface, .aux = true});
  }
  // Every verb of rising and falling stands between an amount's noun and the amount, where verbs do
  // not stand behind it.
  for (const std::string_view surface : lexicon.surfaces("change", 0)) {
    const Script script = script_of(utf8::decode(surface, 0));
    if (script == Script::hangul || script == Script::none || script == Script::other) continue;
    const bool noun = is(surface, "of_amount");
    if (is(surface, "of_link") || is(surface, "of_aux") || (noun && script == Script::han))
      continue;
    links_.push_back({.surface = surface,
                      .amounts_only = true,
                      .noun = noun || is(surface, kChangeNoun),
                      .moves = true});
  }
  for (const std::string_view surface : lexicon.surfaces("of_worth", 0)) {
    const LexiconEntry entry = lexicon.entry(lexicon.find(surface, "of_worth", 0));
    worths_.push_back({surface, entry.attribute("ending")});
  }
  std::vector<std::string_view> surfaces;
  for (const Link& link : links_) surfaces.push_back(link.surface);
  link_ends_ = Endings(surfaces);
  std::vector<std::string_view> adjectives;
  for (const std::string_view ending : lexicon.surfaces("of_ending", 0)) {
    if (lexicon.entry(lexicon.find(ending, "of_ending", 0)).id == "adjective")
      adjectives.push_back(ending);
  }
  adjective_ends_ = Endings(adjectives);
}

bool LinkedNoun::is(std::string_view word, std::string_view type) const {
  return resources_->lexicon().find(word, type, 0) != kNone;
}

const LinkedNoun::Link* LinkedNoun::link_before(std::string_view text, std::size_t at) const {
  const uint32_t found = link_ends_.longest(text.substr(0, at), [&](uint32_t number) {
    const std::string_view surface = links_[number].surface;
    const std::size_t begin = at - surface.size();
    return script_of(utf8::decode(surface, 0)) == Script::han || begin == 0 ||
           text[begin - 1] == ' ' || text[begin - 1] == '(';
  });
  return found == kNone ? nullptr : &links_[found];
}

LinkedNoun::Links LinkedNoun::links_before(std::string_view text, Links links) const {
  std::size_t end = links.begin;
  bool moved = false;  // what moved stands before the next word, where that is a copula
  for (int words = 0; words < kMostLinks; ++words) {
    while (end > 0 && text[end - 1] == ' ') --end;
    const Link* link = link_before(text, end);
    if (link == nullptr || unspaced_.ends_amount(text, end, link->surface.size())) break;
    // The costs exceed; not: is expected to rise to.
    if (link->noun && links.any && !is_behind_modal(text, end - link->surface.size())) break;
    // The previous forecast of; not: is forecast at.
    if (link->aux && links.tight && is(link->surface, "of_amount")) break;
    end -= link->surface.size();
    links.adjacent = link->adjacent;
    // Were reduced to: whatever stands before, it is what was.
    if (link->copula && moved) links.amounts_only = false;
    moved = moved || link->moves;
    links.moves = links.moves || link->moves;
    if (!link->aux) {
      links.tight = !links.any && is_genitive(link->surface);
      links.any = true;
      links.verb = links.verb || !link->preposition;
      links.participle = !link->preposition && link->surface.ends_with("ing");
      links.amounts_only = links.amounts_only && link->amounts_only;
    }
    if (link->relative) {
      while (end > 0 && text[end - 1] == ' ') --end;
      if (end > 0 && text[end - 1] == ',') --end;
    }
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  links.begin = static_cast<uint32_t>(end);
  return links;
}

Span LinkedNoun::noun_before(std::string_view text, const Links& links, bool linked) const {
  const std::size_t end = before_bracket(text, links.begin);
  if (linked && !links.any) return {};
  if (han_before(text, end)) {
    // Contributed: a noun before the mark of a past verb is that verb.
    const std::size_t mark = end + utf8::length(text[end]);
    if (end < links.begin + 4U && is(text.substr(end, mark - end), "of_aspect")) return {};
    const Span noun = unspaced_.before(text, end);
    if (!noun.empty() || !links.any) return noun;
    const Span object = unspaced_.object(text, end);
    return object.empty() && links.moves ? unspaced_.listed(text, end) : object;
  }
  const Lexicon& lexicon = resources_->lexicon();
  const Span adjacent = adjacent_amount(text, end, lexicon);
  // Projects with costs exceeding.
  const bool told = links.tight || links.participle;
  if (!links.any || (told && !adjacent.empty())) return adjacent;
  if (links.tight && !linked) {
    if (const Span owner = noun_of_clause(text, end, ClauseNoun::owner, lexicon); !owner.empty())
      return owner;
  }
  if (links.adjacent) return noun_of_clause(text, end, ClauseNoun::nearest, lexicon);
  const ClauseNoun amount = links.verb ? ClauseNoun::amount : ClauseNoun::object;
  const ClauseNoun sort = links.amounts_only ? amount : ClauseNoun::any;
  if (links.verb) {
    if (const Span noun = noun_before_aside(text, end, sort, lexicon); !noun.empty()) return noun;
  }
  return noun_of_clause(text, end, sort, lexicon);
}

bool LinkedNoun::is_verb(std::string_view word) const {
  const uint32_t row = resources_->lexicon().find(word, "of_link", 0);
  return row != kNone && resources_->lexicon().entry(row).attribute("noun").empty();
}

bool LinkedNoun::is_behind_modal(std::string_view text, std::size_t at) const {
  while (at > 0 && text[at - 1] == ' ') --at;
  const Link* link = link_before(text, at);
  return link != nullptr && (link->modal || link->copula);
}

bool LinkedNoun::is_genitive(std::string_view word) const {
  const uint32_t row = resources_->lexicon().find(word, kPreposition, 0);
  return row != kNone && resources_->lexicon().entry(row).id == "genitive";
}

uint32_t LinkedNoun::before_word(std::string_view text, uint32_t at, std::string_view type) const {
  constexpr std::size_t kLongestUnspaced = 2;  // characters
  constexpr std::size_t kLongestWord = 64;     // bytes
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  std::size_t begin = end;
  const bool unspaced = han_before(text, end);
  for (std::size_t size = 0; begin > 0 && text[begin - 1] != ' ' && text[begin - 1] != '\n';
       ++size) {
    if (unspaced && size == kLongestUnspaced) break;
    if (end - begin > kLongestWord) return at;
    begin = utf8::previous(text, begin);
    if (unspaced && is(text.substr(begin, end - begin), type)) return static_cast<uint32_t>(begin);
  }
  const bool found = !unspaced && is(text.substr(begin, end - begin), type);
  return static_cast<uint32_t>(found ? begin : at);
}

uint32_t LinkedNoun::share_before(std::string_view text, uint32_t at) const {
  constexpr std::size_t kLongestWhole = 14;  // characters
  if (!is_owned(text, at)) return at;
  std::size_t begin = at;
  for (std::size_t size = 0; size < kLongestWhole && begin > 0; ++size) {
    const std::size_t last = utf8::previous(text, begin);
    if (is(text.substr(last, begin - last), "of_share")) return static_cast<uint32_t>(last);
    const Script script = script_of(utf8::decode(text, last));
    if (script != Script::han && script != Script::latin && text[last] != ' ') break;
    begin = last;
  }
  return at;
}

Span LinkedNoun::whole_of_share(std::string_view text, uint32_t share, uint32_t end) const {
  constexpr std::size_t kFewest = 2;  // characters
  constexpr std::size_t kMost = 8;
  const std::size_t begin = share + utf8::length(text[share]);
  std::size_t size = 0;
  for (std::size_t at = begin; at < end; at += utf8::length(text[at]), ++size) {
    if (!han_at(text, at)) return {};
  }
  return size >= kFewest && size <= kMost ? span_of(begin, end) : Span{};
}

bool LinkedNoun::is_owned(std::string_view text, uint32_t at) const {
  if (at == 0) return false;
  const std::size_t last = utf8::previous(text, at);
  return is(text.substr(last, at - last), "of_possessive");
}

bool LinkedNoun::is_object(std::string_view text, uint32_t at) const {
  if (!han_before(text, at)) return false;
  const std::size_t last = utf8::previous(text, at);
  return is(text.substr(last, at - last), "of_object");
}

bool LinkedNoun::owns(std::string_view text, uint32_t at) const {
  return han_at(text, at) && is(text.substr(at, utf8::length(text[at])), "of_possessive");
}

Span LinkedNoun::head_before(std::string_view text, std::size_t at) const {
  constexpr int kMostWords = 4;
  Span head;
  int nouns = 0;
  for (int words = 0; words < kMostWords && nouns < kMostGenitives; ++words) {
    if (at == 0 || text[at - 1] != ' ') break;
    const std::size_t end = at - 1;
    at = end;
    while (at > 0 && script_of(utf8::decode_before(text, at)) == Script::cyrillic)
      at = utf8::previous(text, at);
    const std::string_view word = text.substr(at, end - at);
    if (is(word, "of_stop") || is(word, kPreposition)) break;
    if (is(word, "change") && !is(word, "of_amount")) break;  // the forecast of output was cut
    if (is(word, "of_amount")) head = span_of(at, end);
    // An adjective belongs to the genitive behind it: the area of forest fires.
    const bool adjective = adjective_ends_.longest(word) != kNone && !is(word, "of_amount");
    if (!adjective) ++nouns;
  }
  return head;
}

Span LinkedNoun::after(std::string_view text, Span span, uint32_t begin) const {
  span.end = behind_bracket(text, behind_rate(text, span.end));
  if (span.end >= text.size() || text[span.end] != ' ') return {};
  const Lexicon& lexicon = resources_->lexicon();
  const std::size_t at = span.end + 1;
  for (const Worth& worth : worths_) {
    const std::size_t behind = at + worth.surface.size();
    if (!text.substr(at).starts_with(worth.surface) || behind >= text.size() || text[behind] != ' ')
      continue;
    const Span noun = noun_at(text, behind + 1, lexicon);
    const std::string_view name = slice(text, noun);
    // In fines, in aid; not in Texas.
    const bool fits =
        !name.empty() && name.ends_with(worth.ending) && name[0] >= 'a' && name[0] <= 'z';
    const std::string_view last = name.substr(name.rfind(' ') + 1);
    // In current dollars, in figures: how it is told.
    if (is(last, "of_measure")) return {};
    const bool amount = is(last, "of_amount");
    // 10% of them, of it: no noun.
    return !noun.empty() && (worth.ending.empty() || fits || amount) ? noun : Span{};
  }
  if (!is_attributive(text, span, lexicon) && !is_attributive(text, {begin, begin}, lexicon))
    return {};
  const Span noun = noun_at(text, at, lexicon);
  if (is_pace(slice(text, noun))) return {};
  // A 5% drop in sales: what dropped is what the preposition governs.
  const std::string_view name = slice(text, noun);
  if (!is(name.substr(name.rfind(' ') + 1), kChangeNoun)) return noun;
  for (const std::string_view joint : lexicon.surfaces("of_changed", 0)) {
    const std::size_t behind = noun.end + 1 + joint.size();
    if (behind >= text.size() || text[behind] != ' ' ||
        !text.substr(noun.end + 1).starts_with(joint))
      continue;
    const Span changed = noun_at(text, behind + 1, lexicon);
    if (!changed.empty()) return changed;
  }
  return noun;
}

Span LinkedNoun::amount_after(std::string_view text, Span span) const {
  if (span.end >= text.size() || text[span.end] != ' ') return {};
  const Span noun = noun_at(text, span.end + 1, resources_->lexicon());
  const std::string_view name = slice(text, noun);
  return is(name.substr(name.rfind(' ') + 1), "of_amount") ? noun : Span{};
}

Span LinkedNoun::part_of(std::string_view text, Span span, Whole whole) const {
  span.end = behind_rate(text, span.end);
  if (span.end >= text.size() || text[span.end] != ' ') return {};
  const Lexicon& lexicon = resources_->lexicon();
  const std::size_t at = span.end + 1;
  const std::size_t end = std::min(text.find(' ', at), text.size());
  const std::string_view word = text.substr(at, end - at);
  if (is(word, "of_part") && end < text.size()) return noun_at(text, end + 1, lexicon);
  return whole == Whole::bare && is(word, "of_article") ? noun_at(text, at, lexicon) : Span{};
}

bool LinkedNoun::is_pace(std::string_view noun) const {
  for (std::size_t at = 0; at < noun.size();) {
    const std::size_t end = std::min(noun.find(' ', at), noun.size());
    if (!is(noun.substr(at, end - at), "of_pace")) return false;
    at = end + 1;
  }
  return true;
}

Span LinkedNoun::not_compared(std::string_view text, Span noun, uint32_t end_of_noun) const {
  const uint32_t from = noun.empty() ? end_of_noun : noun.begin;
  if (!han_before(text, noun.empty() ? from : noun.end)) return noun;
  const std::size_t at = unspaced_.before_comparison(text, from);
  if (at == from) return noun;
  const Links rest = links_before(text, {static_cast<uint32_t>(at)});
  const std::size_t end = rest.begin;
  return han_before(text, end) ? unspaced_.before(text, end) : span_of(end, end);
}

bool LinkedNoun::leads_to_amount(std::string_view text, std::size_t end) const {
  const Link* link = link_before(text, end);
  return link != nullptr && link->surface.find(' ') != std::string_view::npos;
}

bool LinkedNoun::leads(std::string_view text, uint32_t at) const {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || script_of(utf8::decode_before(text, end)) != Script::cyrillic) return false;
  if (leads_to_amount(text, end)) return true;
  const std::size_t noun = text.rfind(' ', end - 1);
  if (noun == std::string_view::npos || noun == 0) return false;
  const std::size_t word = text.rfind(' ', noun - 1);
  const std::size_t begin = word == std::string_view::npos ? 0 : word + 1;
  return is(text.substr(begin, noun - begin), "of_preposition");
}

Span LinkedNoun::amount_before(std::string_view text, uint32_t at) const {
  std::size_t end = at;
  while (end > 0 && text[end - 1] == ' ') --end;
  if (end == 0 || end == at || script_of(utf8::decode_before(text, end)) != Script::cyrillic)
    return {};
  std::size_t begin = end;
  while (begin > 0 && script_of(utf8::decode_before(text, begin)) == Script::cyrillic)
    begin = utf8::previous(text, begin);
  // A preposition may stand between: an area of 100 square metres.
  const bool preposition = begin > 0 && is(text.substr(begin, end - begin), "of_stop");
  if (leads_to_amount(text, end) || is(text.substr(begin, end - begin), "change_against"))
    return {};
  return head_before(text, preposition ? begin : end + 1);
}

}  // namespace sagwan
