// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/inner_names.h"

#include <algorithm>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

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

}  // namespace

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

}  // namespace sagwan
