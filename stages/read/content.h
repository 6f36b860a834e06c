// SPDX-License-Identifier: Apache-2.0
// Content: what a line is made of - text, numbers or marks alone - and where one printed line holds
// several.
#pragma once

#include <string_view>

#include "stages/read/lines.h"

namespace sagwan {

/// `numbers` and `marks` only where the whole line is such; a full date, or a note's number with
/// text behind it, is text. Stops at the first word of text.
[[nodiscard]] LineContent content_of(std::string_view content, const ReadConfig& config);

/// Whether `content` is nothing but stretches in round brackets, and no row of numbers: units, and
/// names under a chart.
[[nodiscard]] bool is_bracketed(std::string_view content);

/// Byte at which a line of its own begins within `content`, whose start is `start`: a second label
/// of notes, sources or captions, or marks behind a wide gap. 0: none.
[[nodiscard]] uint32_t cut_of(std::string_view content, LineStart start, const ReadConfig& config);

}  // namespace sagwan
