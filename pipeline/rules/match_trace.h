// SPDX-License-Identifier: Apache-2.0
// MatchTrace: what a matcher tells someone who wants to know why (`sagwan explain`). Without one,
// matching costs nothing more; with one, its result is the same.
#pragma once

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
  /// It overlaps a place where nothing is found (the call of a note).
  virtual void masked(const Find& find) = 0;
};

}  // namespace sagwan
