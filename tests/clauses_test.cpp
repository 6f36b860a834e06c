// SPDX-License-Identifier: Apache-2.0
// Every clause text (tests/clauses): the rule finds in it what it says.
#include <gtest/gtest.h>

#include "pipeline/core/quoted_list.h"
#include "stages/clause_texts.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

TEST(ClauseTexts, HoldForTheirRules) {
  Diagnostics problems;
  const ClauseTexts all = load_clause_texts(project_folder(), problems);
  for (const Diagnostic& d : problems.list()) ADD_FAILURE() << to_line(d);
  const auto resources = project_pipeline().shared_resources();
  std::size_t rules = 0;
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    const auto texts = all.find(rule.id);
    if (texts == all.end()) continue;
    ++rules;
    for (const ClauseText& one : texts->second) {
      const auto document = clause_document(rule, one, resources);
      run_stages(project_stages(), *document);
      const FoundByRule found = found_by(i, *document);
      EXPECT_TRUE(holds(one, found))
          << one.place.file << ":" << one.place.line << ": " << rule.id << " finds "
          << quoted_list(found.texts) << " with values " << quoted_list(found.values) << " in \""
          << one.text << "\", not " << quoted_list(one.found.texts) << quoted_list(one.found.values)
          << "; where that is meant, run scripts/clauses --anew";
    }
  }
  EXPECT_EQ(rules, all.size()) << "texts of a rule that is not there";
  EXPECT_GT(rules, 1000U);
}

}  // namespace
}  // namespace sagwan
