// SPDX-License-Identifier: Apache-2.0
// Options: one table (options.def) feeds the command line, --help and docs/options.md. Each row is one
// option of one or more subcommands; the struct below is what the program reads.
#pragma once

#include <cstdint>
#include <string>

namespace sagwan {

struct Options {
  std::string config = "default";   ///< preset name under configs/, or a folder with configs/ and lexicons/
  std::string home;                 ///< folder that holds configs/ and lexicons/; found by the program
  std::string cache;                ///< folder of compiled lexicons; empty: none
  std::string encoding;             ///< instead of detection
  std::string lang;                 ///< language of short text whose script does not tell
  std::string reference;            ///< ISO date or date-time that incomplete times resolve against
  uint64_t max_bytes = 256ULL << 20;///< a larger input is refused
  uint32_t jobs = 0;                ///< worker threads; 0: all cores
  bool prefilter = true;            ///< off: every rule is tried at every character (equivalence tests)
};

}  // namespace sagwan
