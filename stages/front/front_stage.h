// SPDX-License-Identifier: Apache-2.0
// FrontStage: date, series, number, title and authors of the document, from its masthead and title
// blocks. No options. Guarantees: one FrontMatter, whose spans lie in masthead and title blocks;
// without such blocks it is empty but for a date that stands alone in one of the first blocks.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

class FrontStage {
 public:
  static constexpr std::string_view kName = "front";
  using Reads = Layers<TimeValue, Find>;
  using Writes = FrontMatter;

  [[nodiscard]] static Result<FrontStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<FrontMatter>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit FrontStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<FrontStage>);

}  // namespace sagwan
