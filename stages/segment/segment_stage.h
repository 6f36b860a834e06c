// SPDX-License-Identifier: Apache-2.0
// SegmentStage: blocks to sentences. Every block but tables and page furniture has at least one;
// each cell of a row is one. Guarantees: sentences are sorted, do not overlap, lie in their block,
// and cover its non-space characters.
#pragma once

#include <memory>

#include "pipeline/core/stage.h"
#include "pipeline/rules/resources.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

class SegmentStage {
 public:
  static constexpr std::string_view kName = "segment";
  using Reads = Layers<>;
  using Writes = Sentence;

  [[nodiscard]] static Result<SegmentStage> make(std::shared_ptr<const Resources> resources);
  [[nodiscard]] Result<Layer<Sentence>> run(View<Reads> doc, Diagnostics& diagnostics) const;

 private:
  explicit SegmentStage(std::shared_ptr<const Resources> resources)
      : resources_(std::move(resources)) {}
  std::shared_ptr<const Resources> resources_;
};
static_assert(Stage<SegmentStage>);

}  // namespace sagwan
