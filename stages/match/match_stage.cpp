// SPDX-License-Identifier: Apache-2.0
#include "stages/match/match_stage.h"

namespace sagwan {

Result<MatchStage> MatchStage::make(std::shared_ptr<const Resources> resources) {
  return MatchStage(std::move(resources));
}

Result<Layer<Find>> MatchStage::run(View<Reads> doc, Diagnostics& /*diagnostics*/) const {
  Matcher::Input input;
  input.text = doc.text();
  input.blocks = &doc.blocks();
  for (const NoteCall& call : doc.get<NoteCall>()) input.masked.push_back(call.span);
  return resources_->matcher().find(input);
}

}  // namespace sagwan
