// SPDX-License-Identifier: Apache-2.0
// Alternatives: which branches of the alternations in rules' patterns the rules' own examples take.
// An alternation that several rules write alike (a fragment) is one: what any of them meets is met.
// A rule over finds is given the string that it runs over (symbols for finds).
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/rule.h"

namespace sagwan {

class Alternatives {
 public:
  /// Counts the alternations of `rule`.
  void add(const Rule& rule);
  /// Marks the branches by which the pattern of `rule` takes all of `text`, a whole match; false
  /// where it does not.
  bool take(const Rule& rule, std::string_view text);
  /// Rule, alternation and branch of each that nothing took, by rule.
  [[nodiscard]] std::vector<std::string> unmet() const;

 private:
  struct Known {
    std::string rule;  ///< the first that has it
    std::vector<std::string> branches;
    std::vector<bool> met;
  };
  std::map<std::string, Known> known_;  // by the alternation as text
};

}  // namespace sagwan
