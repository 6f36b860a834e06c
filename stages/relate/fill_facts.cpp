// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/fill_facts.h"

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"

namespace sagwan {

namespace {

// Bytes of what may stand between two facts of a list: a comma, with its space.
constexpr uint32_t kMaxGap = 3;
// Bytes in which the endings of one office in two cases may differ (minister's, two Cyrillic
// letters).
constexpr std::size_t kEnding = 4;
// Shorter than this (bytes) a beginning says too little.
constexpr std::size_t kMinStem = 6;

bool parts_a_list(std::string_view gap) {
  if (gap.empty() || gap.size() > kMaxGap) return false;
  for (uint32_t at = 0; at < gap.size(); at += static_cast<uint32_t>(utf8::length(gap[at]))) {
    if (script_of(utf8::decode(gap, at)) != Script::none) return false;
  }
  return gap != " ";
}

/// Does `office` end with `word`, but for its first letter's case, behind a whole word or two Han
/// characters (one of them is a rank: vice, acting)?
bool is_end_of(std::string_view word, std::string_view office) {
  const auto first = static_cast<std::size_t>(utf8::length(word[0]));
  const std::size_t at = office.size() - word.size();
  const Script script = script_of(utf8::decode(word, 0));
  if (script == Script::han || script == Script::hangul)
    return at >= 2 * first && office.ends_with(word);
  return word.size() > first && office.ends_with(word.substr(first)) && office[at - 1] == ' ';
}

/// Does the first of several words of `office` begin as `word` does, but for case endings?
bool is_start_of(std::string_view word, std::string_view office) {
  const auto first = static_cast<std::size_t>(utf8::length(word[0]));
  const std::size_t end = office.find(' ');
  const std::size_t stem = word.size() > kMinStem + kEnding ? word.size() - kEnding : word.size();
  return end != std::string_view::npos && stem >= kMinStem && stem <= end &&
         office.substr(first, stem - first) == word.substr(first, stem - first);
}

bool is_short_for(std::string_view word, std::string_view office) {
  if (word.empty() || word.size() >= office.size()) return false;
  return is_end_of(word, office) || is_start_of(word, office);
}

}  // namespace

void fill_from_list(const Layer<Mention>& mentions, std::string_view text, uint16_t country,
                    Layer<Relation>& relations) {
  uint32_t carried = kNone;
  for (std::size_t i = 0; i < relations.size(); ++i) {
    Relation& relation = relations[i];
    if (relation.organisation_mention != kNone) {
      const Mention& body = mentions[relation.organisation_mention];
      const bool is_country = body.type == FindType::loc && body.subtype == country;
      carried = is_country ? relation.organisation : kNone;
      continue;
    }
    const bool listed = i > 0 && relations[i - 1].sentence == relation.sentence &&
                        relations[i - 1].span.end < relation.span.begin &&
                        parts_a_list(slice(text, {relations[i - 1].span.end, relation.span.begin}));
    if (!listed) carried = kNone;
    if (carried != kNone && relation.organisation == kNone) relation.organisation = carried;
  }
}

void join_short_offices(const Layer<Mention>& mentions, std::string_view text,
                        Layer<Relation>& relations) {
  for (Relation& relation : relations) {
    if (relation.organisation_mention != kNone) continue;
    const std::string_view word = slice(text, mentions[relation.object_mention].span);
    for (const Relation& other : relations) {
      if (other.subject != relation.subject || other.object == relation.object) continue;
      if (!is_short_for(word, slice(text, mentions[other.object_mention].span))) continue;
      relation.object = other.object;
      if (other.organisation != kNone) relation.organisation = other.organisation;
      break;
    }
  }
}

}  // namespace sagwan
