// SPDX-License-Identifier: Apache-2.0
// A change between the runs takes with it the mistakes that only one of the runs makes at its
// place; the heavier side loses. Mistakes that no change explains (a join of lines, an office)
// stand alone.
#include "pipeline/score/review.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "pipeline/compare/report.h"

namespace sagwan {

namespace {

using Key = std::tuple<int, std::string, SourceSpan, std::string>;

Key key_of(const Difference& d) { return {static_cast<int>(d.kind), d.row, d.span, d.what}; }

/// The differences of `a` that `b` does not have.
std::vector<const Difference*> only_in(const ScoreSheet& a, const ScoreSheet& b) {
  std::multiset<Key> others;
  for (const Difference& d : b.differences) others.insert(key_of(d));
  std::vector<const Difference*> out;
  for (const Difference& d : a.differences) {
    const auto at = others.find(key_of(d));
    if (at == others.end()) {
      out.push_back(&d);
    } else {
      others.erase(at);
    }
  }
  return out;
}

/// The list of a knowledge file that a row of the score speaks of.
std::string_view list_of(const Difference& d) {
  const std::string_view list = std::string_view(d.row).substr(0, d.row.find(' '));
  if (list == "joins") return "blocks";
  if (list == "offices") return "relations";
  return list == "calls" ? "citations" : list;
}

bool touches(SourceSpan a, SourceSpan b) { return a.begin < b.end && b.begin < a.end; }

bool concerns(const Change& change, const Difference& d) {
  if (change.fact().list != list_of(d)) return false;
  if (change.fact().list == "document") return true;
  return (!change.before.list.empty() && touches(change.before.span, d.span)) ||
         (!change.after.list.empty() && touches(change.after.span, d.span));
}

/// A fact that is not there, or should not be, weighs more than a value that is wrong.
int weight(const std::vector<const Difference*>& differences) {
  int out = 0;
  for (const Difference* d : differences) {
    out += d->kind == Difference::Kind::wrong_value ? 1 : 2;
  }
  return out;
}

std::string state(const std::vector<const Difference*>& differences) {
  if (differences.empty()) return "right";
  std::string out;
  for (const Difference* d : differences) {
    if (d->row == "times bounds" && !out.empty()) continue;  // they follow from the value
    std::string one = d->what;
    if (d->kind == Difference::Kind::wrong_value) one = "wrong: " + one;
    if (d->kind == Difference::Kind::missed) one = one.empty() ? "missed" : "missed: " + one;
    if (d->kind == Difference::Kind::false_find) one = one.empty() ? "false" : "false: " + one;
    if (out.find(one) != std::string::npos) continue;
    out += (out.empty() ? "" : ", ") + one;
  }
  return out;
}

Verdict verdict_of(int before, int after) {
  if (after > before) return Verdict::broken;
  return after < before ? Verdict::fixed : Verdict::changed;
}

/// Takes what concerns `change` out of `differences`.
std::vector<const Difference*> claim(const Change& change,
                                     std::vector<const Difference*>& differences) {
  std::vector<const Difference*> out;
  std::erase_if(differences, [&](const Difference* d) {
    if (!concerns(change, *d)) return false;
    out.push_back(d);
    return true;
  });
  return out;
}

Reviewed alone(const Difference& d, Verdict verdict, const SourceText& text) {
  const std::vector<const Difference*> one = {&d};
  const std::string was = verdict == Verdict::broken ? "right" : state(one);
  const std::string is = verdict == Verdict::broken ? state(one) : "right";
  return {verdict, d.row + "  was " + was + ", is " + is, d.span, text.in_context(d.span)};
}

}  // namespace

std::string_view verdict_text(Verdict verdict) {
  static constexpr std::string_view kTexts[] = {"broken", "fixed", "changed"};
  return kTexts[static_cast<std::size_t>(verdict)];
}

std::vector<Reviewed> review(const ScoreSheet& accepted, const ScoreSheet& now,
                             const std::vector<Change>& changes, const SourceText& text) {
  std::vector<const Difference*> old_mistakes = only_in(accepted, now);
  std::vector<const Difference*> new_mistakes = only_in(now, accepted);
  std::vector<Reviewed> out;
  for (const Change& change : changes) {
    const auto before = claim(change, old_mistakes);
    const auto after = claim(change, new_mistakes);
    Reviewed one;
    one.verdict = verdict_of(weight(before), weight(after));
    one.span = change.fact().span;
    one.line = to_line(change, "").substr(2);
    one.line.erase(0, one.line.find("  ") + 2);  // the place is told once
    if (!before.empty() || !after.empty()) {
      one.line += "  was " + state(before) + ", is " + state(after);
    }
    one.context = change.context.empty() ? text.in_context(one.span) : change.context;
    out.push_back(std::move(one));
  }
  for (const Difference* d : new_mistakes) out.push_back(alone(*d, Verdict::broken, text));
  for (const Difference* d : old_mistakes) out.push_back(alone(*d, Verdict::fixed, text));
  std::stable_sort(out.begin(), out.end(),
                   [](const Reviewed& a, const Reviewed& b) { return a.verdict < b.verdict; });
  return out;
}

}  // namespace sagwan
