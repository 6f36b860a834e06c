// SPDX-License-Identifier: Apache-2.0
// Words that a line end cuts at a hyphen: made whole again in the first of the two lines.
#pragma once

#include <string_view>
#include <vector>

#include "readers/pdf_lines.h"
#include "readers/pdf_tables.h"

namespace sagwan::readers {

/// Where a line ends in a word with a hyphen and the next begins with a small letter, the rest of
/// the word goes up to the first line. The hyphen goes, unless the words of `before` (the text so
/// far) and of these lines show that it is the word's own. Lines of
/// tables are left.
void join_cut_words(std::vector<Line>& lines, const TableRows& rows, std::string_view before);

}  // namespace sagwan::readers
