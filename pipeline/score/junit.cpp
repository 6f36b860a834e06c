// SPDX-License-Identifier: Apache-2.0
#include "pipeline/score/junit.h"

#include <algorithm>

namespace sagwan {

namespace {

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '&') {
      out += "&amp;";
    } else if (c == '<') {
      out += "&lt;";
    } else if (c == '>') {
      out += "&gt;";
    } else if (c == '"') {
      out += "&quot;";
    } else {
      // XML 1.0 has no form for other control characters.
      out += static_cast<unsigned char>(c) < ' ' && c != '\n' ? ' ' : c;
    }
  }
  return out;
}

std::string attribute(const char* name, const std::string& value) {
  return std::string(" ") + name + "=\"" + escaped(value) + "\"";
}

std::string counts(const std::vector<TestCase>& cases) {
  const auto count = [&](auto is) {
    return std::to_string(std::count_if(cases.begin(), cases.end(), is));
  };
  return attribute("tests", std::to_string(cases.size())) +
         attribute("failures", count([](const TestCase& c) { return !c.failure.empty(); })) +
         attribute("skipped", count([](const TestCase& c) { return !c.skipped.empty(); }));
}

std::string case_xml(const std::string& suite, const TestCase& test) {
  std::string out = "    <testcase" + attribute("classname", suite) + attribute("name", test.name);
  if (!test.failure.empty()) {
    const std::string first = test.failure.substr(0, test.failure.find('\n'));
    return out + ">\n      <failure" + attribute("message", first) + ">" + escaped(test.failure) +
           "</failure>\n    </testcase>\n";
  }
  if (!test.skipped.empty()) {
    return out + ">\n      <skipped" + attribute("message", test.skipped) + "/>\n    </testcase>\n";
  }
  return out + "/>\n";
}

}  // namespace

std::string junit_xml(const std::vector<TestSuite>& suites) {
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  std::vector<TestCase> all;
  for (const TestSuite& suite : suites) {
    all.insert(all.end(), suite.cases.begin(), suite.cases.end());
  }
  out += "<testsuites name=\"sagwan test\"" + counts(all) + ">\n";
  for (const TestSuite& suite : suites) {
    out += "  <testsuite" + attribute("name", suite.name) + counts(suite.cases) + ">\n";
    for (const TestCase& test : suite.cases) out += case_xml(suite.name, test);
    out += "  </testsuite>\n";
  }
  return out + "</testsuites>\n";
}

}  // namespace sagwan
