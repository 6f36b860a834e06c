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

/// Pairs the records of a list: exact ones first, then those that overlap.
class Matching {
 public:
  Matching(const std::vector<Marked>& gold, const std::vector<Marked>& found)
      : gold_(gold),
        found_(found),
        gold_state_(gold.size(), State::open),
        found_state_(found.size(), State::open) {
    pair_exact();
    pair_overlapping();
    ignore_beside_optional();
  }

  void count(const Rows& rows) const {
    for (uint32_t g = 0; g < gold_.size(); ++g) {
      if (gold_[g].optional) continue;
      rows.count(gold_[g], [&](Tally& t) {
        t.gold += 1;
        if (gold_state_[g] == State::exact) t.hit();
        if (gold_state_[g] == State::overlapped) t.overlaps += 1;
      });
      if (gold_state_[g] != State::exact) rows.differ(Difference::Kind::missed, gold_[g]);
    }
    for (uint32_t f = 0; f < found_.size(); ++f) {
      if (found_state_[f] == State::ignored) continue;
      rows.count(found_[f], [](Tally& t) { t.found += 1; });
      if (found_state_[f] != State::exact) rows.differ(Difference::Kind::false_find, found_[f]);
    }
  }

  [[nodiscard]] Pairs pairs() && { return std::move(pairs_); }

 private:
  enum class State : uint8_t { open, exact, overlapped, ignored };

  void pair_exact() {
    std::multimap<std::tuple<SourceSpan, std::string>, uint32_t> by_place;
    for (uint32_t f = 0; f < found_.size(); ++f)
      by_place.emplace(std::tuple(found_[f].hull(), found_[f].kind), f);
    for (uint32_t g = 0; g < gold_.size(); ++g) {
      const auto [first, last] = by_place.equal_range(std::tuple(gold_[g].hull(), gold_[g].kind));
      for (auto at = first; at != last; ++at) {
        const uint32_t f = at->second;
        if (found_state_[f] != State::open || found_[f].parts.size() != gold_[g].parts.size())
          continue;
        gold_state_[g] = gold_[g].optional ? State::ignored : State::exact;
        found_state_[f] = gold_state_[g];
        if (!gold_[g].optional) pairs_.exact.emplace_back(g, f);
        break;
      }
    }
  }

  void pair_overlapping() {
    for (uint32_t g = 0; g < gold_.size(); ++g) {
      if (gold_state_[g] != State::open || gold_[g].optional) continue;
      for (uint32_t f = 0; f < found_.size(); ++f) {
        if (found_state_[f] != State::open || found_[f].kind != gold_[g].kind ||
            !overlap(found_[f].hull(), gold_[g].hull()))
          continue;
        gold_state_[g] = found_state_[f] = State::overlapped;
        pairs_.overlap.emplace_back(g, f);
        break;
      }
    }
  }

  /// What overlaps an optional record, of whatever kind, counts for nothing.
  void ignore_beside_optional() {
    for (const Marked& record : gold_) {
      if (!record.optional) continue;
      for (uint32_t f = 0; f < found_.size(); ++f) {
        if (found_state_[f] == State::open && overlap(found_[f].hull(), record.hull()))
          found_state_[f] = State::ignored;
      }
    }
  }

  const std::vector<Marked>& gold_;
  const std::vector<Marked>& found_;
  std::vector<State> gold_state_;
  std::vector<State> found_state_;
  Pairs pairs_;
};

}  // namespace

Pairs match_spans(const std::string& list, const std::vector<Marked>& gold,
                  const std::vector<Marked>& found, ScoreSheet& sheet) {
  Matching matching(gold, found);
  matching.count(Rows(list, sheet));
  return std::move(matching).pairs();
}

}  // namespace sagwan
