// SPDX-License-Identifier: Apache-2.0
// Side notes: small type beside the text, in the margin that the text leaves free on one side of
// the page. They belong to no line of the text.
#pragma once

#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

/// Takes the words of side notes out of `words`.
[[nodiscard]] std::vector<Word> take_side_notes(std::vector<Word>& words);

}  // namespace sagwan::readers
