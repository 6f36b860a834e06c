// SPDX-License-Identifier: Apache-2.0
// Pipeline: from bytes to a finished document. The one place that knows the whole way: decode,
// read, then the stages in the order of their plan. Commands, bindings and tests start here.
#pragma once

#include <atomic>
#include <memory>
#include <string>

#include "pipeline/core/document.h"
#include "pipeline/input/document_reader.h"
#include "pipeline/rules/resources.h"
#include "pipeline/run/run.h"
#include "sagwan/result.h"
#include "stages/read/read.h"

namespace sagwan {

struct PipelineInput {
  std::string bytes;
  std::string name;       ///< file name without folder
  std::string id;         ///< name without its last extension
  std::string lang;       ///< BCP 47, empty where the caller does not say
  std::string reference;  ///< ISO date, empty where the caller does not say
  std::string encoding;   ///< empty: detected
};

class Pipeline {
 public:
  /// Loads rules, lexicons and configuration. All mistakes go to `diagnostics`, the first is the
  /// error.
  [[nodiscard]] static Result<Pipeline> load(const Options& options, Diagnostics& diagnostics);

  /// The finished document, with its diagnostics. The error says why there is none: input that
  /// cannot be decoded, a stage that failed, `interrupted`. Never throws. Thread safe.
  [[nodiscard]] Result<std::unique_ptr<Document>> run(PipelineInput input,
                                                      const std::atomic<bool>* cancelled) const;

  /// The same way with other stages.
  [[nodiscard]] Pipeline with(Stages plan) const {
    return Pipeline(resources_, read_config_, std::move(plan), limits_);
  }

  [[nodiscard]] const Stages& stages() const& { return plan_; }
  [[nodiscard]] const Resources& resources() const& { return *resources_; }
  [[nodiscard]] std::shared_ptr<const Resources> shared_resources() const { return resources_; }

 private:
  Pipeline(std::shared_ptr<const Resources> resources, ReadConfig read_config, Stages plan,
           const ReadLimits& limits)
      : resources_(std::move(resources)),
        read_config_(std::move(read_config)),
        plan_(std::move(plan)),
        limits_(limits) {}
  [[nodiscard]] Result<Source> source_of(PipelineInput& input, Diagnostics& diagnostics) const;
  [[nodiscard]] Result<std::unique_ptr<Document>> run_or_throw(
      PipelineInput input, const std::atomic<bool>* cancelled) const;

  std::shared_ptr<const Resources> resources_;
  ReadConfig read_config_;
  Stages plan_;
  ReadLimits limits_;
};

}  // namespace sagwan
