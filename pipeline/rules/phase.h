// SPDX-License-Identifier: Apache-2.0
// Phase: the rules of one phase, compiled for scanning: a trie of the strings they can start with,
// a table for those that start with a digit, a program for each, and RE2 objects made when first
// needed.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/rules/number_table.h"
#include "pipeline/rules/program.h"
#include "pipeline/rules/rule.h"
#include "pipeline/rules/trie.h"
#include "pipeline/rules/ways.h"

namespace sagwan {

/// What the references in patterns stand for; outlives every pattern.
struct PatternSources {
  const Lexicon* lexicon = nullptr;
  const Languages* languages = nullptr;
  const Subtypes* subtypes = nullptr;
};

/// An RE2 object of a rule, compiled on first use. Thread safe.
class LazyPattern {
 public:
  LazyPattern(const Rule& rule, const PatternSources& sources) : rule_(&rule), sources_(sources) {}

  [[nodiscard]] const Rule& rule() const { return *rule_; }
  /// Always an object; `ok()` is false where RE2 refuses the pattern, and then it matches nothing.
  [[nodiscard]] const re2::RE2& get() const;

 private:
  const Rule* rule_;
  PatternSources sources_;
  mutable std::once_flag once_;  // compiled state only: what the object means never changes
  mutable std::unique_ptr<re2::RE2> re_;
};

class Phase {
 public:
  struct Trigger {
    uint64_t next = 0;    ///< what can follow, by fold(): most places end at this look
    uint32_t rule = 0;    ///< index into rules()
    uint32_t ahead = 0;   ///< which of aheads(): what can follow the string
    uint16_t blocks = 0;  ///< bit set of BlockKind: where the rule looks
    Boundary left{};      ///< what must hold where the string begins
    bool inner = false;   ///< stands inside the rule's match: scan for it, do not anchor
  };

  /// `numbers` are the numbers in `rules` of the rules of this phase.
  Phase(const std::vector<Rule>& rules, std::vector<uint32_t> numbers,
        const PatternSources& sources);
  /// A phase that `archive` wrote.
  Phase(const std::vector<Rule>& rules, const PatternSources& sources, ImageReader& image);
  void archive(ImageWriter& image) const;

  [[nodiscard]] bool empty() const { return rules_.empty(); }
  [[nodiscard]] std::size_t size() const { return rules_.size(); }
  [[nodiscard]] const LazyPattern& rule(uint32_t i) const { return *rules_[i]; }
  /// The rule's number in the rule list.
  [[nodiscard]] uint32_t number(uint32_t i) const { return numbers_[i]; }
  [[nodiscard]] const TextTrie& trie() const { return trie_; }
  [[nodiscard]] std::span<const Trigger> triggers(int32_t value) const {
    const auto i = static_cast<std::size_t>(value);
    return {triggers_.data() + trigger_begins_[i], trigger_begins_[i + 1] - trigger_begins_[i]};
  }
  [[nodiscard]] const Ahead& ahead(uint32_t number) const { return aheads_[number]; }
  /// The characters that a rule with a wide start begins with.
  [[nodiscard]] const Ahead& start(uint32_t rule) const { return aheads_[starts_[rule]]; }
  /// From a wide start to the rule's inner strings.
  [[nodiscard]] Reach reach(uint32_t rule) const { return reaches_[rule]; }
  /// Rules with neither start nor inner string: scanned for in every text.
  [[nodiscard]] const std::vector<uint32_t>& always() const { return always_; }
  [[nodiscard]] const NumberTable& numbers() const { return number_table_; }
  /// By the phase's own numbers.
  [[nodiscard]] const Programs& programs() const { return programs_; }

 private:
  template <class Archive, class Self>
  static void members(Archive& archive, Self& self) {
    archive(self.numbers_, self.units_, self.trigger_begins_, self.triggers_, self.always_,
            self.aheads_, self.starts_, self.reaches_, self.programs_, self.number_table_);
  }

  std::vector<std::unique_ptr<LazyPattern>> rules_;
  std::vector<uint32_t> numbers_;
  std::vector<TrieUnit> units_;
  TextTrie trie_;
  std::vector<uint32_t> trigger_begins_;  ///< by value of the trie, in triggers_, and their end
  std::vector<Trigger> triggers_;
  std::vector<uint32_t> always_;
  Aheads aheads_;
  std::vector<uint32_t> starts_;  ///< of rules with a wide start, in aheads_
  std::vector<Reach> reaches_;
  Programs programs_;
  NumberTable number_table_;
};

}  // namespace sagwan
