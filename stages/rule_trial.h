// SPDX-License-Identifier: Apache-2.0
// RuleTrial: the whole way with a matcher of other rules than the project's, put in and taken out
// again between documents.
#pragma once

#include <memory>

#include "pipeline/rules/some_rules.h"
#include "stages/pipeline.h"

namespace sagwan {

class RuleTrial {
 public:
  [[nodiscard]] static Result<RuleTrial> of(const Pipeline& pipeline);

  /// From now on documents are matched with `rules`, which must live as long; with null by the
  /// project's. Not while a document runs.
  void use(const SomeRules* rules) { *slot_ = rules; }
  [[nodiscard]] const Pipeline& pipeline() const { return pipeline_; }

 private:
  using Slot = const SomeRules*;
  RuleTrial(std::shared_ptr<Slot> slot, Pipeline pipeline)
      : slot_(std::move(slot)), pipeline_(std::move(pipeline)) {}

  std::shared_ptr<Slot> slot_;  // the match stage's too
  Pipeline pipeline_;
};

}  // namespace sagwan
