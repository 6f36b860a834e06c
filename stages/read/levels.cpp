// SPDX-License-Identifier: Apache-2.0
// Levels: a marker that is new stands one below the statement before it; one that was seen keeps
// its level. Where two markers got the same level and yet follow each other, the one that more
// often follows something higher goes above. A bullet that usually stands lower than one that comes
// later (`markers.order`) gets its level where it stands under that one.
#include <algorithm>
#include <array>
#include <map>
#include <unordered_map>
#include <utility>
#include <vector>

#include "stages/read/blocks.h"

namespace sagwan {

namespace {

constexpr uint8_t kMostLevel = 20;
constexpr MarkerClass kHeadingWord = 1;  // headings without a number; no bullet has this code point

constexpr MarkerClass kSetHeading = 2;  // and on: headings whose level the layout says

using Levels = std::unordered_map<MarkerClass, uint8_t>;
using MarkerPairs = std::unordered_map<MarkerClass, MarkerClass>;

bool has_level(const Draft& draft) {
  if (draft.table != kNone) return false;
  return draft.kind == BlockKind::heading || draft.kind == BlockKind::item;
}

// Headings have levels of their own: the same numbering may serve headings and statements.
constexpr MarkerClass heading_class(MarkerClass marker) { return marker + 2 * kNumberingBase; }

MarkerClass class_of_draft(const Draft& draft) {
  if (draft.kind != BlockKind::heading) return draft.marker;
  if (draft.set_level > 0) return kSetHeading + draft.set_level;
  return draft.marker == kNoMarker ? kHeadingWord : heading_class(draft.marker);
}

// Levels of the numberings that serve as headings: 1 and up, in the order in which numberings nest.
Levels heading_levels(const std::vector<Draft>& drafts) {
  std::array<bool, kNumberings> used{};
  for (const Draft& draft : drafts) {
    if (draft.kind == BlockKind::heading && draft.set_level == 0)
      used[static_cast<std::size_t>(numbering_of(draft.marker))] = true;
  }
  Levels levels{{kHeadingWord, 1}};
  uint8_t level = 0;
  for (const Draft& draft : drafts) {
    if (draft.set_level > 0) {
      levels[kSetHeading + draft.set_level] = draft.set_level;
      level = std::max(level, draft.set_level);
    }
  }
  for (std::size_t i = 1; i < used.size(); ++i) {
    if (used[i]) levels[heading_class(class_of(static_cast<Numbering>(i)))] = ++level;
  }
  return levels;
}

// Place of a bullet among the kinds of `markers.order`, from 1; 0: in none of them.
uint32_t rank_of(MarkerClass marker, const ReadConfig& config) {
  const std::size_t at = config.order.find(static_cast<char32_t>(marker));
  if (marker == kNoMarker || at == std::u32string::npos) return 0;
  return 1 +
         static_cast<uint32_t>(std::count(
             config.order.begin(), config.order.begin() + static_cast<std::ptrdiff_t>(at), U' '));
}

// `found[b] = a`: a comes later than b, but is of a higher kind, and how they follow each other,
// other markers aside, does not tell that b stands above it: b comes behind a as often as before
// it, but for the first time, and several of b follow each other rather than several of a.
MarkerPairs early_markers(const std::vector<Draft>& drafts, const ReadConfig& config) {
  std::vector<MarkerClass> order;  // ranked bullets by first occurrence
  std::map<std::pair<MarkerClass, MarkerClass>, uint32_t> follows;
  MarkerClass before = kNoMarker;
  for (const Draft& draft : drafts) {
    if (draft.kind != BlockKind::item || draft.table != kNone || rank_of(draft.marker, config) == 0)
      continue;
    ++follows[{before, draft.marker}];
    before = draft.marker;
    if (std::find(order.begin(), order.end(), before) == order.end()) order.push_back(before);
  }
  MarkerPairs found;
  for (std::size_t b = 0; b < order.size(); ++b) {
    for (std::size_t a = b + 1; a < order.size(); ++a) {
      const bool lower = rank_of(order[a], config) < rank_of(order[b], config);
      const bool alternate = follows[{order[a], order[b]}] + 1 >= follows[{order[b], order[a]}];
      const bool repeats = follows[{order[b], order[b]}] >= follows[{order[a], order[a]}];
      if (lower && alternate && repeats) found.try_emplace(order[b], order[a]);
    }
  }
  return found;
}

// Levels by first occurrence. `below[b] = a`: b stands under a, whatever its first occurrence says.
// `before_rules` are the levels without them, for markers that come later. `early[b] = a`: what b
// stands under by its occurrences before a tells nothing.
Levels assign(const std::vector<Draft>& drafts, const MarkerPairs& below,
              const Levels& before_rules, const MarkerPairs& early) {
  Levels levels = heading_levels(drafts);
  const bool headings =
      levels.size() > 1 || std::any_of(drafts.begin(), drafts.end(),
                                       [](const Draft& d) { return d.kind == BlockKind::heading; });
  const auto pass = [&](const MarkerPairs& held) {
    uint8_t before = headings ? 1 : 0;
    for (const Draft& draft : drafts) {
      if (!has_level(draft)) continue;
      const MarkerClass marker = class_of_draft(draft);
      auto found = levels.find(marker);
      if (found == levels.end()) {
        const auto waits = held.find(marker);
        if (waits != held.end() && !levels.contains(waits->second)) continue;
        uint8_t level = static_cast<uint8_t>(std::min<uint32_t>(before + 1U, kMostLevel));
        const auto rule = below.find(marker);
        if (rule != below.end()) {
          const auto above = levels.find(rule->second);
          const uint32_t least =
              (above == levels.end() ? before_rules.at(rule->second) : above->second) + 1U;
          level = static_cast<uint8_t>(
              std::min<uint32_t>(std::max<uint32_t>(level, least), kMostLevel));
        }
        found = levels.emplace(marker, level).first;
      }
      before = found->second;
    }
  };
  pass(early);
  if (!early.empty()) pass({});
  return levels;
}

// Pairs of markers on one level that follow each other directly.
MarkerPairs contradictions(const std::vector<Draft>& drafts, const Levels& levels) {
  struct Count {
    uint32_t after_higher = 0;
    uint32_t all = 0;
  };
  std::unordered_map<MarkerClass, Count> counts;
  std::vector<std::pair<MarkerClass, MarkerClass>> pairs;
  MarkerClass before = kNoMarker;
  for (const Draft& draft : drafts) {
    if (!has_level(draft)) continue;
    const MarkerClass marker = class_of_draft(draft);
    const uint8_t level = levels.at(marker);
    Count& count = counts[marker];
    ++count.all;
    if (before == kNoMarker || levels.at(before) < level) ++count.after_higher;
    if (before != kNoMarker && before != marker && levels.at(before) == level &&
        draft.kind == BlockKind::item && before != kHeadingWord) {
      pairs.emplace_back(before, marker);
    }
    before = marker;
  }
  MarkerPairs below;
  for (const auto& [a, b] : pairs) {
    const double share_a = static_cast<double>(counts[a].after_higher) / counts[a].all;
    const double share_b = static_cast<double>(counts[b].after_higher) / counts[b].all;
    if (share_a > share_b) below.try_emplace(b, a);
    if (share_b > share_a) below.try_emplace(a, b);
  }
  return below;
}

}  // namespace

void set_levels(Drafts& drafts, const ReadConfig& config) {
  const MarkerPairs early = early_markers(drafts.list, config);
  Levels levels = assign(drafts.list, {}, {}, early);
  const auto below = contradictions(drafts.list, levels);
  if (!below.empty()) levels = assign(drafts.list, below, levels, early);
  std::array<uint32_t, kMostLevel + 2> path{};
  path.fill(kNone);
  uint8_t before = 0;
  for (uint32_t i = 0; i < drafts.list.size(); ++i) {
    Draft& draft = drafts.list[i];
    const bool under_item = draft.kind == BlockKind::remark && draft.marker != kNoMarker &&
                            !is_numbering(draft.marker) && draft.table == kNone;
    if (!has_level(draft) && !under_item) {
      if (draft.kind == BlockKind::paragraph && draft.parent == kNone) {
        for (uint8_t level = before; level > 0 && draft.parent == kNone; --level) {
          if (path[level] != kNone && drafts.list[path[level]].kind == BlockKind::heading)
            draft.parent = path[level];
        }
      }
      continue;
    }
    const uint8_t level = under_item
                              ? static_cast<uint8_t>(std::min<uint32_t>(before + 1U, kMostLevel))
                              : levels.at(class_of_draft(draft));
    draft.level = level;
    for (uint8_t above = static_cast<uint8_t>(level - 1); above > 0 && draft.parent == kNone;
         --above) {
      draft.parent = path[above];
    }
    if (under_item) continue;
    path[level] = i;
    std::fill(path.begin() + level + 1, path.end(), kNone);
    before = level;
  }
}

}  // namespace sagwan
