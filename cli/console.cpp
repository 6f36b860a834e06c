// SPDX-License-Identifier: Apache-2.0
#include "cli/console.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <csignal>
#include <cstdlib>

#include "pipeline/core/files.h"

namespace sagwan::cli {

namespace {

// A signal handler can reach nothing but a global.
// NOLINTNEXTLINE(cppcoreguidelines-avoid-non-const-global-variables)
std::atomic<bool> interrupt_came{false};
static_assert(std::atomic<bool>::is_always_lock_free);

extern "C" void on_interrupt(int signal) {
  interrupt_came.store(true);
  std::signal(signal, SIG_DFL);
}

}  // namespace

void print(const Diagnostic& diagnostic) {
  // Nothing can be done where the standard error cannot be written.
  static_cast<void>(write_all(STDERR_FILENO, to_line(diagnostic) + "\n", "standard error"));
}

void print(const Diagnostics& diagnostics) {
  for (const Diagnostic& d : diagnostics.list()) print(d);
}

int status_of(const Error& error, int otherwise) {
  return error.code == Code::internal ? kOurFault : otherwise;
}

Status write_output(std::string_view bytes) {
  Status status = write_all(STDOUT_FILENO, bytes, "standard output");
  if (!status) status.error().mend = "see where the output goes";
  return status;
}

int print_page(std::string_view bytes) {
  const Status status = write_output(bytes);
  if (status) return kAllWell;
  print(status.error());
  return kFailed;
}

Terminal terminal() {
  Terminal out;
  out.output = ::isatty(STDOUT_FILENO) == 1;
  out.messages = ::isatty(STDERR_FILENO) == 1;
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  out.colours = out.output && (no_color == nullptr || *no_color == '\0') && term != nullptr &&
                std::string_view(term) != "dumb";
  winsize size{};
  if (out.output && ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    out.width = size.ws_col;
  }
  return out;
}

const std::atomic<bool>& interrupted() { return interrupt_came; }

void catch_signals() {
  struct sigaction action {};
  action.sa_handler = on_interrupt;  // without SA_RESTART: a read that waits for input ends
  ::sigaction(SIGINT, &action, nullptr);
  ::sigaction(SIGTERM, &action, nullptr);
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace sagwan::cli
