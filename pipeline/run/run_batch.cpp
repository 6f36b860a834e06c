// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <utility>

#include <tbb/global_control.h>
#include <tbb/parallel_pipeline.h>
#include <tbb/task_arena.h>

#include "pipeline/run/run.h"

namespace sagwan {

namespace {

using JobPtr = std::unique_ptr<Job>;

class Reader {
 public:
  Reader(const BatchFunctions& functions, const std::atomic<bool>* cancelled)
      : functions_(&functions), cancelled_(cancelled) {}
  [[nodiscard]] JobPtr next() const {
    if (cancelled_ != nullptr && cancelled_->load(std::memory_order_relaxed)) return nullptr;
    return functions_->read();
  }

 private:
  const BatchFunctions* functions_;
  const std::atomic<bool>* cancelled_;
};

void run_serial(const BatchFunctions& functions, const Reader& reader) {
  while (const JobPtr job = reader.next()) {
    functions.work(*job);
    functions.write(*job);
  }
}

void run_tbb(const BatchFunctions& functions, const Reader& reader, uint32_t threads) {
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, threads);
  tbb::task_arena arena(static_cast<int>(threads));
  arena.execute([&] {
    tbb::parallel_pipeline(
        std::size_t{kJobsInFlight} * threads,
        tbb::make_filter<void, JobPtr>(tbb::filter_mode::serial_in_order,
                                       [&](tbb::flow_control& control) {
                                         JobPtr job = reader.next();
                                         if (job == nullptr) control.stop();
                                         return job;
                                       }) &
            tbb::make_filter<JobPtr, JobPtr>(tbb::filter_mode::parallel,
                                             [&](JobPtr job) {
                                               functions.work(*job);
                                               return job;
                                             }) &
            tbb::make_filter<JobPtr, void>(tbb::filter_mode::serial_in_order,
                                           [&](const JobPtr& job) { functions.write(*job); }));
  });
}

/// Every thread reads (one at a time), works, and leaves its job in a ring; whoever finds the next
/// one due writes all that are due, so that no thread waits for its turn.
class ThreadPipeline {
 public:
  ThreadPipeline(const BatchFunctions& functions, const Reader& reader, uint32_t threads)
      : functions_(functions), reader_(reader), ring_(std::size_t{kJobsInFlight} * threads) {}

  void run() {
    uint64_t ticket = 0;
    while (JobPtr job = take(ticket)) {
      functions_.work(*job);
      leave(std::move(job), ticket);
    }
  }

 private:
  JobPtr take(uint64_t& ticket) {
    std::unique_lock lock(mutex_);
    turn_.wait(lock,
               [&] { return !reading_ && (ended_ || next_read_ - next_write_ < ring_.size()); });
    if (ended_) return nullptr;
    reading_ = true;
    lock.unlock();
    JobPtr job = reader_.next();
    lock.lock();
    reading_ = false;
    ended_ = job == nullptr;
    if (job != nullptr) ticket = next_read_++;
    turn_.notify_all();
    return job;
  }

  void leave(JobPtr job, uint64_t ticket) {
    std::unique_lock lock(mutex_);
    ring_[ticket % ring_.size()] = std::move(job);
    if (writing_) return;
    writing_ = true;
    while (const JobPtr due = std::move(ring_[next_write_ % ring_.size()])) {
      lock.unlock();
      functions_.write(*due);
      lock.lock();
      ++next_write_;
      turn_.notify_all();
    }
    writing_ = false;
  }

  const BatchFunctions& functions_;
  const Reader& reader_;
  std::mutex mutex_;
  std::condition_variable turn_;
  std::vector<JobPtr> ring_;
  uint64_t next_read_ = 0;
  uint64_t next_write_ = 0;
  bool reading_ = false;
  bool writing_ = false;
  bool ended_ = false;
};

void run_threads(const BatchFunctions& functions, const Reader& reader, uint32_t threads) {
  ThreadPipeline pipeline(functions, reader, threads);
  std::vector<std::thread> pool;
  for (uint32_t i = 1; i < threads; ++i) pool.emplace_back([&] { pipeline.run(); });
  pipeline.run();
  for (std::thread& thread : pool) thread.join();
}

}  // namespace

uint32_t thread_count(uint32_t jobs) {
  return jobs > 0 ? jobs : std::max(1U, std::thread::hardware_concurrency());
}

void run_batch(const BatchFunctions& functions, Executor executor, uint32_t jobs,
               const std::atomic<bool>* cancelled) {
  const Reader reader(functions, cancelled);
  const uint32_t threads = thread_count(jobs);
  switch (executor) {
    case Executor::serial:
      return run_serial(functions, reader);
    case Executor::tbb:
      return run_tbb(functions, reader, threads);
    case Executor::threads:
      return run_threads(functions, reader, threads);
  }
}

}  // namespace sagwan
