// SPDX-License-Identifier: Apache-2.0
// Names of different scripts that sound alike, or of which one is the other's reading. What score
// is enough, and why: README.md.
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "pipeline/rules/lexicon.h"
#include "stages/link/names.h"

namespace sagwan {

/// Two mentions, the later one first, and how alike their names are, 0..100.
struct Alike {
  uint32_t late = 0;
  uint32_t early = 0;
  uint8_t score = 0;
};

/// For each of `names`, in order of mention, the likest one a little before it, if it is like
/// enough. A Han name and its Korean reading are alike whatever they sound like.
[[nodiscard]] std::vector<Alike> alike_persons(const std::vector<Name>& names,
                                               const Lexicon& lexicon);

/// Places of one word each, of other scripts than Han, that `may_be_one` does not rule out. It is
/// asked when the pairs before it were told to `found`.
void find_alike_places(const std::vector<Name>& places, const Lexicon& lexicon,
                       const std::function<bool(const Name&, const Name&)>& may_be_one,
                       const std::function<void(const Alike&)>& found);

}  // namespace sagwan
