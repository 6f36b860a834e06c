// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/crossed_offices.h"

#include <set>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/mentions/span_index.h"

namespace sagwan {

namespace {

constexpr std::string_view kTitle = "TITLE";
constexpr int kLongestOffice = 6;  // letters

/// The longest office that ends at `end` with the letter before; empty where none does.
Span office_ending(std::string_view text, uint32_t end, const Lexicon& lexicon) {
  Span longest;
  auto begin = static_cast<uint32_t>(utf8::previous(text, end));
  for (int letters = 1; letters < kLongestOffice && begin > 0; ++letters) {
    begin = static_cast<uint32_t>(utf8::previous(text, begin));
    if (script_of(utf8::decode(text, begin)) != Script::han) break;
    if (lexicon.find(slice(text, {begin, end}), kTitle, 0) != kNone) longest = {begin, end};
  }
  return longest;
}

/// The office whose word begins with `body` and has one letter more; empty where it is none.
Span office_of(std::string_view text, Span body, const Lexicon& lexicon) {
  if (body.end >= text.size() || script_of(utf8::decode(text, body.end)) != Script::han) return {};
  const Span office{body.begin, body.end + static_cast<uint32_t>(utf8::length(text[body.end]))};
  return lexicon.find(slice(text, office), kTitle, 0) == kNone ? Span{} : office;
}

}  // namespace

void add_crossed_offices(std::string_view text, const Layer<Find>& finds, const Lexicon& lexicon,
                         Layer<Mention>& mentions) {
  std::set<uint32_t> persons;  // where they begin
  for (const Mention& m : mentions) {
    if (m.type == FindType::per) persons.insert(m.span.begin);
  }
  const SpanIndex index(mentions);
  Layer<Mention> out;
  std::set<Span> added;  // several rules may find the person who is none
  for (const Find& find : finds) {
    const uint32_t begin = find.span.begin;
    if (find.type != FindType::per || find.rule == kNone || begin == 0 || persons.contains(begin) ||
        script_of(utf8::decode(text, begin)) != Script::han)
      continue;
    const uint32_t end = begin + static_cast<uint32_t>(utf8::length(text[begin]));
    if (!persons.contains(end)) continue;
    const Span office = office_ending(text, end, lexicon);
    if (office.empty() || index.any(office, [](uint32_t /*any*/) { return true; }) ||
        !added.insert(office).second)
      continue;
    out.push_back({office, FindType::title, find.lang, 0, kNone,
                   lexicon.find(slice(text, office), kTitle, 0), kNone});
  }
  for (const Mention& body : mentions) {
    if (body.type != FindType::org) continue;
    const Span office = office_of(text, body.span, lexicon);
    const Span letter{body.span.end, office.end};
    if (office.empty() || !persons.contains(office.end) ||
        index.any(letter, [](uint32_t /*any*/) { return true; }) || !added.insert(office).second)
      continue;
    out.push_back({office, FindType::title, body.lang, 0, kNone,
                   lexicon.find(slice(text, office), kTitle, 0), kNone});
  }
  mentions.insert(mentions.end(), out.begin(), out.end());
}

}  // namespace sagwan
