// SPDX-License-Identifier: Apache-2.0
// The cases of tests/cases/<stage>/*.toml, one test each, found by walking the folders.
// tests/cases/README.md tells the form.
#include <gtest/gtest.h>

#include <algorithm>

#include "stages/cases.h"
#include "tests/support/project.h"

namespace sagwan {
namespace {

const std::vector<Case>& cases() {
  static const std::vector<Case> kCases = load_cases(project_folder());
  return kCases;
}

std::string page(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += "  " + line + "\n";
  return out;
}

class Cases : public testing::TestWithParam<uint32_t> {};
GTEST_ALLOW_UNINSTANTIATED_PARAMETERIZED_TEST(Cases);

TEST_P(Cases, HaveTheLinesTheyWant) {
  const Case& c = cases()[GetParam()];
  SCOPED_TRACE("tests/cases/" + c.file + ":" + std::to_string(c.place.line) + ": " + c.name);
  ASSERT_FALSE(c.text.empty());
  ASSERT_TRUE(is_case_stage(c.stage)) << "no layer is known for the folder " << c.stage;
  const auto document = case_document(c, project_pipeline());
  ASSERT_TRUE(document.has_value()) << to_line(document.error());
  const std::vector<std::string> found = case_lines(c, **document);
  if (c.compares_says) {
    std::vector<std::string> codes;
    for (const Diagnostic& d : (*document)->diagnostics().list())
      codes.emplace_back(code_text(d.code));
    std::sort(codes.begin(), codes.end());
    EXPECT_EQ(codes, c.says);
  }
  if (found != c.want) ADD_FAILURE() << "wanted\n" << page(c.want) << "found\n" << page(found);
}

std::vector<uint32_t> case_numbers() {
  std::vector<uint32_t> out(cases().size());
  for (uint32_t i = 0; i < out.size(); ++i) out[i] = i;
  return out;
}

INSTANTIATE_TEST_SUITE_P(Every, Cases, testing::ValuesIn(case_numbers()), [](const auto& param) {
  const Case& c = cases()[param.param];
  uint32_t same = 0;  // names that differ in other letters only
  const std::string file = c.file.substr(0, c.file.size() - 5);
  const std::string name = test_name(file + "__" + c.name);
  for (uint32_t i = 0; i < param.param; ++i) {
    const std::string& other = cases()[i].file;
    if (test_name(other.substr(0, other.size() - 5) + "__" + cases()[i].name) == name) ++same;
  }
  return same == 0 ? name : name + "_" + std::to_string(same + 1);
});

}  // namespace
}  // namespace sagwan
