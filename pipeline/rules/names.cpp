// SPDX-License-Identifier: Apache-2.0
// The words by which rules and messages call find types and fields.
#include <algorithm>
#include <array>

#include "pipeline/rules/rule.h"

namespace sagwan {

namespace {

constexpr std::array<std::string_view, kFindTypes> kTypes = {
    "DATE",  "TIME", "DURATION", "SET",   "INTERVAL", "QUANTITY", "NUMBER",
    "PER",   "LOC",  "ORG",      "EVENT", "LAW",      "PRODUCT",  "PROJECT",
    "TITLE", "WORK", "FIELD",    "ALIAS", "OFFICE",   "CUE",      "NONE",
};

constexpr std::array kFields = {
#define SAGWAN_FIELD(name, reader) std::string_view(#name),
#include "sagwan/fields.def"
#undef SAGWAN_FIELD
};

}  // namespace

std::string_view find_type_text(FindType type) { return kTypes[static_cast<std::size_t>(type)]; }

std::optional<FindType> find_type(std::string_view word) {
  const auto* found = std::find(kTypes.begin(), kTypes.end(), word);
  if (found == kTypes.end()) return std::nullopt;
  return static_cast<FindType>(found - kTypes.begin());
}

std::string_view field_text(Field field) { return kFields[static_cast<std::size_t>(field)]; }

std::optional<Field> field(std::string_view name) {
  const auto* found = std::find(kFields.begin(), kFields.end(), name);
  if (found == kFields.end()) return std::nullopt;
  return static_cast<Field>(found - kFields.begin());
}

uint16_t Subtypes::intern(FindType type, std::string_view name) {
  uint16_t id = find(name);
  if (id == 0 && !name.empty()) {
    SAGWAN_CHECK(has_room(name), "more than 255 subtypes");
    names_.emplace_back(name);
    id = static_cast<uint16_t>(names_.size() - 1);
  }
  const char32_t symbol = find_symbol(type, id);
  const auto at = std::lower_bound(symbols_.begin(), symbols_.end(), symbol);
  if (at == symbols_.end() || *at != symbol) symbols_.insert(at, symbol);
  return id;
}

std::u32string Subtypes::symbols(FindType type) const {
  return {std::lower_bound(symbols_.begin(), symbols_.end(), find_symbol(type, 0)),
          std::upper_bound(symbols_.begin(), symbols_.end(), find_symbol(type, 255))};
}

uint16_t Subtypes::find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? uint16_t{0} : static_cast<uint16_t>(found - names_.begin());
}

}  // namespace sagwan
