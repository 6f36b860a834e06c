// SPDX-License-Identifier: Apache-2.0
// EntitiesStage: one record for each entity that links name: its type, the mention that gives its
// name, its ISO code. How: stages/entities/README.md. Guarantees: each number of Layer<EntityLink>
// has one entity; sorted by span.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/entity.h"
#include "sagwan/layers/mention.h"

namespace sagwan {

class EntitiesStage {
 public:
  static constexpr std::string_view kName = "entities";
  using Reads = Layers<Mention, EntityLink>;
  using Writes = Entity;

  [[nodiscard]] static Result<EntitiesStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Entity>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit EntitiesStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<EntitiesStage>);

}  // namespace sagwan
