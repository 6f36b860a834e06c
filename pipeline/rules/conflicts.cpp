// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/conflicts.h"

#include <algorithm>

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
  std::sort(candidates.begin(), candidates.end(), [&](const Candidate& a, const Candidate& b) {
    if (a.find.weak != b.find.weak) return b.find.weak;
    if (a.find.span.size() != b.find.span.size()) return a.find.span.size() > b.find.span.size();
    if (a.find.priority != b.find.priority) return a.find.priority > b.find.priority;
    if (a.specificity != b.specificity) return a.specificity > b.specificity;
    if (rule_id(a) != rule_id(b)) return rule_id(a) < rule_id(b);
    if (a.find.span != b.find.span) return a.find.span < b.find.span;
    return a.find.entry < b.find.entry;
  });
  // Settled finds sorted by begin allow each candidate to look only at its neighbourhood.
  std::vector<uint32_t> by_begin(settled.size());
  for (std::size_t i = 0; i < by_begin.size(); ++i) by_begin[i] = static_cast<uint32_t>(i);
  std::sort(by_begin.begin(), by_begin.end(),
            [&](uint32_t a, uint32_t b) { return settled[a].span < settled[b].span; });
  uint32_t longest = 0;
  for (const Find& find : settled) longest = std::max(longest, find.span.size());

  std::vector<uint32_t> giving_way;  // weak finds that the candidate asked about takes the place of
  // The settled find that keeps the candidate from standing; kNone where none does.
  const auto blocked_by = [&](const Candidate& candidate) {
    giving_way.clear();
    const uint32_t from =
        candidate.find.span.begin > longest ? candidate.find.span.begin - longest : 0;
    auto at =
        std::lower_bound(by_begin.begin(), by_begin.end(), from,
                         [&](uint32_t i, uint32_t begin) { return settled[i].span.begin < begin; });
    for (; at != by_begin.end() && settled[*at].span.begin < candidate.find.span.end; ++at) {
      const Find& other = settled[*at];
      if (other.outer != kNone) continue;
      const bool is_part =
          std::find(candidate.parts.begin(), candidate.parts.end(), *at) != candidate.parts.end();
      if (is_part && candidate.find.span.contains(other.span) &&
          conflict_group(other.type) == conflict_group(candidate.find.type)) {
        continue;  // will be taken over
      }
      if (other.weak && !candidate.find.weak) {
        if (!together(candidate.find, other)) giving_way.push_back(*at);
        continue;
      }
      if (!together(candidate.find, other)) return *at;
    }
    return kNone;
  };

  for (const Candidate& candidate : candidates) {
    if (const uint32_t winner = blocked_by(candidate); winner != kNone) {
      if (trace != nullptr) trace->lost(candidate.find, settled[winner]);
      continue;
    }
    const auto index = static_cast<uint32_t>(settled.size());
    for (const uint32_t part : candidate.parts) {
      Find& inner = settled[part];
      if (inner.outer == kNone && candidate.find.span.contains(inner.span) &&
          !together(candidate.find, inner)) {
        inner.outer = index;
      }
    }
    for (const uint32_t weak : giving_way) {
      settled[weak].outer = index;
      if (trace != nullptr) trace->lost(settled[weak], candidate.find);
    }
    settled.push_back(candidate.find);
    const auto at =
        std::lower_bound(by_begin.begin(), by_begin.end(), index,
                         [&](uint32_t a, uint32_t b) { return settled[a].span < settled[b].span; });
    by_begin.insert(at, index);
    longest = std::max(longest, candidate.find.span.size());
  }
}

}  // namespace sagwan
