// SPDX-License-Identifier: Apache-2.0
// TOML as a plain tree in which every value knows its place. The one door to toml++.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "sagwan/result.h"

namespace sagwan {

struct TomlEntry;

struct TomlValue {
  enum class Kind : uint8_t { table, array, string, integer, boolean, other };

  Kind kind = Kind::table;
  std::string string;
  int64_t integer = 0;
  bool boolean = false;
  std::vector<TomlValue> items;    ///< of an array
  std::vector<TomlEntry> entries;  ///< of a table, in the order of the file
  Place place;

  /// The entry of a table; nullptr where there is none.
  [[nodiscard]] const TomlValue* find(std::string_view key) const;
  [[nodiscard]] bool is(Kind k) const { return kind == k; }
};

struct TomlEntry {
  std::string key;
  TomlValue value;
};

/// Parses `text`; places say `path`. The error is the first mistake of syntax.
[[nodiscard]] Result<TomlValue> parse_toml(std::string_view text, const std::string& path);

}  // namespace sagwan
