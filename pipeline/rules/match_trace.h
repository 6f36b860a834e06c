// SPDX-License-Identifier: Apache-2.0
// MatchTrace: what a matcher tells someone who wants to know why (`sagwan explain`). Without one,
// matching costs nothing more; with one that keeps every match, its result is the same.
#pragma once

#include <cstdint>

#include "sagwan/layers/find.h"

namespace sagwan {

class MatchTrace {
 public:
  MatchTrace() = default;
  MatchTrace(const MatchTrace&) = delete;
  MatchTrace& operator=(const MatchTrace&) = delete;
  virtual ~MatchTrace() = default;

  /// `loser` matched with good boundaries, and `winner` keeps it from standing.
  virtual void lost(const Find& loser, const Find& winner) = 0;
  /// `rule` is tried at a place where it may begin.
  virtual void tried(uint32_t /*rule*/) {}
  /// A match with good boundaries, before conflicts are settled. Where this is false the match is
  /// dropped: what would be found without it.
  virtual bool keeps(const Find& /*candidate*/) { return true; }
  /// The text was matched in so many steps: instructions of programs, characters that automata
  /// took, bytes that RE2 was given. The same each time.
  virtual void took(uint64_t /*steps*/) {}
  /// It overlaps a place where nothing is found (the call of a note).
  virtual void masked(const Find& find) = 0;
};

}  // namespace sagwan
