// SPDX-License-Identifier: Apache-2.0
// The result of `sagwan test` as JUnit XML, which CI servers show.
#pragma once

#include <string>
#include <vector>

namespace sagwan {

struct TestCase {
  std::string name;
  std::string failure;  ///< empty: it passed
  std::string skipped;  ///< why it did not run; empty: it ran
};

struct TestSuite {
  std::string name;
  std::vector<TestCase> cases;
};

/// With a line end.
[[nodiscard]] std::string junit_xml(const std::vector<TestSuite>& suites);

}  // namespace sagwan
