// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/conflicts.h"

#include <algorithm>
#include <numeric>
#include <utility>
#include <vector>

#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

/// Names whose words are their own: a date or number inside is no find (KN-09), nor another name.
bool closes_values(FindType type) {
  return type == FindType::product || type == FindType::org || type == FindType::per ||
         type == FindType::loc;
}

bool crosses(Span a, Span b) { return a.overlaps(b) && !a.contains(b) && !b.contains(a); }

/// Can both stand?
bool together(const Find& a, const Find& b) {
  if (!a.span.overlaps(b.span)) return true;
  if (a.type == FindType::none || b.type == FindType::none) {
    // A false friend keeps off what starts or ends in it, not a name or a title that holds all of
    // it.
    const Find& other = a.type == FindType::none ? b : a;
    const Find& false_friend = a.type == FindType::none ? a : b;
    return conflict_group(other.type) != ConflictGroup::value && other.span != false_friend.span &&
           other.span.contains(false_friend.span);
  }
  const ConflictGroup group = conflict_group(a.type);
  const ConflictGroup other = conflict_group(b.type);
  if (group != other) {
    const bool values_and_name = (group == ConflictGroup::value && other == ConflictGroup::name) ||
                                 (group == ConflictGroup::name && other == ConflictGroup::value);
    if (!values_and_name) return true;
    const Find& name = group == ConflictGroup::name ? a : b;
    const Find& value = group == ConflictGroup::name ? b : a;
    return !(closes_values(name.type) && name.span.contains(value.span) && name.span != value.span);
  }
  if (group == ConflictGroup::value || group == ConflictGroup::citation) return false;
  if (group == ConflictGroup::other) return a.type != b.type;
  if (a.type == b.type) {
    // A country stays marked in the name of a site (annotation guide, LOC).
    return a.type == FindType::loc && a.subtype != b.subtype && a.span != b.span &&
           !crosses(a.span, b.span) && (a.span.size() > b.span.size() ? a : b).open;
  }
  if (a.span == b.span) return false;
  if (crosses(a.span, b.span)) return false;
  return (a.span.size() > b.span.size() ? a : b).open;
}

/// Numbers of finds in order of their spans. They stand in pieces, so that one more in a line of a
/// hundred thousand moves few of them.
class Ordered {
 public:
  explicit Ordered(const std::vector<Find>& finds) : finds_(finds) {
    std::vector<uint32_t> all(finds.size());
    std::iota(all.begin(), all.end(), 0U);
    std::sort(all.begin(), all.end(), [&](uint32_t a, uint32_t b) { return before(a, b); });
    if (all.size() < kHalfPiece) {
      pieces_.push_back(std::move(all));
      return;
    }
    for (std::size_t i = 0; i < all.size(); i += kHalfPiece) {
      pieces_.emplace_back(
          all.begin() + static_cast<std::ptrdiff_t>(i),
          all.begin() + static_cast<std::ptrdiff_t>(std::min(i + kHalfPiece, all.size())));
    }
  }

  void insert(uint32_t find) {
    const auto piece = std::partition_point(pieces_.begin(), pieces_.end() - 1,
                                            [&](const auto& p) { return before(p.back(), find); });
    piece->insert(std::lower_bound(piece->begin(), piece->end(), find,
                                   [&](uint32_t a, uint32_t b) { return before(a, b); }),
                  find);
    if (piece->size() < 2 * kHalfPiece) return;
    std::vector<uint32_t> rest(piece->begin() + kHalfPiece, piece->end());
    piece->resize(kHalfPiece);
    pieces_.insert(piece + 1, std::move(rest));
  }

  /// Calls `see` for those that begin in `[from, to)`, in order, as long as it is true.
  template <class See>
  void each(uint32_t from, uint32_t to, See see) const {
    const auto begins_before = [&](uint32_t find) { return finds_[find].span.begin < from; };
    auto piece = std::partition_point(pieces_.begin(), pieces_.end() - 1,
                                      [&](const auto& p) { return begins_before(p.back()); });
    auto at = std::partition_point(piece->begin(), piece->end(), begins_before);
    for (;; at = piece->begin()) {
      for (; at != piece->end(); ++at) {
        if (finds_[*at].span.begin >= to || !see(*at)) return;
      }
      if (++piece == pieces_.end()) return;
    }
  }

 private:
  static constexpr std::size_t kHalfPiece = 512;
  [[nodiscard]] bool before(uint32_t a, uint32_t b) const {
    return finds_[a].span < finds_[b].span;
  }

  const std::vector<Find>& finds_;
  std::vector<std::vector<uint32_t>> pieces_;  ///< none is empty but an only one
};

/// Settles candidates one after the other, the best first.
class Settler {
 public:
  Settler(std::vector<Find>& settled, MatchTrace* trace)
      : settled_(settled), trace_(trace), ordered_(settled) {
    for (const Find& find : settled) longest_ = std::max(longest_, find.span.size());
  }

  void settle(const Candidate& candidate) {
    if (const uint32_t winner = blocked_by(candidate); winner != kNone) {
      if (trace_ != nullptr) trace_->lost(candidate.find, settled_[winner]);
      return;
    }
    const auto index = static_cast<uint32_t>(settled_.size());
    for (const uint32_t part : candidate.parts) {
      Find& inner = settled_[part];
      if (inner.outer == kNone && candidate.find.span.contains(inner.span) &&
          !together(candidate.find, inner)) {
        inner.outer = index;
      }
    }
    for (const uint32_t weak : giving_way_) {
      settled_[weak].outer = index;
      if (trace_ != nullptr) trace_->lost(settled_[weak], candidate.find);
    }
    settled_.push_back(candidate.find);
    ordered_.insert(index);
    longest_ = std::max(longest_, candidate.find.span.size());
  }

 private:
  /// The settled find that keeps the candidate from standing; kNone where none does, and then
  /// giving_way_ are the weak finds whose place it takes.
  uint32_t blocked_by(const Candidate& candidate) {
    giving_way_.clear();
    const uint32_t from =
        candidate.find.span.begin > longest_ ? candidate.find.span.begin - longest_ : 0;
    uint32_t winner = kNone;
    ordered_.each(from, candidate.find.span.end, [&](uint32_t i) {
      const Find& other = settled_[i];
      if (other.outer != kNone || takes_over(candidate, i)) return true;
      if (together(candidate.find, other)) return true;
      if (!other.weak || candidate.find.weak) {
        winner = i;
        return false;
      }
      giving_way_.push_back(i);
      return true;
    });
    return winner;
  }

  /// Is the settled find a part of the candidate, which takes its place?
  [[nodiscard]] bool takes_over(const Candidate& candidate, uint32_t settled) const {
    const Find& part = settled_[settled];
    const auto& parts = candidate.parts;
    return std::find(parts.begin(), parts.end(), settled) != parts.end() &&
           candidate.find.span.contains(part.span) &&
           conflict_group(part.type) == conflict_group(candidate.find.type);
  }

  std::vector<Find>& settled_;
  MatchTrace* trace_;
  Ordered ordered_;       ///< settled finds, so that only a neighbourhood is looked at
  uint32_t longest_ = 0;  ///< bytes of the longest settled find
  std::vector<uint32_t> giving_way_;
};

/// Does a rule of dates name a day, a quarter or a half? Years and decades alone begin a count like
/// any number.
bool names_day(const Rule& rule) {
  return std::ranges::any_of(rule.groups, [](const auto& group) {
    return group.second == Field::day || group.second == Field::quarter ||
           group.second == Field::half;
  });
}

/// Does a rule find numbers that count nothing (4 million)? Such a one is no day's: on May 1 and 4
/// million.
bool is_bare_number(const Rule& rule) {
  return std::ranges::any_of(rule.set, [](const auto& constant) {
    return constant.first == Field::kind && constant.second == "number";
  });
}

/// Is the number of the count `find` the last one of the date `date`: the Oct. 7 attacks, 9 May
/// parades, Q3 2022 sales?
bool counts_day(const Find& find, const Find& date) {
  return date.span.begin <= find.span.begin && date.span.end > find.span.begin &&
         date.span.end < find.span.end;
}

/// The day of a date counts nothing, nor the year of a quarter: takes away the candidates of
/// counting rules that it begins, which stand below the usual rank.
void drop_counted_days(std::vector<Candidate>& candidates, const std::vector<Rule>& rules,
                       MatchTrace* trace) {
  std::vector<Find> dates;
  uint32_t longest = 0;
  for (const Candidate& c : candidates) {
    if (c.find.type != FindType::date || c.find.weak || c.find.rule == kNone) continue;
    if (!names_day(rules[c.find.rule])) continue;
    dates.push_back(c.find);
    longest = std::max(longest, c.find.span.size());
  }
  if (dates.empty()) return;
  std::ranges::sort(dates, {}, &Find::span);
  std::erase_if(candidates, [&](const Candidate& c) {
    if (c.find.type != FindType::quantity || c.find.priority >= 0) return false;
    if (c.find.rule != kNone && is_bare_number(rules[c.find.rule])) return false;
    const uint32_t begin = c.find.span.begin;
    const auto first = std::ranges::lower_bound(dates, begin > longest ? begin - longest : 0, {},
                                                [](const Find& date) { return date.span.begin; });
    for (auto date = first; date != dates.end() && date->span.begin <= begin; ++date) {
      if (!counts_day(c.find, *date)) continue;
      if (trace != nullptr) trace->lost(c.find, *date);
      return true;
    }
    return false;
  });
}

}  // namespace

ConflictGroup conflict_group(FindType type) {
  switch (type) {
    case FindType::date:
    case FindType::time:
    case FindType::duration:
    case FindType::set:
    case FindType::interval:
    case FindType::quantity:
    case FindType::number:
    case FindType::field:
    case FindType::none:
      return ConflictGroup::value;
    case FindType::per:
    case FindType::loc:
    case FindType::org:
    case FindType::event:
    case FindType::law:
    case FindType::product:
    case FindType::project:
    case FindType::title:
      return ConflictGroup::name;
    case FindType::work:
      return ConflictGroup::citation;
    case FindType::alias:
    case FindType::office:
    case FindType::cue:
      return ConflictGroup::other;
  }
  return ConflictGroup::other;
}

void settle(std::vector<Candidate>& candidates, std::vector<Find>& settled,
            const std::vector<Rule>& rules, MatchTrace* trace) {
  if (trace != nullptr) {
    std::erase_if(candidates, [&](const Candidate& c) { return !trace->keeps(c.find); });
  }
  const auto rule_id = [&](const Candidate& c) -> std::string_view {
    return c.find.rule == kNone ? std::string_view() : std::string_view(rules[c.find.rule].id);
  };
  if (candidates.empty()) return;
  drop_counted_days(candidates, rules, trace);
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.find.weak != b.find.weak) return b.find.weak;
    if (a.find.span.size() != b.find.span.size()) return a.find.span.size() > b.find.span.size();
    if (a.find.priority != b.find.priority) return a.find.priority > b.find.priority;
    if (a.specificity != b.specificity) return a.specificity > b.specificity;
    if (rule_id(a) != rule_id(b)) return rule_id(a) < rule_id(b);
    if (a.find.span != b.find.span) return a.find.span < b.find.span;
    return a.find.entry < b.find.entry;
  });
  Settler settler(settled, trace);
  for (const Candidate& candidate : candidates) settler.settle(candidate);
}

}  // namespace sagwan
