// SPDX-License-Identifier: Apache-2.0
// Decimal: an exact decimal number, `coefficient * 10^-scale`. No binary floating point anywhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace sagwan {

class Decimal {
 public:
  __extension__ using Coefficient = __int128;

  constexpr Decimal() = default;
  constexpr Decimal(Coefficient coefficient, int32_t scale)
      : coefficient_(coefficient), scale_(scale) {}

  /// Digits with an optional sign and one '.', as `-12.50`. None for anything else, or more than 36
  /// digits.
  [[nodiscard]] static std::optional<Decimal> parse(std::string_view digits);

  /// None where the result would not fit in 36 digits.
  [[nodiscard]] std::optional<Decimal> plus(const Decimal& other) const;
  /// A product has no zeros at its end behind the point.
  [[nodiscard]] std::optional<Decimal> times(const Decimal& other) const;
  /// Rounded half up to `places` decimal places; `other` must not be zero.
  [[nodiscard]] std::optional<Decimal> divided_by(const Decimal& other, int32_t places) const;
  [[nodiscard]] Decimal negated() const { return {-coefficient_, scale_}; }

  [[nodiscard]] bool is_zero() const { return coefficient_ == 0; }
  [[nodiscard]] bool is_negative() const { return coefficient_ < 0; }
  /// -1, 0, 1.
  [[nodiscard]] int compare(const Decimal& other) const;

  /// A JSON number with the digits as printed: 26.60 stays 26.60, no exponent.
  [[nodiscard]] std::string to_string() const;

 private:
  Coefficient coefficient_ = 0;
  int32_t scale_ = 0;  ///< digits after the point, >= 0
};

}  // namespace sagwan
