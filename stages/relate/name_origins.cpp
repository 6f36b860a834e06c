// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/name_origins.h"

#include <algorithm>

#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kSurname = "surname";
constexpr std::string_view kJapanese = "japanese_family";
constexpr std::string_view kNaming = "naming";
constexpr std::string_view kNamingState = "naming_state";
constexpr std::string_view kStateHas = "state_has";
constexpr std::string_view kAll = "all";
constexpr int kMostSurname = 3;    // letters
constexpr std::size_t kGiven = 2;  // letters of a given name, at most
constexpr std::size_t kParts = 3;  // of a name in an alphabet: family name and two syllables

bool is_syllabic(Script script) { return script == Script::hangul || script == Script::han; }

/// Words of a name in an alphabet, and what a hyphen parts.
std::size_t parts_of(std::string_view name) {
  return static_cast<std::size_t>(
      1 + std::ranges::count_if(name, [](char c) { return c == ' ' || c == '-'; }));
}

void add(std::string_view id, std::vector<std::string_view>& out) {
  if (std::ranges::find(out, id) == out.end()) out.push_back(id);
}

/// Calls `visit` with each row of `type` with this surface.
template <class Visit>
void for_each_row(const Lexicon& lexicon, std::string_view surface, std::string_view type,
                  Visit visit) {
  const uint32_t first = lexicon.find(surface, type, 0);
  if (first == kNone) return;
  for (uint32_t i = first, end = first + lexicon.same(first); i < end; ++i) {
    const LexiconEntry entry = lexicon.entry(i);
    if (entry.type == type) visit(entry);
  }
}

}  // namespace

NameOrigins::NameOrigins(std::string_view text, const Layer<Mention>& mentions,
                         const Layer<EntityLink>& links, const Lexicon& lexicon)
    : text_(text),
      mentions_(mentions),
      links_(links),
      lexicon_(lexicon),
      office_words_(lexicon.surfaces(kStateHas, 0)) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != FindType::per) continue;
    const std::string_view name = slice(text, mentions[i].span);
    std::string_view& longest = names_[{links[i].entity, script_of(utf8::decode(name, 0))}];
    if (name.size() > longest.size()) longest = name;
  }
}

bool NameOrigins::States::may_be(std::string_view id) const {
  if (!only.empty()) return std::ranges::find(only, id) != only.end();
  return std::ranges::find(without, id) == without.end();
}

std::vector<std::string_view> NameOrigins::namings(std::string_view name) const {
  std::vector<std::string_view> out;
  const Script script = script_of(utf8::decode(name, 0));
  if (!is_syllabic(script)) {
    const std::string_view family = name.substr(0, name.find(' '));
    if (parts_of(name) != kParts || family.size() == name.size()) return out;
    for_each_row(lexicon_, family, kSurname,
                 [&](const LexiconEntry& row) { add(row.attribute(kNaming), out); });
    return out;
  }
  std::size_t letters = 0;
  for (std::size_t at = 0; at < name.size(); at += utf8::length(name[at]), ++letters) {
    if (script_of(utf8::decode(name, at)) != script) return out;
  }
  std::size_t end = 0;
  for (std::size_t size = 1; size <= kMostSurname && end < name.size(); ++size) {
    end += utf8::length(name[end]);
    const std::string_view family = name.substr(0, end);
    if (letters - size <= kGiven) {
      for_each_row(lexicon_, family, kSurname,
                   [&](const LexiconEntry& row) { add(row.attribute(kNaming), out); });
    }
    for_each_row(lexicon_, family, kJapanese, [&](const LexiconEntry&) { add(kJapanese, out); });
  }
  return out;
}

void NameOrigins::add_states(std::string_view naming, std::vector<std::string_view>& out) const {
  for_each_row(lexicon_, naming, kNamingState, [&](const LexiconEntry& row) { add(row.id, out); });
}

NameOrigins::States NameOrigins::states_of(uint32_t person, std::string_view office) const {
  States out;
  const std::string_view word = slice(text_, mentions_[person].span);
  const Script script = script_of(utf8::decode(word, 0));
  const auto found = names_.find({links_[person].entity, script});
  const std::string_view name = found == names_.end() ? word : found->second;
  for (const std::string_view naming : namings(name)) add_states(naming, out.only);
  if (out.only.empty()) {
    if (!is_syllabic(script) || utf8::count(name) < 2) return out;
    for (const std::string_view naming : lexicon_.surfaces(kNamingState, 0)) {
      for_each_row(lexicon_, naming, kNamingState, [&](const LexiconEntry& row) {
        if (!row.attribute(kAll).empty()) add(row.id, out.without);
      });
    }
    return out;
  }
  std::string_view longest;
  for (const std::string_view part : office_words_) {
    if (part.size() > longest.size() && office.find(part) != std::string_view::npos) longest = part;
  }
  std::vector<std::string_view> having;
  for_each_row(lexicon_, longest, kStateHas, [&](const LexiconEntry& row) { add(row.id, having); });
  if (having.empty()) return out;
  std::erase_if(out.only,
                [&](std::string_view id) { return std::ranges::find(having, id) == having.end(); });
  if (out.only.empty()) out.only = having;
  return out;
}

}  // namespace sagwan
