// SPDX-License-Identifier: Apache-2.0
// Witnesses: whether a changed rule would be noticed, and by what: its own examples and rejects,
// its clause texts, those of other rules, the cases, the gold. They are asked in this order, and
// only those in whose text the changed rule matches otherwise.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/clause_search.h"
#include "cli/rule_match.h"
#include "pipeline/score/gold.h"
#include "pipeline/score/tally.h"
#include "stages/cases.h"
#include "stages/clause_texts.h"
#include "stages/rule_trial.h"

namespace sagwan::cli {

enum class Witness : uint8_t { examples, clauses, other_examples, cases, gold, nobody };
[[nodiscard]] std::string_view witness_text(Witness witness);

/// A report with gold.
struct GoldReport {
  std::string id;
  std::string name;
  std::string bytes;
  Gold gold;
};

/// Who may be asked, besides the rules' own examples.
struct WitnessTexts {
  ClauseTexts clauses;
  std::vector<Case> cases;
  std::vector<GoldReport> reports;
};

class Witnesses {
 public:
  /// Runs everything once as it is. `world` and `pipeline` outlive the witnesses.
  Witnesses(const Pipeline& pipeline, const RuleWorld& world, WitnessTexts texts);
  ~Witnesses();
  Witnesses(const Witnesses&) = delete;
  Witnesses& operator=(const Witnesses&) = delete;

  /// For one rule after the other, by one thread; `Witnesses` itself is shared.
  class Hearing {
   public:
    Hearing(const Witnesses& all, RuleTrial trial) : all_(all), trial_(std::move(trial)) {}
    /// Who notices that rule `number` is `changed`? Of `least` only that kind and later ones are
    /// asked.
    [[nodiscard]] Witness ask(uint32_t number, const Rule& changed,
                              Witness least = Witness::examples);
    /// Do the rule's own examples and rejects? Its clause texts?
    [[nodiscard]] bool examples_notice(uint32_t number, const Rule& changed) {
      return examples(number, changed, number);
    }
    [[nodiscard]] bool clauses_notice(uint32_t number, const Rule& changed);
    /// Its clause texts that do not hold as it is; they notice nothing.
    [[nodiscard]] const std::vector<ClauseText>& broken_clauses(uint32_t number) {
      return clauses(number).broken;
    }
    /// A clause text that would; none where there is none, and why not.
    [[nodiscard]] ClauseSearch::Answer search(uint32_t number, const Rule& changed);

   private:
    /// Clause texts of a rule, and the rules that match in those that hold.
    struct Clauses {
      std::vector<ClauseText> hold;
      std::vector<ClauseText> broken;
      std::vector<uint32_t> matching;
    };
    [[nodiscard]] const Clauses& clauses(uint32_t number);
    [[nodiscard]] bool examples(uint32_t number, const Rule& changed, uint32_t of);
    [[nodiscard]] bool case_notices(uint32_t number, const Rule& changed, uint32_t which);
    [[nodiscard]] bool gold_notices(uint32_t number, const Rule& changed, uint32_t which);
    /// The texts in which the changed rule matches otherwise, by witness and number.
    [[nodiscard]] std::set<std::pair<Witness, uint32_t>> texts_that_differ(uint32_t number,
                                                                           const Rule& changed);
    /// The rules that match in the examples and rejects of a rule.
    [[nodiscard]] const std::vector<uint32_t>& matching_in_examples(uint32_t of);

    const Witnesses& all_;
    RuleTrial trial_;
    std::map<uint32_t, std::vector<uint32_t>> matching_;
    std::map<uint32_t, Clauses> clauses_;
    std::map<uint32_t, ClauseSearch> searches_;          ///< by rule
    std::map<uint32_t, std::vector<RuleMatch>> before_;  ///< by rule, as it is
  };
  [[nodiscard]] Result<std::unique_ptr<Hearing>> hearing() const;

 private:
  struct CaseText;
  struct ReportText;
  /// Every text that is asked, as blocks of one.
  struct Texts {
    std::string text;
    std::vector<Block> blocks;
    std::vector<std::pair<Witness, uint32_t>> owners;  ///< of each block: rule, case, report
    std::vector<uint32_t> with_digits;                 ///< blocks

    void add(const Document& document, Witness witness, uint32_t number);
    /// The blocks in which the rule may match, by the strings that it may start with.
    [[nodiscard]] std::vector<uint32_t> blocks_for(const Rule& rule) const;
    [[nodiscard]] uint32_t block_at(std::size_t place) const;
  };
  [[nodiscard]] std::vector<RuleMatch> matches(uint32_t number, const Rule& rule) const;

  const Pipeline& pipeline_;
  const RuleWorld& world_;
  SymbolTexts symbol_texts_;
  Texts texts_;
  ClauseTexts clauses_;
  std::vector<CaseText> cases_;
  std::vector<ReportText> reports_;
};

}  // namespace sagwan::cli
