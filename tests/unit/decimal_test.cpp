// SPDX-License-Identifier: Apache-2.0
#include "sagwan/decimal.h"

#include <gtest/gtest.h>

namespace sagwan {
namespace {

TEST(Decimal, PrintsTheDigitsItWasGiven) {
  const struct {
    std::string_view in, want, why;
  } rows[] = {
      {"26.6", "26.6", "no binary fraction in between"},
      {"26.60", "26.60", "printed zeros are kept"},
      {"99999999999999.99", "99999999999999.99", "more digits than a double holds"},
      {"-0.05", "-0.05", "zeros behind the point"},
      {"+3", "3", "a plus is no digit"},
      {"000123", "123", "leading zeros"},
  };
  for (const auto& row : rows) {
    SCOPED_TRACE(row.why);
    const auto parsed = Decimal::parse(row.in);
    ASSERT_TRUE(parsed.has_value());
    EXPECT_EQ(parsed->to_string(), row.want);
  }
}

TEST(Decimal, RefusesWhatIsNoNumber) {
  for (const std::string_view in : {"", "-", ".", "1.", ".5", "1.2.3", "1,000", "12a",
                                    "1234567890123456789012345678901234567"}) {
    SCOPED_TRACE(in);
    EXPECT_FALSE(Decimal::parse(in).has_value());
  }
}

TEST(Decimal, CalculatesExactly) {
  const auto d = [](std::string_view text) { return *Decimal::parse(text); };
  EXPECT_EQ(d("0.1").plus(d("0.2"))->to_string(), "0.3");
  EXPECT_EQ(d("1.5").times(d("10000"))->to_string(), "15000");
  EXPECT_EQ(d("7530").times(d("10000"))->to_string(), "75300000");
  EXPECT_EQ(d("-2.5").times(d("4"))->to_string(), "-10");
  EXPECT_EQ(d("0").times(d("10000"))->to_string(), "0");
  EXPECT_EQ(d("1").divided_by(d("3"), 12)->to_string(), "0.333333333333");
  EXPECT_EQ(d("2").divided_by(d("3"), 12)->to_string(), "0.666666666667");
  EXPECT_EQ(d("-1").divided_by(d("8"), 2)->to_string(), "-0.13");
  EXPECT_EQ(d("1.50").compare(d("1.5")), 0);
  EXPECT_LT(d("-1").compare(d("0.001")), 0);
}

TEST(Decimal, RefusesWhatDoesNotFit) {
  const Decimal large = *Decimal::parse("999999999999999999999999999999");
  EXPECT_FALSE(large.times(large).has_value());
  EXPECT_FALSE(large.divided_by(*Decimal::parse("0"), 2).has_value());
}

}  // namespace
}  // namespace sagwan
