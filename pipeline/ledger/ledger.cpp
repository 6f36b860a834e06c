// SPDX-License-Identifier: Apache-2.0
#include "pipeline/ledger/ledger.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "pipeline/export/json.h"
#include "pipeline/export/knowledge_reader.h"
#include "pipeline/ledger/rule_times.h"
#include "pipeline/rules/match_trace.h"
#include "pipeline/rules/resources.h"
#include "pipeline/rules/some_rules.h"
#include "pipeline/score/score.h"

namespace sagwan {

namespace {

class Counting final : public MatchTrace {
 public:
  Counting(std::map<Finder, Entry>& entries, const Resources& resources)
      : entries_(entries), resources_(resources) {}
  void tried(uint32_t rule) override { ++entries_[{rule, kNone}].tried; }
  bool keeps(const Find& candidate) override {
    ++entries_[finder_of(candidate)].matched;
    return true;
  }
  void lost(const Find& loser, const Find& winner) override {
    Entry& entry = entries_[finder_of(loser)];
    ++entry.lost;
    ++entry.lost_to[std::string(resources_.rule_id(winner))];
  }
  void masked(const Find& find) override {
    Entry& entry = entries_[finder_of(find)];
    ++entry.matched;
    ++entry.lost;
    ++entry.lost_to["the call of a note"];
  }

 private:
  std::map<Finder, Entry>& entries_;
  const Resources& resources_;
};

/// A fact of the knowledge file, by what gold compares.
struct Placed {
  std::string row;
  SourceSpan span;
  // NOLINTNEXTLINE(modernize-use-nullptr): clang-tidy 14 takes what <=> compares with for a null
  friend auto operator<=>(const Placed&, const Placed&) = default;
};

template <class List, class Type>
void place_gold(const char* list, const List& records, Type type, const SourceText& text,
                std::multiset<Placed>& out, std::map<std::string, std::size_t>& wanted) {
  for (const auto& record : records) {
    if (record.optional) continue;
    const std::string row = std::string(list) + " " + record.*type;
    out.insert({row, text.hull(record.spans)});
    ++wanted[row];
  }
}

}  // namespace

Share share_of(std::size_t hits, std::size_t all) {
  if (all == 0) return {0, 0, 1};
  constexpr double kZ = 1.96;
  const auto n = static_cast<double>(all);
  const double p = static_cast<double>(hits) / n;
  const double middle = (p + kZ * kZ / (2 * n)) / (1 + kZ * kZ / n);
  const double half = kZ * std::sqrt(p * (1 - p) / n + kZ * kZ / (4 * n * n)) / (1 + kZ * kZ / n);
  return {p, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

std::string Ledger::name(Finder finder) const {
  if (finder.rule != kNone) return resources_.rule(finder.rule).id;
  return std::string(resources_.rule_id(kNone, finder.entry)) + " " +
         std::string(resources_.lexicon().entry(finder.entry).surface);
}

void Ledger::add(const Document& document, const std::string& name, const Gold* gold) {
  for (uint32_t i = 0; i < resources_.rules().size(); ++i) entries_[{i, kNone}];
  Counting counting(entries_, resources_);
  Matcher::Input input = match_input(document);
  input.trace = &counting;
  static_cast<void>(resources_.matcher().find(input));
  const auto line = [&](char sign, const FoundAt& f) {
    const SourceSpan span = document.text().map().to_source(f.span);
    return std::string(1, sign) + " " + name + ":" + std::to_string(span.begin) + "-" +
           std::to_string(span.end) + "  " + std::string(find_type_text(f.type)) + " | " +
           std::string(slice(input.text, f.span)) + " | " + this->name(f.by) +
           (f.outermost ? "" : " (taken in)");
  };
  for (const Find& find : document.layer<Find>()) ++entries_[finder_of(find)].stood;
  const Without without(document);
  for (const Finder finder : without.finders()) {
    Entry& entry = entries_[finder];
    const FindChange change = without.change(finder);
    entry.go += change.go.size();
    entry.come += change.come.size();
    for (const FoundAt& own : change.go) {
      const bool other = std::any_of(change.come.begin(), change.come.end(),
                                     [&](const FoundAt& f) { return f.span.overlaps(own.span); });
      if (own.by == finder && !other) ++entry.exclusive;
    }
    if (finder.rule == kNone || finder.rule != told_) continue;
    for (const FoundAt& f : change.go) entry.changes.push_back(line('-', f));
    for (const FoundAt& f : change.come) entry.changes.push_back(line('+', f));
  }
  if (gold != nullptr) add_gold(document, *gold);
}

void Ledger::add_gold(const Document& document, const Gold& gold) {
  std::string json;
  write_knowledge(document, json, JsonStyle::compact);
  const auto knowledge = read_knowledge(json, "ledger");
  if (!knowledge) return;
  const SourceText text(document.source().text);
  const ScoreSheet sheet = score(gold, *knowledge, text);
  std::multiset<Placed> right;
  std::map<std::string, std::size_t> wanted;
  place_gold("times", gold.times, &Gold::Time::type, text, right, wanted);
  place_gold("quantities", gold.quantities, &Gold::Quantity::kind, text, right, wanted);
  place_gold("mentions", gold.mentions, &Gold::Mention::type, text, right, wanted);
  std::multiset<Placed> wrong;
  for (const Difference& d : sheet.differences) {
    if (d.kind == Difference::Kind::false_find) wrong.insert({d.row, d.span});
  }
  std::map<std::string, uint32_t> numbers;
  for (uint32_t i = 0; i < resources_.rules().size(); ++i) numbers[resources_.rule(i).id] = i;
  std::set<std::pair<uint32_t, std::string>> counted;
  const auto count = [&](const std::string& rule, const std::string& row, SourceSpan span) {
    const auto number = numbers.find(rule);
    if (number == numbers.end()) return;  // a row of a word list, or no rule's
    Entry& entry = entries_[{number->second, kNone}];
    const Placed at{row, text.trimmed(span)};
    if (const auto miss = wrong.find(at); miss != wrong.end()) {
      wrong.erase(miss);
      ++entry.wrong;
    } else if (right.contains(at)) {
      ++entry.right;
    } else {
      return;  // the gold leaves it open
    }
    if (counted.emplace(number->second, row).second) entry.wanted += wanted[row];
  };
  for (const auto& t : knowledge->times) count(t.rule, "times " + t.type, t.span);
  for (const auto& q : knowledge->quantities) count(q.rule, "quantities " + q.kind, q.span);
  for (const auto& m : knowledge->mentions) count(m.rule, "mentions " + m.type, m.span);
}

void Ledger::time_rules(const std::vector<const Document*>& documents) {
  const std::vector<double> times = rule_times(resources_, documents, told_);
  for (uint32_t i = 0; i < times.size(); ++i) entries_[{i, kNone}].microseconds = times[i];
}

}  // namespace sagwan
