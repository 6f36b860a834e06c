// SPDX-License-Identifier: Apache-2.0
// PatternTexts: texts that a pattern takes, in which each place of choice is met in each way: every
// branch, every optional part there and not there, every count at its bounds, every digit of a
// class of digits. All else stays as in an example, so that the texts look like what people write.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/rules/syntax.h"

namespace sagwan {

class PatternTexts {
 public:
  /// `syntax` outlives it. A find in a text is its symbol; `symbols` are those that can be spelled.
  PatternTexts(const Syntax& syntax, std::u32string symbols);

  /// From now on what is not varied is as in `example`, a whole match; false, and nothing is
  /// learned, where the pattern does not take it.
  bool learn(std::string_view example);

  /// The text as learned, then one for each other way at each place of choice.
  [[nodiscard]] std::vector<std::string> variations() const;

 private:
  struct Way {
    uint32_t node = 0;
    std::size_t chosen = 0;  ///< a branch, a count, or a character
  };
  class Writer;

  [[nodiscard]] std::vector<Way> ways() const;
  [[nodiscard]] std::vector<std::size_t> ways_at(uint32_t node) const;
  [[nodiscard]] std::string default_leaf(const Node& node) const;

  const Syntax& syntax_;
  std::u32string symbols_;
  std::vector<uint32_t> parents_;
  std::map<uint32_t, std::size_t> chosen_;
  std::map<uint32_t, std::vector<std::string>> leaves_;
  std::map<uint32_t, std::string> words_;  ///< by reference: a word that an example has
};

}  // namespace sagwan
