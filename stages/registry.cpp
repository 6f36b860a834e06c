// SPDX-License-Identifier: Apache-2.0
#include "stages/registry.h"

#include "stages/cite/cite_stage.h"
#include "stages/entities/entities_stage.h"
#include "stages/front/front_stage.h"
#include "stages/link/link_stage.h"
#include "stages/match/match_stage.h"
#include "stages/mentions/mentions_stage.h"
#include "stages/normalise/quantities/quantities_stage.h"
#include "stages/normalise/times/times_stage.h"
#include "stages/notes/notes_stage.h"
#include "stages/relate/relate_stage.h"
#include "stages/resolve/anchor_stage.h"
#include "stages/runs/runs_stage.h"
#include "stages/segment/segment_stage.h"

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
    &add<SegmentStage>,  &add<RunsStage>,       &add<NotesStage>,    &add<MatchStage>,
    &add<TimesStage>,    &add<QuantitiesStage>, &add<FrontStage>,    &add<AnchorStage>,
    &add<MentionsStage>, &add<LinkStage>,       &add<EntitiesStage>, &add<RelateStage>,
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
