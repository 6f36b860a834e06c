// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <unistd.h>

#include <cstdio>
#include <string>

#include "pipeline/core/files.h"

namespace sagwan::cli {

namespace {

void put(const std::string& text) {
  // Nothing can be done where the standard error cannot be written.
  static_cast<void>(write_all(STDERR_FILENO, text, "standard error"));
}

std::string one_decimal(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.1f", value);
  return text;
}

std::string clock_text(uint64_t seconds) {
  const std::string rest = std::to_string(seconds % 60);
  return std::to_string(seconds / 60) + (rest.size() == 1 ? ":0" : ":") + rest;
}

}  // namespace

Progress::Progress(bool shown, uint64_t documents, uint64_t bytes)
    : shown_(shown),
      documents_(documents),
      bytes_(bytes),
      start_(Clock::now()),
      next_(start_ + std::chrono::seconds(1)) {}

void Progress::add(uint64_t bytes) {
  ++done_;
  done_bytes_ += bytes;
  if (!shown_) return;
  const auto now = Clock::now();
  if (now < next_) return;
  next_ = now + std::chrono::milliseconds(100);
  draw(now);
}

void Progress::draw(Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - start_).count();
  std::string line = "\r\x1b[K" + std::to_string(done_);
  if (documents_ > 0) line += " of " + std::to_string(documents_);
  line += " documents, " + one_decimal(static_cast<double>(done_bytes_) / 1e6 / seconds) + " MB/s";
  if (bytes_ > done_bytes_ && done_bytes_ > 0) {
    const double left =
        static_cast<double>(bytes_ - done_bytes_) / static_cast<double>(done_bytes_) * seconds;
    line += ", " + clock_text(static_cast<uint64_t>(left + 0.5)) + " left";
  }
  put(line);
  drawn_ = true;
}

void Progress::clear() {
  if (drawn_) put("\r\x1b[K");
  drawn_ = false;
}

}  // namespace sagwan::cli
