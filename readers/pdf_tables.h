// SPDX-License-Identifier: Apache-2.0
// Tables on a PDF page: lines that follow each other, parted into cells by wide gaps that stand
// below each other. Rules are not seen (poppler-cpp gives text alone).
#pragma once

#include <cstddef>
#include <vector>

#include "readers/pdf_lines.h"

namespace sagwan::readers {

/// Words [begin, end) of a line.
struct CellWords {
  std::size_t begin = 0;
  std::size_t end = 0;
};

/// The cells of each line, one for each column, empty ones included; no cells for a line that is no
/// row. A cell that lies over several columns is the first one's.
using TableRows = std::vector<std::vector<CellWords>>;
[[nodiscard]] TableRows find_rows(const std::vector<Line>& lines);

/// Whether a line is the time axis of one or more charts: four and more ticks of year and month,
/// two digits each (21.1 22.1 23.1), with bare months between them (21.1 7 22.1) or without, and
/// nothing else, at one distance; a chart beside begins anew.
[[nodiscard]] bool is_time_axis(const Line& line);

}  // namespace sagwan::readers
