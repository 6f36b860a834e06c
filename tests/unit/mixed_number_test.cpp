// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/mixed_number.h"

#include <gtest/gtest.h>

#include <string>

namespace sagwan {
namespace {

TEST(MixedNumber, reads_fractions_with_and_without_a_whole_number) {
  struct Row {
    const char* text;
    const char* want;
    const char* why;
  };
  const Row rows[] = {
      {"1/8", "0.125", "no zeros at its end"},
      {"3-3/4", "3.75", "a hyphen parts"},
      {"12 1/16", "12.0625", "a space parts"},
      {"2 and 1/2", "2.5", "a word parts"},
      {"2/3", "0.666666666667", "rounded to 12 places"},
      {"1/0", "", "no division by zero"},
      {"1.5", "", "no stroke"},
      {"/4", "", "nothing above the stroke"},
      {"1/4 inch", "", "something behind it"},
  };
  for (const Row& row : rows) {
    SCOPED_TRACE(row.text + std::string(": ") + row.why);
    const auto value = read_mixed(row.text);
    EXPECT_EQ(value ? value->to_string() : "", row.want);
  }
}

}  // namespace
}  // namespace sagwan
