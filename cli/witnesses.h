// SPDX-License-Identifier: Apache-2.0
// Witnesses: whether a changed rule would be noticed, and by what: its own examples and rejects,
// those of other rules, the cases, the gold. They are asked in this order, and only those in whose
// text the changed rule matches otherwise.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "pipeline/score/gold.h"
#include "pipeline/score/tally.h"
#include "stages/cases.h"
#include "stages/rule_trial.h"

namespace sagwan::cli {

enum class Witness : uint8_t { examples, other_examples, cases, gold, nobody };
inline constexpr std::size_t kWitnessKinds = 5;
[[nodiscard]] std::string_view witness_text(Witness witness);

/// A report with gold.
struct GoldReport {
  std::string id;
  std::string name;
  std::string bytes;
  Gold gold;
};

class Witnesses {
 public:
  /// Runs everything once as it is. `world` and `pipeline` outlive the witnesses.
  Witnesses(const Pipeline& pipeline, const RuleWorld& world, std::vector<Case> cases,
            std::vector<GoldReport> reports);
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
    /// Do the rule's own examples and rejects?
    [[nodiscard]] bool examples_notice(uint32_t number, const Rule& changed) {
      return examples(number, changed, number);
    }

   private:
    [[nodiscard]] bool examples(uint32_t number, const Rule& changed, uint32_t of);
    [[nodiscard]] bool other_examples(uint32_t number, const Rule& changed);
    [[nodiscard]] bool cases(uint32_t number, const Rule& changed);
    [[nodiscard]] bool gold(uint32_t number, const Rule& changed);
    /// The rules that match in the examples and rejects of a rule.
    [[nodiscard]] const std::vector<uint32_t>& matching_in_examples(uint32_t of);

    const Witnesses& all_;
    RuleTrial trial_;
    std::map<uint32_t, std::vector<uint32_t>> matching_;
  };
  [[nodiscard]] Result<std::unique_ptr<Hearing>> hearing() const;

 private:
  struct Text;
  struct CaseText;
  struct ReportText;

  const Pipeline& pipeline_;
  const RuleWorld& world_;
  std::unique_ptr<Text> examples_;        ///< of all rules, a block each
  std::vector<uint32_t> example_owners_;  ///< rule of each block
  std::vector<CaseText> cases_;
  std::vector<ReportText> reports_;
};

}  // namespace sagwan::cli
