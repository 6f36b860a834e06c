// SPDX-License-Identifier: Apache-2.0
#include "stages/rule_trial.h"

#include "sagwan/layers/note_call.h"
#include "stages/match/match_stage.h"
#include "stages/registry.h"

namespace sagwan {

namespace {

/// The match stage, with the rules that are in the slot.
class TrialStage {
 public:
  static constexpr std::string_view kName = MatchStage::kName;
  using Reads = MatchStage::Reads;
  using Writes = MatchStage::Writes;

  static Result<TrialStage> make(std::shared_ptr<const Resources> resources) {
    return TrialStage(std::move(resources), std::make_shared<const SomeRules*>());
  }
  TrialStage(std::shared_ptr<const Resources> resources, std::shared_ptr<const SomeRules*> slot)
      : resources_(std::move(resources)), slot_(std::move(slot)) {}

  [[nodiscard]] Result<Layer<Find>> run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
    Matcher::Input input;
    input.text = doc.text();
    input.blocks = &doc.blocks();
    for (const NoteCall& call : doc.get<NoteCall>()) input.masked.push_back(call.span);
    const SomeRules* rules = *slot_;
    return rules != nullptr ? rules->find(input) : resources_->matcher().find(input);
  }

 private:
  std::shared_ptr<const Resources> resources_;
  std::shared_ptr<const SomeRules*> slot_;
};
static_assert(Stage<TrialStage>);

}  // namespace

Result<RuleTrial> RuleTrial::of(const Pipeline& pipeline) {
  const auto resources = pipeline.shared_resources();
  SAGWAN_TRY(Stages stages, make_stages(resources));
  auto slot = std::make_shared<const SomeRules*>();
  for (auto& stage : stages) {
    if (stage->name() != MatchStage::kName) continue;
    stage = std::make_unique<StageHolder<TrialStage>>(TrialStage(resources, slot));
  }
  return RuleTrial(std::move(slot), pipeline.with(std::move(stages)));
}

}  // namespace sagwan
