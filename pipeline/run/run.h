// SPDX-License-Identifier: Apache-2.0
// Running: the plan, one stage on one document, and many documents on one or more threads.
#pragma once

#include <atomic>
#include <concepts>
#include <cstdint>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/stage.h"
#include "sagwan/result.h"

namespace sagwan {

using Stages = std::vector<std::unique_ptr<const AnyStage>>;

/// Orders stages so that each comes after the writers of what it reads; equal ones keep their
/// order. Refuses a cycle, a layer that nobody writes, and two writers of one layer, naming the
/// stages (code `internal`: the list of stages is ours).
[[nodiscard]] Result<Stages> plan(Stages stages);

/// Runs one stage: cancellation, exceptions, verification, storing. A stage that fails, throws or
/// is cancelled marks the document, with a diagnostic that says why. A document that has failed is
/// left alone. Never throws but where memory ends while the diagnostic is written.
void run_stage(const AnyStage& stage, Document& document,
               const std::atomic<bool>* cancelled = nullptr);

/// Runs all stages of a plan on one document, up to the first that fails.
void run_stages(const Stages& plan, Document& document,
                const std::atomic<bool>* cancelled = nullptr);

/// `threads` is std::thread by hand: the same order and the same bound as `tbb`, but TSan can see
/// into it.
enum class Executor : uint8_t { serial, tbb, threads };

/// An item in flight: input of any kind in, document out.
struct Job {
  Job() = default;
  Job(const Job&) = delete;
  Job& operator=(const Job&) = delete;
  virtual ~Job() = default;
};

/// `read` runs serially, `work` in parallel, `write` serially in the order of reading. None may
/// throw.
struct BatchFunctions {
  std::function<std::unique_ptr<Job>()> read;  ///< nullptr: no more
  std::function<void(Job&)> work;
  std::function<void(Job&)> write;
};

/// Items in flight for each thread: enough that no thread waits for a reader, few enough to bound
/// memory.
inline constexpr uint32_t kJobsInFlight = 3;

/// Runs a batch on `jobs` threads (0: all cores) with at most `kJobsInFlight * jobs` items in
/// flight. When `cancelled` (may be nullptr) becomes true nothing more is read, and what was read
/// is still worked on and written.
void run_batch(const BatchFunctions& functions, Executor executor, uint32_t jobs,
               const std::atomic<bool>* cancelled);

/// The functions of a batch whose jobs are all of type T, and running it.
template <std::derived_from<Job> T>
struct BatchOf {
  std::function<std::unique_ptr<T>()> read;
  std::function<void(T&)> work;
  std::function<void(T&)> write;
};
template <std::derived_from<Job> T>
void run_batch(BatchOf<T> functions, Executor executor, uint32_t jobs,
               const std::atomic<bool>* cancelled) {
  run_batch(BatchFunctions{std::move(functions.read),
                           [&](Job& job) { functions.work(static_cast<T&>(job)); },
                           [&](Job& job) { functions.write(static_cast<T&>(job)); }},
            executor, jobs, cancelled);
}

/// `jobs`, or the number of cores for 0.
[[nodiscard]] uint32_t thread_count(uint32_t jobs);

}  // namespace sagwan
