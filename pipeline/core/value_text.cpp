// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/value_text.h"

#include <array>

namespace sagwan {

namespace {

constexpr std::array<std::string_view, 13> kMods = {
    "",          "START",         "MID",           "END",         "APPROX",
    "BEFORE",    "AFTER",         "ON_OR_BEFORE",  "ON_OR_AFTER", "LESS_THAN",
    "MORE_THAN", "EQUAL_OR_LESS", "EQUAL_OR_MORE",
};
constexpr std::array<std::string_view, 5> kTimeTypes = {"DATE", "TIME", "DURATION", "SET",
                                                        "INTERVAL"};
constexpr std::array<std::string_view, 13> kGrains = {
    "",       "second",  "minute", "hour", "day",    "week",    "month",
    "season", "quarter", "half",   "year", "decade", "century",
};
constexpr std::array<std::string_view, 10> kKinds = {
    "count",    "measure", "money", "percent", "multiple",
    "fraction", "ordinal", "age",   "number",  "change",
};
constexpr std::array<std::string_view, 3> kDirections = {"", "up", "down"};

}  // namespace

std::string_view mod_text(Mod mod) { return kMods[static_cast<std::size_t>(mod)]; }
std::string_view time_type_text(TimeType type) {
  return kTimeTypes[static_cast<std::size_t>(type)];
}
std::string_view grain_text(Grain grain) { return kGrains[static_cast<std::size_t>(grain)]; }
std::string_view quantity_kind_text(QuantityKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}
std::string_view direction_text(Direction direction) {
  return kDirections[static_cast<std::size_t>(direction)];
}

std::string value_text(const Time& time) {
  std::string out(time.value.view());
  if (time.mod != Mod::none) out += " " + std::string(mod_text(time.mod));
  if (!time.freq.empty()) out += " freq=" + std::string(time.freq.view());
  if (!time.quant.empty()) out += " quant=" + std::string(time.quant.view());
  return out;
}

std::string value_text(const Quantity& q, std::string_view text) {
  std::string out;
  if (q.has_value) {
    out = q.value.to_string();
  } else {
    if (q.has_min) out += q.min.to_string();
    out += "..";
    if (q.has_max) out += q.max.to_string();
  }
  if (!q.denominator.is_zero()) out = q.numerator.to_string() + "/" + q.denominator.to_string();
  out += " " + std::string(q.unit.view());
  if (!q.per.empty()) out += " per=" + std::string(q.per.view());
  if (q.point) out += " point";
  if (q.mod != Mod::none) out += " " + std::string(mod_text(q.mod));
  if (q.direction != Direction::none) out += " " + std::string(direction_text(q.direction));
  if (!q.counter.empty()) out += " counter=" + std::string(slice(text, q.counter));
  if (!q.of.empty()) out += " of=" + std::string(slice(text, q.of));
  if (!q.base.empty()) out += " base=" + std::string(slice(text, q.base));
  return out;
}

}  // namespace sagwan
