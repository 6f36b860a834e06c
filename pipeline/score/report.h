// SPDX-License-Identifier: Apache-2.0
// The figures of `sagwan test`, as a table for people and as JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "pipeline/score/bootstrap.h"
#include "pipeline/score/review.h"
#include "pipeline/score/source_text.h"
#include "pipeline/score/tally.h"

namespace sagwan {

struct ReportScore {
  std::string id;
  ScoreSheet sheet;
  std::vector<Reviewed> review;  ///< against the accepted run
};

/// Which rows stand below those of lists: none, types and fields (`times DATE`), languages
/// (`times lang=ko`), kinds of block (`times block=item`), all.
enum class Rows : uint8_t { lists, types, languages, blocks, all };
/// By the word of --by.
[[nodiscard]] Rows rows_named(std::string_view word);

/// One table; with `intervals` a column more.
[[nodiscard]] std::string score_table(const std::string& title, const ScoreSheet& sheet, Rows rows,
                                      const Intervals& intervals);

/// `3 fixed, 1 broken, 4 changed`.
[[nodiscard]] std::string review_counts(const std::vector<Reviewed>& review);
/// The three-way view of all reports: what broke, what was fixed, what changed; all of it, or the
/// first of each.
[[nodiscard]] std::string review_page(const std::vector<ReportScore>& reports, bool all);

/// Every difference with its place and context, one line each.
[[nodiscard]] std::string differences_page(const std::string& title, const ScoreSheet& sheet,
                                           const SourceText& text);

/// `{"reports": [{"id", "rows": [...], "review": [...]}], "all": [...]}`, with a line end.
[[nodiscard]] std::string scores_json(const std::vector<ReportScore>& reports,
                                      const ScoreSheet& all, const Intervals& intervals);

}  // namespace sagwan
