// SPDX-License-Identifier: Apache-2.0
// Phase: the rules of one phase, compiled for scanning: a trie of the strings they can start with,
// an automaton that tells at a place which of them may match, a program for each, and RE2 objects
// made when first needed.
#pragma once

#include <re2/re2.h>

#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/image.h"
#include "pipeline/rules/automaton.h"
#include "pipeline/rules/boundary.h"
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
  /// Rules that may begin with a string, and with the same boundary to its left.
  struct Start {
    BucketBits behind = 0;  ///< of the characters that may follow the string
    uint32_t begin = 0;     ///< of the automaton, behind the string
    Boundary left{};
  };
  /// What a string of the trie says.
  struct Key {
    std::span<const Start> starts;
    std::span<const uint32_t> inner;  ///< rules with a wide start inside which it stands
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
  [[nodiscard]] const TrieView& trie() const { return trie_; }
  /// False where no rule that may begin so, and no inner string, begins with characters of these
  /// buckets.
  [[nodiscard]] bool may_begin(Boundaries begins, std::size_t first, std::size_t second) const {
    return ((begins & ~kInsideWord) == 0 ? inside_pairs_ : pairs_).has(first, second);
  }
  /// By value of the trie.
  [[nodiscard]] Key key(int32_t value) const {
    const auto i = static_cast<std::size_t>(value);
    return {slice_of(starts_, start_begins_, i), slice_of(inner_, inner_begins_, i)};
  }
  /// Of the rules that may begin with a digit: behind nothing.
  [[nodiscard]] std::span<const Start> number_starts() const { return number_starts_; }
  [[nodiscard]] const Automaton& automaton() const { return automaton_; }
  /// The characters that a rule with a wide start begins with.
  [[nodiscard]] const Ahead& start(uint32_t rule) const { return aheads_[wide_starts_[rule]]; }
  /// Of the automaton, before the first character of a rule with a wide start.
  [[nodiscard]] uint32_t wide_begin(uint32_t rule) const { return wide_begins_[rule]; }
  /// From a wide start to the rule's inner strings.
  [[nodiscard]] Reach reach(uint32_t rule) const { return reaches_[rule]; }
  /// Rules with neither start nor inner string: scanned for in every text.
  [[nodiscard]] const std::vector<uint32_t>& always() const { return always_; }
  /// By the phase's own numbers.
  [[nodiscard]] const Programs& programs() const { return programs_; }

 private:
  template <class Archive, class Self>
  static void members(Archive& archive, Self& self) {
    archive(self.numbers_, self.units_, self.start_begins_, self.starts_, self.inner_begins_,
            self.inner_, self.number_starts_, self.always_, self.aheads_, self.wide_starts_,
            self.wide_begins_, self.reaches_, self.programs_, self.automaton_, self.pairs_,
            self.inside_pairs_);
  }
  template <class T>
  static std::span<const T> slice_of(const KeptList<T>& all, const KeptList<uint32_t>& begins,
                                     std::size_t i) {
    return {all.data() + begins[i], begins[i + 1] - begins[i]};
  }
  class Builder;

  std::vector<std::unique_ptr<LazyPattern>> rules_;
  std::vector<uint32_t> numbers_;
  KeptList<TrieUnit> units_;
  TrieView trie_;
  BucketPairs pairs_;  ///< with which a string of the trie begins, or a digit where a rule does
  BucketPairs inside_pairs_;              ///< the same for rules that may begin inside a word
  KeptList<uint32_t> start_begins_{{0}};  ///< by value of the trie, in starts_, and their end
  KeptList<Start> starts_;
  KeptList<uint32_t> inner_begins_{{0}};  ///< the same in inner_
  KeptList<uint32_t> inner_;
  std::vector<Start> number_starts_;
  std::vector<uint32_t> always_;
  Aheads aheads_;
  std::vector<uint32_t> wide_starts_;  ///< of rules with a wide start, in aheads_
  std::vector<uint32_t> wide_begins_;  ///< of the same, in the automaton
  std::vector<Reach> reaches_;
  Programs programs_;
  Automaton automaton_;
};

}  // namespace sagwan
