// SPDX-License-Identifier: Apache-2.0
#include "stages/link/offices_behind.h"

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kVice = "office_vice";
constexpr int kMostBodies = 4;  // between a person and his office

/// The longest mention that begins at `at`; kNone where there is none.
uint32_t longest_at(const Layer<Mention>& mentions, uint32_t at) {
  uint32_t out = kNone;
  for (auto m = first_from(mentions, at); m != mentions.end() && m->span.begin == at; ++m) {
    const auto i = static_cast<uint32_t>(m - mentions.begin());
    if (out == kNone || m->span.size() > mentions[out].span.size()) out = i;
  }
  return out;
}

}  // namespace

std::vector<OfficeBehind> offices_behind(std::string_view text, const Layer<Mention>& mentions) {
  std::vector<OfficeBehind> out;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type != FindType::per) continue;
    uint32_t at = mentions[i].span.end;
    for (int bodies = 0; bodies <= kMostBodies; ++bodies) {
      if (at < text.size() && text[at] == ' ') ++at;
      const uint32_t item = longest_at(mentions, at);
      if (item == kNone || mentions[item].type == FindType::per) break;
      const Span span = mentions[item].span;
      at = span.end;
      if (mentions[item].type == FindType::loc || mentions[item].type == FindType::org) continue;
      const Script script = script_of(utf8::decode_before(text, span.end));
      if (mentions[item].type == FindType::title &&
          (script == Script::hangul || script == Script::han))
        out.push_back({i, item, bodies == 0});
      break;
    }
  }
  return out;
}

bool is_short_for(std::string_view brief, std::string_view full, const Lexicon& lexicon) {
  if (full.size() <= brief.size() || !full.ends_with(brief)) return false;
  full.remove_suffix(brief.size());
  return lexicon.find(full.substr(utf8::previous(full, full.size())), kVice, 0) == kNone;
}

}  // namespace sagwan
