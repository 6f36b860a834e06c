// SPDX-License-Identifier: Apache-2.0
#include "stages/normalise/times/time_zone.h"

#include <optional>
#include <string_view>

#include "pipeline/core/characters.h"
#include "pipeline/core/utf8.h"
#include "stages/normalise/times/time_units.h"

namespace sagwan {

namespace {

constexpr std::string_view kNameType = "zone_name";
constexpr std::string_view kLettersType = "zone_abbr";
constexpr char32_t kMinusSign = 0x2212;
constexpr char32_t kEnDash = 0x2013;
constexpr int kFarthestHour = 14;

/// The offset that ends `text`: +9, +05:30, -0800. None where there is no sign, or no such offset.
std::optional<int16_t> offset_of(std::string_view text) {
  std::size_t at = 0;
  int sign = 0;
  while (at < text.size() && sign == 0) {
    const char32_t c = utf8::decode(text, at);
    if (c == '+') sign = 1;
    if (c == '-' || c == kMinusSign || c == kEnDash) sign = -1;
    at += utf8::length(text[at]);
  }
  int digits = 0;
  int number = 0;
  bool parted = false;
  for (; sign != 0 && at < text.size(); ++at) {
    parted = parted || text[at] == ':';
    if (!is_digit(static_cast<unsigned char>(text[at]))) continue;
    number = number * 10 + (text[at] - '0');
    ++digits;
  }
  if (digits == 0 || digits > 4) return std::nullopt;
  const bool minutes = parted || digits > 2;
  const int hours = minutes ? number / 100 : number;
  if (hours > kFarthestHour || (minutes && number % 100 > 59)) return std::nullopt;
  return static_cast<int16_t>(sign * (hours * 60 + (minutes ? number % 100 : 0)));
}

SummerTime summer_of(std::string_view word) {
  return word == "america"  ? SummerTime::america
         : word == "europe" ? SummerTime::europe
                            : SummerTime::none;
}

}  // namespace

TimeZone read_zone(const Fields& fields, const Lexicon& lexicon, LangId lang) {
  TimeZone zone;
  if (!fields.has(Field::zone)) return zone;
  auto row = row_of(fields, Field::zone, kNameType, lexicon, lang);
  if (!row) row = row_of(fields, Field::zone, kLettersType, lexicon, lang);
  const auto minutes = offset_of(row ? row->id : fields.text(Field::zone));
  if (!minutes) return zone;
  zone.known = true;
  zone.minutes = *minutes;
  if (row) zone.summer = summer_of(row->attribute("summer"));
  return zone;
}

}  // namespace sagwan
