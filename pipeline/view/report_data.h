// SPDX-License-Identifier: Apache-2.0
// What the page of `sagwan view` carries of one report: a knowledge file in a third of its size,
// with every find at its place in the repaired text. It decides nothing; viewer/src/report.js reads
// it.
//
// {id, title, ..., words[], units[], blocks[], sentences[], runs[], mentions[], times[],
// quantities[], entities[], citations[], relations[], diagnostics[]}; the records are rows whose
// columns stand in report_data.cpp, each above the function that writes it. A word (kind, type,
// language, rule) is an index into `words`, whose first is empty; a reference is the index of the
// record in its list plus one, 0 where there is none; a place is unit, begin, end in UTF-16 code
// units of units[unit - 1], or 0 and the text where it could not be placed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sagwan/result.h"

namespace sagwan {

struct ReportData {
  std::string title;    ///< for the page's own title; the report's id where it has none
  std::string json;     ///< safe inside a <script> element
  std::string summary;  ///< the same, of what the list of reports shows
  uint32_t finds = 0;
  uint32_t unplaced = 0;  ///< finds that the page lists, but cannot mark in the text
};

/// The error (knowledge_invalid) names `path`, as read_knowledge does.
[[nodiscard]] Result<ReportData> report_data(std::string_view knowledge, const std::string& path);

}  // namespace sagwan
