// SPDX-License-Identifier: Apache-2.0
// The terminal: one printer for messages, checked writing to the standard output, interruption.
#pragma once

#include <atomic>
#include <cstdint>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan::cli {

// The contract's exit statuses; the highest wins, but for an interrupt.
inline constexpr int kAllWell = 0;
inline constexpr int kFailed = 1;
inline constexpr int kUsage = 2;
inline constexpr int kOurFault = 3;
inline constexpr int kInterrupted = 130;

/// A message to the standard error, in the form of to_line.
void print(const Diagnostic& diagnostic);
void print(const Diagnostics& diagnostics);
/// The exit status that an error asks for: 3 for `internal`, else `otherwise`.
[[nodiscard]] int status_of(const Error& error, int otherwise);

/// To the standard output; the error (file_write) says that it is full or closed.
[[nodiscard]] Status write_output(std::string_view bytes);
/// The same for a command that prints one page: prints the error and gives the exit status.
[[nodiscard]] int print_page(std::string_view bytes);

struct Terminal {
  bool output = false;    ///< the standard output is one
  bool messages = false;  ///< the standard error is one
  bool colours = false;   ///< the standard output takes colours, and NO_COLOR is not set
  uint32_t width = 100;   ///< columns of the standard output; 100 where it is no terminal
};
[[nodiscard]] Terminal terminal();

/// True once SIGINT or SIGTERM came. The first asks for an orderly end, the second one kills.
[[nodiscard]] const std::atomic<bool>& interrupted();
/// Catches SIGINT and SIGTERM, and ignores SIGPIPE: a closed output is an error of writing.
void catch_signals();

}  // namespace sagwan::cli
