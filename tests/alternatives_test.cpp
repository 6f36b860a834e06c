// SPDX-License-Identifier: Apache-2.0
// Every branch of every alternation in the rules of times and quantities is met by an example of a
// rule that has it.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "pipeline/mutate/symbol_string.h"
#include "stages/examples.h"
#include "tests/support/alternatives.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

bool is_of_times(const Rule& rule) { return rule.place.file.find("/time_") != std::string::npos; }

bool is_of_quantities(const Rule& rule) {
  return rule.place.file.find("/quantity") != std::string::npos;
}

/// `covers`: which rules; at least `least` of them are there.
void expect_all_met(bool (*covers)(const Rule&), std::size_t least) {
  const auto resources = project_pipeline().shared_resources();
  Alternatives alternatives;
  std::size_t rules = 0;
  for (const Rule& rule : resources->rules()) {
    if (!covers(rule)) continue;
    alternatives.add(rule);
    ++rules;
  }
  ASSERT_GT(rules, least) << "no such rules: are their files named otherwise?";
  for (uint32_t i = 0; i < resources->rules().size(); ++i) {
    const Rule& rule = resources->rule(i);
    if (!covers(rule)) continue;
    for (const RuleExample& example : rule.examples) {
      const auto document = example_document(rule, example, resources);
      run_stages(project_stages(), *document);
      for (const Find& find : document->layer<Find>()) {
        if (find.rule != i) continue;
        const std::string text = rule.over_finds
                                     ? symbol_string(*document, rule, find.match).text
                                     : std::string(slice(document->text().repaired(), find.match));
        EXPECT_TRUE(alternatives.take(rule, text)) << rule.id << " and \"" << text << "\"";
      }
    }
  }
  for (const std::string& line : alternatives.unmet()) ADD_FAILURE() << line;
}

TEST(RulesOfTimes, HaveAnExampleForEveryAlternative) { expect_all_met(is_of_times, 100); }

TEST(RulesOfQuantities, HaveAnExampleForEveryAlternative) { expect_all_met(is_of_quantities, 100); }

}  // namespace
}  // namespace sagwan
