// SPDX-License-Identifier: Apache-2.0
#include "stages/front/dateline.h"

#include <algorithm>
#include <array>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "pipeline/rules/fields.h"

namespace sagwan {

namespace {

// A place, perhaps with its country or agency: more bytes than that before the date are a sentence
// (the longest seen, a Russian city with its agency, has 52).
constexpr uint32_t kLongestPlace = 72;
constexpr std::size_t kMostWords = 6;
// How far into a block a rule's cue counts as its head: a reporter's name may stand before it.
constexpr uint32_t kHead = 120;
// What may stand behind a date line's date, besides the line's end.
constexpr std::array<char32_t, 8> kCloses = {'(', '/', '-', ':', '=', kEnDash, 0x2014, 0x2015};

}  // namespace

bool in_dateline(std::string_view text, Span block, Span date) {
  if (date.begin <= block.begin || date.begin - block.begin > kLongestPlace) return false;
  std::string_view before = text.substr(block.begin, date.begin - block.begin);
  while (!before.empty() && before.back() == ' ') before.remove_suffix(1);
  if (before.empty() || before.back() != ',') return false;
  const auto words = static_cast<std::size_t>(std::count(before.begin(), before.end(), ' ')) + 1;
  if (words > kMostWords || before.find(". ") != std::string_view::npos) return false;
  std::size_t at = date.end;
  while (at < block.end && (text[at] == ' ' || text[at] == '.')) ++at;
  if (at >= block.end || text[at] == '\n') return true;
  return std::find(kCloses.begin(), kCloses.end(), utf8::decode(text, at)) != kCloses.end();
}

bool is_dateline_cue(std::string_view text, const Find& find, const Resources& resources) {
  return find.type == FindType::cue &&
         Fields(find, text, resources).value(Field::cue) == "dateline";
}

bool has_dateline_cue(std::string_view text, const Block& block, std::span<const Find> finds,
                      const Resources& resources) {
  auto at =
      std::lower_bound(finds.begin(), finds.end(), block.span.begin,
                       [](const Find& find, uint32_t place) { return find.span.begin < place; });
  for (; at != finds.end() && at->span.begin < block.span.end; ++at) {
    if (at->span.begin > block.span.begin + kHead) break;
    if (is_dateline_cue(text, *at, resources)) return true;
  }
  return false;
}

}  // namespace sagwan
