// SPDX-License-Identifier: Apache-2.0
#include "stages/link/fuller_offices.h"

#include <algorithm>
#include <string>

#include "pipeline/core/by_place.h"
#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

constexpr std::string_view kSuffix = "org_suffix";
constexpr uint32_t kLongestBody = 60;  // bytes
constexpr int kShortestStem = 2;       // letters

/// The longest name of a body that ends before `at` or before a space there; empty for none.
std::string_view body_before(std::string_view text, const Layer<Mention>& mentions, uint32_t at) {
  const uint32_t end = at > 0 && text[at - 1] == ' ' ? at - 1 : at;
  for (auto m = first_from(mentions, end - std::min(end, kLongestBody));
       m != mentions.end() && m->span.begin < end; ++m) {
    if (m->type == FindType::org && m->span.end == end) return slice(text, m->span);
  }
  return {};
}

}  // namespace

NamedOffices named_offices(std::string_view text, const Layer<Mention>& mentions) {
  NamedOffices out;
  for (uint32_t i = 0; i < mentions.size(); ++i) {
    if (mentions[i].type == FindType::title) out.try_emplace(slice(text, mentions[i].span), i);
  }
  return out;
}

uint32_t fuller_office(std::string_view body, std::string_view office, const NamedOffices& named,
                       const Lexicon& lexicon) {
  uint32_t out = kNone;
  if (office.empty() || script_of(utf8::decode_before(office, office.size())) != Script::hangul)
    return out;
  int letters = 0;
  for (std::size_t at = 0; at < body.size(); at += utf8::length(body[at]), ++letters) {
    const std::string_view noun = body.substr(at);
    if (letters < kShortestStem || utf8::count(noun) < 2 || lexicon.find(noun, kSuffix, 0) == kNone)
      continue;
    std::string name(body.substr(0, at));
    name += office;
    if (const auto found = named.find(name); found != named.end()) out = found->second;
  }
  return out;
}

std::vector<uint32_t> fuller_offices(std::string_view text, const Layer<Mention>& mentions,
                                     const Lexicon& lexicon) {
  std::vector<uint32_t> out(mentions.size(), kNone);
  const NamedOffices named = named_offices(text, mentions);
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Mention& m = mentions[i];
    if (m.type != FindType::title) continue;
    out[i] = fuller_office(body_before(text, mentions, m.span.begin), slice(text, m.span), named,
                           lexicon);
  }
  return out;
}

}  // namespace sagwan
