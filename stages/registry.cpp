// SPDX-License-Identifier: Apache-2.0
#include "stages/registry.h"

#include "stages/cite/cite_stage.h"
#include "stages/match/match_stage.h"

namespace sagwan {

namespace {

template <Stage S>
Status add(Stages& stages, const std::shared_ptr<const Resources>& resources) {
  SAGWAN_TRY(S stage, S::make(resources));
  stages.push_back(std::make_unique<StageHolder<S>>(std::move(stage)));
  return Unit{};
}

using Maker = Status (*)(Stages&, const std::shared_ptr<const Resources>&);

constexpr Maker kStages[] = {
    &add<MatchStage>,
    &add<CiteStage>,
};

}  // namespace

Result<Stages> make_stages(const std::shared_ptr<const Resources>& resources) {
  Stages stages;
  for (const Maker maker : kStages) {
    const Status added = maker(stages, resources);
    if (!added) return added.error();
  }
  return plan(std::move(stages));
}

}  // namespace sagwan
