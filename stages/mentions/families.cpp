// SPDX-License-Identifier: Apache-2.0
#include "stages/mentions/families.h"

#include <algorithm>
#include <map>
#include <vector>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

/// A person of the text: the whole name, and an office beside it.
struct Holder {
  Span person;
  std::string_view office;
};

/// The persons with offices by the first syllable of their names in Hangul.
std::map<std::string_view, std::vector<Holder>> holders_of(std::string_view text,
                                                           const Layer<Find>& finds) {
  std::map<std::string_view, std::vector<Holder>> out;
  for (const Find& find : finds) {
    if (find.type != FindType::office) continue;
    const Capture* person = find.capture(Field::person);
    const Capture* office = find.capture(Field::office);
    if (person == nullptr || office == nullptr) continue;
    const std::string_view name = slice(text, person->span);
    const std::size_t first = utf8::length(name[0]);
    if (script_of(utf8::decode(name, 0)) != Script::hangul || name.size() <= first ||
        name.find(' ') != std::string_view::npos)
      continue;
    out[name.substr(0, first)].push_back({person->span, slice(text, office->span)});
  }
  return out;
}

/// The syllable of Hangul that stands by itself, with a space behind it, before byte `at`.
Span word_before(std::string_view text, uint32_t at) {
  if (at < 2 || text[at - 1] != ' ') return {};
  const auto from = static_cast<uint32_t>(utf8::previous(text, at - 1));
  if (script_of(utf8::decode(text, from)) != Script::hangul) return {};
  if (from > 0 && script_of(utf8::decode_before(text, from)) == Script::hangul) return {};
  return {from, at - 1};
}

}  // namespace

void add_families(std::string_view text, const Layer<Find>& finds, Layer<Mention>& mentions) {
  const auto holders = holders_of(text, finds);
  if (holders.empty()) return;
  std::vector<Mention> more;
  for (const Mention& office : mentions) {
    if (office.type != FindType::title) continue;
    const Span family = word_before(text, office.span.begin);
    if (family.empty()) continue;
    const auto named = holders.find(slice(text, family));
    if (named == holders.end()) continue;
    const std::string_view asked = slice(text, office.span);
    const auto holder = std::find_if(named->second.begin(), named->second.end(),
                                     [&](const Holder& h) { return h.office.ends_with(asked); });
    if (holder == named->second.end()) continue;
    const auto person = std::find_if(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.type == FindType::per && m.span == holder->person;
    });
    const bool taken = std::any_of(mentions.begin(), mentions.end(), [&](const Mention& m) {
      return m.span.overlaps(family) && !(m.type == FindType::title && m.span == family);
    });
    if (person == mentions.end() || taken) continue;
    Mention mention = *person;
    mention.span = family;
    mention.find = kNone;
    mention.entry = kNone;
    more.push_back(mention);
  }
  // What is a family name there is no king.
  std::erase_if(mentions, [&](const Mention& m) {
    return m.type == FindType::title &&
           std::any_of(more.begin(), more.end(),
                       [&](const Mention& p) { return p.span == m.span; });
  });
  mentions.insert(mentions.end(), more.begin(), more.end());
}

}  // namespace sagwan
