// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/bootstrap.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace sagwan {

namespace {

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
class Random {
 public:
  uint32_t below(uint32_t bound) {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t z = state_;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    z ^= z >> 31U;
    return static_cast<uint32_t>(((z >> 32U) * bound) >> 32U);
  }

 private:
  uint64_t state_ = 1;
};

Interval middle(std::vector<double>& values) {
  std::sort(values.begin(), values.end());
  const auto at = [&](double share) {
    return values[static_cast<std::size_t>(
        std::lround(share * static_cast<double>(values.size() - 1)))];
  };
  return {at(0.025), at(0.975)};
}

}  // namespace

Intervals bootstrap(const std::vector<const ScoreSheet*>& documents, uint32_t rounds) {
  Intervals out;
  const auto count = static_cast<uint32_t>(documents.size());
  if (count < 2 || rounds == 0) return out;
  Random random;
  std::vector<uint32_t> drawn(std::size_t{rounds} * count);
  for (uint32_t& document : drawn) document = random.below(count);
  std::map<std::string, std::vector<Tally>> rows;
  for (uint32_t i = 0; i < count; ++i) {
    for (const ScoreSheet::Row& row : documents[i]->rows()) {
      rows.try_emplace(row.name, count).first->second[i] = row.tally;
    }
  }
  std::vector<double> f1(rounds);
  std::vector<double> value(rounds);
  for (const auto& [name, tallies] : rows) {
    for (uint32_t round = 0; round < rounds; ++round) {
      Tally sum;
      for (uint32_t i = 0; i < count; ++i) {
        sum.add(tallies[drawn[std::size_t{round} * count + i]]);
      }
      f1[round] = sum.f1();
      value[round] = sum.value_accuracy();
    }
    out.emplace(name, RowIntervals{middle(f1), middle(value)});
  }
  return out;
}

}  // namespace sagwan
