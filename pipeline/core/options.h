// SPDX-License-Identifier: Apache-2.0
// Options: one table (options.def) feeds the command line, --help, docs/options.md and this struct,
// which is what the program reads.
#pragma once

#include <cstdint>
#include <string>

namespace sagwan {

struct Options {
#define SAGWAN_OPTION(type, member, value, name, letter, argument, commands, help) \
  type member = value;
#include "pipeline/core/options.def"
#undef SAGWAN_OPTION

  std::string home;           ///< folder that holds configs/ and lexicons/; found by the program
  std::string cache;          ///< folder of compiled lexicons and rules; empty: none
  bool rule_sources = false;  ///< rules with examples, places and trees, never from the cache
  bool patterns = false;      ///< loading compiles every pattern of them, to see what RE2 says
};

}  // namespace sagwan
