// SPDX-License-Identifier: Apache-2.0
// How a rule that does not keep its examples is told.
#include "stages/examples.h"

#include <gtest/gtest.h>

#include "stages/registry.h"
#include "tests/support/temp_home.h"

namespace sagwan {
namespace {

TEST(Examples, TellWhatWasFoundAndWhatWasWanted) {
  TempHome home;
  home.lexicon("words", "");
  home.rules(
      "[[rule]]\nid = \"war\"\nemits = \"EVENT\"\npattern = 'war'\n"
      "examples = [{ text = \"the war\", finds = \"war\" },\n{ text = \"no peace\", finds = "
      "\"peace\" }]\n"
      "rejects = [\"warm\",\n\"a war\"]\n");
  const auto resources = home.load();
  ASSERT_TRUE(resources.has_value()) << to_line(resources.error());
  const auto stages = make_stages(*resources);
  ASSERT_TRUE(stages.has_value()) << to_line(stages.error());
  Diagnostics diagnostics;
  check_examples(0, *resources, *stages, diagnostics);
  ASSERT_EQ(diagnostics.list().size(), 2U);
  for (const Diagnostic& d : diagnostics.list()) EXPECT_EQ(d.code, Code::rule_example);
  EXPECT_EQ(diagnostics.list()[0].message,
            "rule war: in \"no peace\" it finds [], the example wants [\"peace\"]");
  EXPECT_EQ(diagnostics.list()[0].place.line, 6U);
  EXPECT_EQ(diagnostics.list()[1].message, "rule war: finds [\"war\"] in the reject \"a war\"");
  EXPECT_EQ(diagnostics.list()[1].place.line, 8U);
}

}  // namespace
}  // namespace sagwan
