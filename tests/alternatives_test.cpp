// SPDX-License-Identifier: Apache-2.0
// Every branch of every alternation in the rules of times is met by an example of a rule that has
// it.
#include <gtest/gtest.h>

#include "stages/examples.h"
#include "tests/support/alternatives.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

bool is_of_times(const Rule& rule) {
  return !rule.over_finds && rule.place.file.find("/time_") != std::string::npos;
}

TEST(RulesOfTimes, HaveAnExampleForEveryAlternative) {
  const auto resources = project_pipeline().shared_resources();
  Alternatives alternatives;
  std::size_t rules = 0;
  for (const Rule& rule : resources->rules()) {
    if (!is_of_times(rule)) continue;
    alternatives.add(rule);
    ++rules;
  }
  ASSERT_GT(rules, 100U) << "no rules of times: are their files named otherwise?";
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    if (!is_of_times(rule)) continue;
    for (const RuleExample& example : rule.examples) {
      const auto document = example_document(rule, example, resources);
      run_stages(project_stages(), *document);
      for (const Find& find : document->layer<Find>()) {
        if (find.rule != i) continue;
        const std::string_view text = slice(document->text().repaired(), find.match);
        EXPECT_TRUE(alternatives.take(rule, text)) << rule.id << " and \"" << text << "\"";
      }
    }
  }
  for (const std::string& line : alternatives.unmet()) ADD_FAILURE() << line;
}

}  // namespace
}  // namespace sagwan
