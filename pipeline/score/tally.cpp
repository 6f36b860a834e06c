// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/tally.h"

#include <algorithm>

namespace sagwan {

namespace {

double harmonic(double a, double b) { return a + b > 0 ? 2 * a * b / (a + b) : 0; }

}  // namespace

void Tally::add(const Tally& other) {
  gold += other.gold;
  found += other.found;
  hits += other.hits;
  precise += other.precise;
  overlaps += other.overlaps;
  values += other.values;
  values_right += other.values_right;
}

double Tally::f1() const { return harmonic(precision(), recall()); }

double Tally::overlap_f1() const {
  return harmonic(found > 0 ? overlaps / found : 1, gold > 0 ? overlaps / gold : 1);
}

Tally& ScoreSheet::row(std::string_view name) {
  const auto at =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.name == name; });
  if (at != rows_.end()) return at->tally;
  // Behind the last row of its list, so that a report without some part does not put it at the end
  // of a sum.
  const auto list = name.substr(0, name.find(' '));
  const auto last = std::find_if(rows_.rbegin(), rows_.rend(), [&](const Row& r) {
    return std::string_view(r.name).substr(0, r.name.find(' ')) == list;
  });
  const auto made =
      rows_.insert(last == rows_.rend() ? rows_.end() : last.base(), {std::string(name), {}});
  return made->tally;
}

const Tally* ScoreSheet::find(std::string_view name) const {
  const auto at =
      std::find_if(rows_.begin(), rows_.end(), [&](const Row& r) { return r.name == name; });
  return at == rows_.end() ? nullptr : &at->tally;
}

void ScoreSheet::add(const ScoreSheet& other) {
  for (const Row& r : other.rows_) row(r.name).add(r.tally);
}

}  // namespace sagwan
