// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/quantities/mixed_number.h"

#include "pipeline/core/characters.h"

namespace sagwan {

namespace {

constexpr int32_t kPlaces = 12;  // of a fraction (knowledge-file.md, quantities)

bool digit_at(std::string_view text, std::size_t at) {
  return at < text.size() && is_digit(static_cast<unsigned char>(text[at]));
}

}  // namespace

std::optional<Decimal> read_mixed(std::string_view text) {
  const std::size_t stroke = text.find('/');
  if (stroke == std::string_view::npos) return std::nullopt;
  std::size_t begin = stroke;
  while (begin > 0 && digit_at(text, begin - 1)) --begin;
  const auto above = Decimal::parse(text.substr(begin, stroke - begin));
  const auto below = Decimal::parse(text.substr(stroke + 1));
  if (!above || !below || below->is_zero()) return std::nullopt;
  const auto part = above->divided_by(*below, kPlaces);
  if (!part) return std::nullopt;
  if (begin == 0) return part->times(Decimal(1, 0));
  std::size_t end = 0;
  while (digit_at(text, end)) ++end;
  const auto whole = Decimal::parse(text.substr(0, end));
  const auto sum = whole ? whole->plus(*part) : std::nullopt;
  return sum ? sum->times(Decimal(1, 0)) : std::nullopt;
}

}  // namespace sagwan
