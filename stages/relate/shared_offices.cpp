// SPDX-License-Identifier: Apache-2.0
#include "stages/relate/shared_offices.h"

#include <algorithm>
#include <string>
#include <tuple>
#include <vector>

namespace sagwan {

namespace {

constexpr std::string_view kExclusive = "exclusive";
constexpr std::string_view kInBody = "body";
constexpr std::size_t kDaySize = 10;  // 2023-09-13

/// A fact that may contradict another: the day and office that they must share come first.
struct Tenure {
  uint32_t office = kNone;
  uint32_t body = kNone;
  std::string_view day;
  uint32_t fact = kNone;

  [[nodiscard]] auto seat() const { return std::tie(office, body, day); }
};

bool is_exclusive(const Relation& relation, const Layer<Mention>& mentions,
                  const Lexicon& lexicon) {
  const Mention& office = mentions[relation.object_mention];
  if (office.entry == kNone) return false;
  const std::string_view exclusive = lexicon.entry(office.entry).attribute(kExclusive);
  if (exclusive != kInBody) return !exclusive.empty();
  return relation.organisation_mention != kNone &&
         mentions[relation.organisation_mention].type == FindType::org;
}

/// The one day of `time`; empty for months, years and intervals, in which an office may pass on.
std::string_view day_of(const Time& time) {
  if (time.type != TimeType::date && time.type != TimeType::time) return {};
  if (time.grain == Grain::none || time.grain > Grain::day) return {};
  return time.begin.view().substr(0, kDaySize);
}

}  // namespace

void note_shared_offices(const Layer<Relation>& relations, const Layer<Mention>& mentions,
                         const Layer<Time>& times, const Lexicon& lexicon, std::string_view text,
                         Diagnostics& diagnostics) {
  std::vector<Tenure> tenures;
  for (uint32_t i = 0; i < relations.size(); ++i) {
    const Relation& relation = relations[i];
    if (relation.organisation == kNone || relation.time == kNone) continue;
    const std::string_view day = day_of(times[relation.time]);
    if (day.empty() || !is_exclusive(relation, mentions, lexicon)) continue;
    tenures.push_back({relation.object, relation.organisation, day, i});
  }
  std::sort(tenures.begin(), tenures.end(), [](const Tenure& a, const Tenure& b) {
    return a.seat() != b.seat() ? a.seat() < b.seat() : a.fact < b.fact;
  });
  const auto words = [&](uint32_t mention) {
    return std::string(slice(text, mentions[mention].span));
  };
  for (auto at = tenures.begin(); at != tenures.end();) {
    const Relation& first = relations[at->fact];
    std::vector<uint32_t> holders = {first.subject};
    auto end = at;
    for (; end != tenures.end() && end->seat() == at->seat(); ++end) {
      const Relation& other = relations[end->fact];
      if (std::find(holders.begin(), holders.end(), other.subject) != holders.end()) continue;
      holders.push_back(other.subject);
      diagnostics.add(Code::office_shared, other.span,
                      "on " + std::string(at->day) + " both " + words(first.subject_mention) +
                          " and " + words(other.subject_mention) + " hold " +
                          words(other.object_mention));
    }
    at = end;
  }
}

}  // namespace sagwan
