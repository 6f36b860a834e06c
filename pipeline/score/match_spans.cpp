// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/match_spans.h"

#include <map>
#include <tuple>

namespace sagwan {

namespace {

bool overlap(SourceSpan a, SourceSpan b) { return a.begin < b.end && b.begin < a.end; }

/// The rows that a record counts in.
class Rows {
 public:
  Rows(const std::string& list, ScoreSheet& sheet) : list_(list), sheet_(sheet) {
    sheet_.row(list_);
  }
  [[nodiscard]] std::string name(const std::string& kind) const {
    return kind.empty() ? list_ : list_ + " " + kind;
  }
  template <class Function>
  void count(const Marked& record, Function function) const {
    function(sheet_.row(list_));
    if (!record.kind.empty()) function(sheet_.row(name(record.kind)));
    for (const std::string& group : record.groups) function(sheet_.row(name(group)));
  }
  void differ(Difference::Kind what, const Marked& record) const {
    sheet_.differences.push_back({what, name(record.kind), record.hull(), ""});
  }

 private:
  const std::string& list_;
  ScoreSheet& sheet_;
};

}  // namespace

Pairs match_spans(const std::string& list, const std::vector<Marked>& gold,
                  const std::vector<Marked>& found, ScoreSheet& sheet) {
  enum class State : uint8_t { open, exact, overlapped, ignored };
  std::vector<State> gold_state(gold.size(), State::open);
  std::vector<State> found_state(found.size(), State::open);
  Pairs pairs;

  std::multimap<std::tuple<SourceSpan, std::string>, uint32_t> by_place;
  for (uint32_t f = 0; f < found.size(); ++f)
    by_place.emplace(std::tuple(found[f].hull(), found[f].kind), f);
  for (uint32_t g = 0; g < gold.size(); ++g) {
    const auto [first, last] = by_place.equal_range(std::tuple(gold[g].hull(), gold[g].kind));
    for (auto at = first; at != last; ++at) {
      const uint32_t f = at->second;
      if (found_state[f] != State::open || found[f].parts.size() != gold[g].parts.size()) continue;
      gold_state[g] = gold[g].optional ? State::ignored : State::exact;
      found_state[f] = gold_state[g];
      if (!gold[g].optional) pairs.exact.emplace_back(g, f);
      break;
    }
  }
  const auto first_open = [&](uint32_t g, bool any_kind) {
    for (uint32_t f = 0; f < found.size(); ++f) {
      if (found_state[f] == State::open && (any_kind || found[f].kind == gold[g].kind) &&
          overlap(found[f].hull(), gold[g].hull())) {
        return f;
      }
    }
    return kNone;
  };
  for (uint32_t g = 0; g < gold.size(); ++g) {
    if (gold_state[g] != State::open || gold[g].optional) continue;
    const uint32_t f = first_open(g, false);
    if (f == kNone) continue;
    gold_state[g] = found_state[f] = State::overlapped;
    pairs.overlap.emplace_back(g, f);
  }
  for (uint32_t g = 0; g < gold.size(); ++g) {
    if (!gold[g].optional) continue;
    for (uint32_t f = first_open(g, true); f != kNone; f = first_open(g, true)) {
      found_state[f] = State::ignored;
    }
  }

  const Rows rows(list, sheet);
  for (uint32_t g = 0; g < gold.size(); ++g) {
    if (gold[g].optional) continue;
    rows.count(gold[g], [&](Tally& t) {
      t.gold += 1;
      if (gold_state[g] == State::exact) t.hit();
      if (gold_state[g] == State::overlapped) t.overlaps += 1;
    });
    if (gold_state[g] != State::exact) rows.differ(Difference::Kind::missed, gold[g]);
  }
  for (uint32_t f = 0; f < found.size(); ++f) {
    if (found_state[f] == State::ignored) continue;
    rows.count(found[f], [](Tally& t) { t.found += 1; });
    if (found_state[f] != State::exact) rows.differ(Difference::Kind::false_find, found[f]);
  }
  return pairs;
}

}  // namespace sagwan
