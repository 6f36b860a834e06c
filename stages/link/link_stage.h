// SPDX-License-Identifier: Apache-2.0
// LinkStage: which mentions are one entity, and why. How: stages/link/README.md.
// Guarantees: one link for each mention, in the order of Layer<Mention>; entities count from 0 by
// first mention.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

class LinkStage {
 public:
  static constexpr std::string_view kName = "link";
  using Reads = Layers<Mention, Find>;
  using Writes = EntityLink;

  [[nodiscard]] static Result<LinkStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<EntityLink>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit LinkStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<LinkStage>);

}  // namespace sagwan
