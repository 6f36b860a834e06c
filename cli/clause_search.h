// SPDX-License-Identifier: Apache-2.0
// ClauseSearch: looks for a text that shows what a clause of a rule is for, one in which the rule
// finds otherwise when the clause is changed. Texts are the rule's examples with one place of
// choice of the pattern met otherwise, whole and without what stands around, and finds with letters
// and digits glued to them.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/rule_match.h"
#include "pipeline/rules/some_rules.h"
#include "stages/clause_texts.h"
#include "stages/rule_trial.h"

namespace sagwan::cli {

/// How finds are written, by their symbols: what finds in the examples of rules over finds are.
class SymbolTexts {
 public:
  /// Runs the examples of all rules over finds.
  explicit SymbolTexts(const Pipeline& pipeline);
  /// In examples of the language, else in any.
  [[nodiscard]] const std::string* find(LangId lang, char32_t symbol) const;
  [[nodiscard]] std::u32string symbols() const;

 private:
  std::map<std::pair<LangId, char32_t>, std::string> texts_;
  std::map<char32_t, std::string> any_;
};

class ClauseSearch {
 public:
  /// All outlive it. `number` is the rule's.
  ClauseSearch(const Pipeline& pipeline, const RuleWorld& world, uint32_t number,
               const SymbolTexts& symbols);

  struct Answer {
    std::optional<ClauseText> text;  ///< a text, and what the rule, unchanged, finds in it
    /// Where there is none: did the changed rule match otherwise alone? Then the other rules see to
    /// it that nothing changes.
    bool differs_alone = false;
  };
  [[nodiscard]] Answer find(const Rule& changed, RuleTrial& trial);

 private:
  /// A find of an example: the pattern's text, and how it is put back.
  struct Seed {
    std::string match;   ///< finds are symbols, where the rule runs over finds
    std::string inside;  ///< the find within it, where that is not all
    std::string before;
    std::string behind;
    std::map<char32_t, std::vector<std::string>> finds;  ///< what its symbols stand for
  };
  struct Candidate {
    std::string text;
    BlockKind kind;
    bool is_run = false;
    FoundByRule found;               ///< by the rule as it is, among all rules
    std::vector<uint32_t> matching;  ///< rules
  };
  /// Candidates as one text.
  struct Texts {
    std::string text;
    std::vector<Block> blocks;
    void add(const Candidate& candidate);
  };

  void add_seeds();
  void add_candidates(const Rule& rule);
  void add(const std::string& text, BlockKind kind);
  void add_glued(const std::string& text);
  void add_kinds();
  [[nodiscard]] std::optional<std::string> spelled(const std::string& text, const Seed* seed) const;
  void run(Candidate& candidate) const;
  /// In the order in which they are tried.
  [[nodiscard]] std::vector<uint32_t> differing(const Rule& changed);
  struct Noticing {
    uint32_t candidate = 0;
    bool by_value = false;  ///< the same finds, with other values
  };
  [[nodiscard]] std::optional<Noticing> noticing(const std::vector<uint32_t>& which,
                                                 const Rule& changed, RuleTrial& trial);
  [[nodiscard]] const Rule& rule() const { return pipeline_.resources().rule(number_); }

  const Pipeline& pipeline_;
  const RuleWorld& world_;
  uint32_t number_;
  const SymbolTexts& symbols_;
  std::vector<Seed> seeds_;
  std::vector<Candidate> candidates_;
  std::map<std::pair<std::string, BlockKind>, uint32_t> known_;
  Texts texts_;
  std::vector<uint32_t> chosen_;  ///< those that were answers
  std::vector<RuleMatch> before_;
};

}  // namespace sagwan::cli
