// SPDX-License-Identifier: Apache-2.0
#include "sagwan/decimal.h"

#include <algorithm>

namespace sagwan {

namespace {

using Wide = Decimal::Coefficient;

constexpr int kMaxDigits = 36;

constexpr Wide power_of_ten(int n) {
  Wide p = 1;
  for (int i = 0; i < n; ++i) p *= 10;
  return p;
}
constexpr Wide kLimit = power_of_ten(kMaxDigits);

bool fits(Wide value) { return value < kLimit && value > -kLimit; }

/// `value * 10^n`, none where it would not fit.
std::optional<Wide> shifted(Wide value, int32_t n) {
  for (int32_t i = 0; i < n; ++i) {
    if (!fits(value * 10)) return std::nullopt;
    value *= 10;
  }
  return value;
}

}  // namespace

std::optional<Decimal> Decimal::parse(std::string_view digits) {
  bool negative = false;
  if (!digits.empty() && (digits[0] == '-' || digits[0] == '+')) {
    negative = digits[0] == '-';
    digits.remove_prefix(1);
  }
  Wide value = 0;
  int32_t scale = 0;
  bool point = false;
  bool any = false;
  for (const char c : digits) {
    if (c == '.' && !point && any) {
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    value = value * 10 + (c - '0');
    if (!fits(value)) return std::nullopt;
    if (point) ++scale;
  }
  if (!any || (point && scale == 0)) return std::nullopt;
  return Decimal(negative ? -value : value, scale);
}

std::optional<Decimal> Decimal::plus(const Decimal& other) const {
  const int32_t scale = std::max(scale_, other.scale_);
  const auto a = shifted(coefficient_, scale - scale_);
  const auto b = shifted(other.coefficient_, scale - other.scale_);
  if (!a || !b || !fits(*a + *b)) return std::nullopt;
  return Decimal(*a + *b, scale);
}

std::optional<Decimal> Decimal::times(const Decimal& other) const {
  Wide a = coefficient_;
  Wide b = other.coefficient_;
  int32_t scale = scale_ + other.scale_;
  // A factor such as 10,000 takes decimal places away before it grows the number: 1.5 * 10000 is
  // 15000.
  while (scale > 0 && (a % 10 == 0 || b % 10 == 0)) {
    if (b % 10 == 0 && b != 0) {
      b /= 10;
    } else if (a % 10 == 0 && a != 0) {
      a /= 10;
    } else {
      break;
    }
    --scale;
  }
  if (a != 0 && b != 0) {
    const Wide limit = kLimit / (a < 0 ? -a : a);
    if ((b < 0 ? -b : b) >= limit) return std::nullopt;
  }
  Wide product = a * b;
  for (; scale > 0 && product % 10 == 0; --scale) product /= 10;
  return Decimal(product, scale);
}

std::optional<Decimal> Decimal::divided_by(const Decimal& other, int32_t places) const {
  const auto numerator = shifted(coefficient_, std::max(0, places + other.scale_ - scale_));
  const auto denominator = shifted(other.coefficient_, std::max(0, scale_ - places - other.scale_));
  if (!numerator || !denominator || *denominator == 0) return std::nullopt;
  const bool negative = (*numerator < 0) != (*denominator < 0);
  const Wide n = *numerator < 0 ? -*numerator : *numerator;
  const Wide d = *denominator < 0 ? -*denominator : *denominator;
  Wide quotient = n / d;
  if ((n % d) * 2 >= d) ++quotient;
  return Decimal(negative ? -quotient : quotient, places);
}

int Decimal::compare(const Decimal& other) const {
  const int32_t scale = std::max(scale_, other.scale_);
  const auto a = shifted(coefficient_, scale - scale_);
  const auto b = shifted(other.coefficient_, scale - other.scale_);
  if (!a || !b) {  // too far apart to bring to one scale: the one that overflows is larger in size
    if (!a) return coefficient_ < 0 ? -1 : 1;
    return other.coefficient_ < 0 ? 1 : -1;
  }
  return *a < *b ? -1 : *a > *b ? 1 : 0;
}

std::string Decimal::to_string() const {
  Wide value = coefficient_ < 0 ? -coefficient_ : coefficient_;
  std::string digits;
  do {
    digits.push_back(static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value != 0);
  while (digits.size() <= static_cast<std::size_t>(scale_)) digits.push_back('0');
  if (coefficient_ < 0) digits.push_back('-');
  std::reverse(digits.begin(), digits.end());
  if (scale_ > 0) digits.insert(digits.size() - static_cast<std::size_t>(scale_), 1, '.');
  return digits;
}

}  // namespace sagwan
