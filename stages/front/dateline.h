// SPDX-License-Identifier: Apache-2.0
// The date line of news and press releases that have no masthead: `CITY, 9 September 2025 (Agency)`
// by its punctuation, and lines that a rule calls so (a CUE whose field `cue` is "dateline").
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "pipeline/rules/resources.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/find.h"
#include "sagwan/layers/time_value.h"

namespace sagwan {

/// True if `date`, a complete one in `block`, stands in a date line by its punctuation: a short
/// name with a comma before it, and a bracket, a stroke, a dash or the line's end behind it.
[[nodiscard]] bool in_dateline(std::string_view text, Span block, Span date);

/// True if a rule calls `find` what stands before a document's date.
[[nodiscard]] bool is_dateline_cue(std::string_view text, const Find& find,
                                   const Resources& resources);

/// True if a rule calls the head of `block` a date line: its first complete date is the document's.
/// `finds` are those of the document.
[[nodiscard]] bool has_dateline_cue(std::string_view text, const Block& block,
                                    std::span<const Find> finds, const Resources& resources);

}  // namespace sagwan
