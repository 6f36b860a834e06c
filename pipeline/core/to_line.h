// SPDX-License-Identifier: Apache-2.0
// to_line: one record of a layer as one line of text, the same in cases, golden differences,
// `explain` and reports.
#pragma once

#include <string>

#include "pipeline/core/document.h"
#include "sagwan/layers/block.h"
#include "sagwan/layers/note_call.h"
#include "sagwan/layers/run.h"
#include "sagwan/layers/sentence.h"

namespace sagwan {

/// `item 2 | text`; the level is left out where there is none. Cells of a row are parted by ` | `.
[[nodiscard]] std::string to_line(const Block& block, const Document& document);
/// `ko | text`
[[nodiscard]] std::string to_line(const Sentence& sentence, const Document& document);
/// `ru | text`
[[nodiscard]] std::string to_line(const Run& run, const Document& document);
/// `15) -> 15)`: the call, and the marker of the note, its kind where it has none, or `none`.
[[nodiscard]] std::string to_line(const NoteCall& call, const Document& document);

}  // namespace sagwan
