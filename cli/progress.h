// SPDX-License-Identifier: Apache-2.0
// The progress line of a batch, on a terminal only: `12 of 340 documents, 3.2 MB/s, 0:41 left`.
#pragma once

#include <chrono>
#include <cstdint>

namespace sagwan::cli {

class Progress {
 public:
  /// Totals of 0: not known.
  Progress(bool shown, uint64_t documents, uint64_t bytes);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress() { clear(); }

  /// One more document is done. The line appears after a second and changes ten times a second at
  /// most.
  void add(uint64_t bytes);
  /// Takes the line away, so that something else can be printed.
  void clear();

 private:
  using Clock = std::chrono::steady_clock;
  void draw(Clock::time_point now);

  bool shown_;
  bool drawn_ = false;
  uint64_t documents_;
  uint64_t bytes_;
  uint64_t done_ = 0;
  uint64_t done_bytes_ = 0;
  Clock::time_point start_;
  Clock::time_point next_;
};

}  // namespace sagwan::cli
