// SPDX-License-Identifier: Apache-2.0
// Running: the plan, one stage on one document, and many documents on one or more threads.
#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/stage.h"
#include "sagwan/result.h"

namespace sagwan {

using Stages = std::vector<std::unique_ptr<const AnyStage>>;

/// Orders stages so that each comes after the writers of what it reads; equal ones keep their order. Refuses a
/// cycle, a layer that nobody writes, and two writers of one layer.
[[nodiscard]] Result<Stages> plan(Stages stages);

/// Runs one stage: cancellation, exceptions, verification, storing. A stage that fails marks the document.
void run_stage(const AnyStage& stage, Document& document, const std::atomic<bool>* cancelled = nullptr);

/// Runs all stages of a plan on one document.
void run_stages(const Stages& plan, Document& document, const std::atomic<bool>* cancelled = nullptr);

enum class Executor : uint8_t { serial, tbb, threads };

/// An item in flight: input of any kind in, document out. `read` is serial in order, `work` parallel, `write` serial
/// in order. None may throw. Stops early when `cancelled` becomes true: items read are still written.
struct Job {
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  virtual ~Job() = default;
};
struct BatchFunctions {
  std::function<std::unique_ptr<Job>()> read;    ///< nullptr: no more
  std::function<void(Job&)> work;
  std::function<void(Job&)> write;
};
void run_batch(const BatchFunctions& functions, Executor executor, uint32_t jobs,
               const std::atomic<bool>* cancelled);

}  // namespace sagwan
