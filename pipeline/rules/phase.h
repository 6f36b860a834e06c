// SPDX-License-Identifier: Apache-2.0
// Phase: the rules of one phase, compiled for scanning: a trie of the strings they can start with,
// a table for those that start with a digit, a program for each, and RE2 objects made when first
// needed.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/rules/number_table.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/rule.h"
#include "pipeline/rules/trie.h"

namespace sagwan {

/// An RE2 object of a rule, compiled on first use. Thread safe.
class LazyPattern {
 public:
  explicit LazyPattern(const Rule& rule) : rule_(&rule) {}

  [[nodiscard]] const Rule& rule() const { return *rule_; }
  /// Always an object; `ok()` is false where RE2 refuses the pattern, and then it matches nothing.
  [[nodiscard]] const re2::RE2& get() const;

 private:
  const Rule* rule_;
  mutable std::once_flag once_;  // compiled state only: what the object means never changes
  mutable std::unique_ptr<re2::RE2> re_;
};

class Phase {
 public:
  struct Trigger {
    uint32_t rule = 0;   ///< index into rules()
    bool inner = false;  ///< stands inside the rule's match: scan for it, do not anchor
  };

  /// `numbers` are the numbers in `rules` of the rules of this phase.
  Phase(const std::vector<Rule>& rules, std::vector<uint32_t> numbers, const Lexicon& lexicon);

  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] const LazyPattern& rule(uint32_t i) const { return *rules_[i]; }
  /// The rule's number in the rule list.
  [[nodiscard]] uint32_t number(uint32_t i) const { return numbers_[i]; }
  [[nodiscard]] const TextTrie& trie() const { return trie_; }
  [[nodiscard]] const std::vector<Trigger>& triggers(int32_t value) const {
    return triggers_[static_cast<std::size_t>(value)];
  }
  /// Rules with neither start nor inner string: scanned for in every text.
  [[nodiscard]] const std::vector<uint32_t>& always() const { return always_; }
  /// The rules that may match at `text[at]`, the first digit of a number.
  [[nodiscard]] std::span<const uint32_t> number_rules(std::string_view text,
                                                       std::size_t at) const {
    return number_table_.rules(text, at);
  }
  /// By the phase's own numbers.
  [[nodiscard]] const Programs& programs() const { return programs_; }

 private:
  std::vector<std::unique_ptr<LazyPattern>> rules_;
  std::vector<uint32_t> numbers_;
  std::vector<TrieUnit> units_;
  TextTrie trie_;
  std::vector<std::vector<Trigger>> triggers_;
  std::vector<uint32_t> always_;
  Programs programs_;
  NumberTable number_table_;
};

}  // namespace sagwan
