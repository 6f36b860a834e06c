// SPDX-License-Identifier: Apache-2.0
// The figures of `sagwan test`, as a table for people and as JSON.
#pragma once

#include <string>
#include <vector>

#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

struct ReportScore {
  std::string id;
  ScoreSheet sheet;
};

enum class Rows : uint8_t { lists, all };

/// One table; `lists` leaves out the rows of parts (`times DATE`).
[[nodiscard]] std::string score_table(const std::string& title, const ScoreSheet& sheet, Rows rows);

/// Every difference with its place and context, one line each.
[[nodiscard]] std::string differences_page(const std::string& title, const ScoreSheet& sheet,
                                           const SourceText& text);

/// `{"reports": [{"id", "rows": [...]}], "all": [...]}`, with a line end.
[[nodiscard]] std::string scores_json(const std::vector<ReportScore>& reports,
                                      const ScoreSheet& all);

}  // namespace sagwan
