// SPDX-License-Identifier: Apache-2.0
// RunsStage: sentences to stretches of one language. Digits, punctuation and spaces belong to the
// run they stand in; an opening quote or bracket belongs to the run that it opens. Guarantees: see
// sagwan/layers/run.h.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

class RunsStage {
 public:
  static constexpr std::string_view kName = "runs";
  using Reads = Layers<Sentence>;
  using Writes = Run;

  [[nodiscard]] static Result<RunsStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Run>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit RunsStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<RunsStage>);

}  // namespace sagwan
