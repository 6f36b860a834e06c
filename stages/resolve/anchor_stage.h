// SPDX-License-Identifier: Apache-2.0
// AnchorStage: completes each TimeValue by what stands around it and writes its value, extent and
// anchor. No options. The rule is the annotation guide's (stages/resolve/README.md); words that
// show a plan are CUE rules, data. Guarantees: one Time for each TimeValue, in the same order;
// `anchor` is an earlier or later Time of this layer, kDocumentAnchor, or kNone; `begin` and `end`
// stand together or not at all.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/front_matter.h"
#include "sagwan/layers/sentence.h"
#include "sagwan/layers/time.h"
#include "sagwan/layers/time_value.h"
#include "stages/resolve/time_words.h"

namespace sagwan {

class AnchorStage {
 public:
  static constexpr std::string_view kName = "anchor";
  using Reads = Layers<TimeValue, FrontMatter, Find, Sentence>;
  using Writes = Time;

  [[nodiscard]] static Result<AnchorStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Time>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit AnchorStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)), words_(resources_->lexicon()) {}
  std::shared_ptr<const Resources> resources_;
  TimeWords words_;
};
static_assert(Stage<AnchorStage>);

}  // namespace sagwan
