// SPDX-License-Identifier: Apache-2.0
// PatternPieces: a pattern as written, cut where its parts follow each other, so that one can say
// how far it goes.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace sagwan {

/// `a(?:b|c)+[de]` -> `a`, `(?:b|c)+`, `[de]`; one list for each alternative.
[[nodiscard]] std::vector<std::vector<std::string>> pattern_pieces(std::string_view pattern);

/// What stands in a group without a count, `(?P<x>...)`, `(?:...)` or `(...)`; empty for any other
/// piece.
[[nodiscard]] std::string_view group_inside(std::string_view piece);

/// Length of a piece without its count.
[[nodiscard]] std::size_t atom_size(std::string_view piece);

}  // namespace sagwan
