// SPDX-License-Identifier: Apache-2.0
// Every rule's examples and rejects, one test a rule, named by its id.
#include <gtest/gtest.h>

#include "pipeline/rules/lint.h"
#include "stages/examples.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

std::vector<uint32_t> rule_numbers() {
  std::vector<uint32_t> out(project_pipeline().resources().rules().size());
  for (uint32_t i = 0; i < out.size(); ++i) out[i] = i;
  return out;
}

class Rules : public testing::TestWithParam<uint32_t> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Rules);

TEST_P(Rules, FindWhatTheirExamplesSay) {
  Diagnostics diagnostics;
  check_examples(GetParam(), project_pipeline().shared_resources(), project_stages(), diagnostics);
  for (const Diagnostic& d : diagnostics.list()) ADD_FAILURE() << to_line(d);
}

INSTANTIATE_TEST_SUITE_P(Every, Rules, testing::ValuesIn(rule_numbers()), [](const auto& rule) {
  return test_name(project_pipeline().resources().rule(rule.param).id);
});

TEST(RuleSet, CompilesWhole) {
  Diagnostics diagnostics;
  lint_patterns(project_pipeline().resources().rules(), diagnostics);
  for (const Diagnostic& d : diagnostics.list()) ADD_FAILURE() << to_line(d);
}

}  // namespace
}  // namespace sagwan
