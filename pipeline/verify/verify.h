// SPDX-License-Identifier: Apache-2.0
// Verifying: proves a knowledge file again. The schema; ids that count from 1 in the order of their
// lists; every reference; every span, within the text, in order, its characters those of the
// record's text, read in code points, in bytes and in UTF-16.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/export/exporter.h"
#include "sagwan/result.h"

namespace sagwan {

struct Verified {
  std::vector<Error> wrong;  ///< knowledge_invalid: what and where, at most kMostWrong
  uint64_t spans = 0;        ///< proved
  uint64_t references = 0;
};

inline constexpr std::size_t kMostWrong = 100;

/// The errors name `path`. An error instead of a result: the file is no JSON, or its source text
/// cannot be had. Safe from many threads.
[[nodiscard]] Result<Verified> verify_knowledge(std::string_view bytes, const std::string& path,
                                                const TextFinder& find_text);

}  // namespace sagwan
