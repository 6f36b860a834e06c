// SPDX-License-Identifier: Apache-2.0
#include "pipeline/core/toml.h"

#include <algorithm>

// toml++ 3.3.0 asserts, and in release builds takes for granted, what a broken file does not keep
// (a key behind `[[`); without either it goes on to its message.
#undef NDEBUG
#define TOML_ASSERT(expr) static_assert(true)
#define TOML_EXCEPTIONS 0
#define TOML_HEADER_ONLY 1
#include <toml++/toml.h>

namespace sagwan {

namespace {

TomlValue convert(const toml::node& node, const std::string& path) {
  TomlValue out;
  out.place = {path, node.source().begin.line, node.source().begin.column};
  if (const auto* table = node.as_table()) {
    out.kind = TomlValue::Kind::table;
    for (const auto& [key, value] : *table) {
      out.entries.push_back({std::string(key.str()), convert(value, path)});
    }
    // toml++ sorts keys; the file's order is the reader's.
    std::stable_sort(out.entries.begin(), out.entries.end(), [](const auto& a, const auto& b) {
      return std::pair(a.value.place.line, a.value.place.column) <
             std::pair(b.value.place.line, b.value.place.column);
    });
  } else if (const auto* array = node.as_array()) {
    out.kind = TomlValue::Kind::array;
    for (const auto& value : *array) out.items.push_back(convert(value, path));
  } else if (const auto* string = node.as_string()) {
    out.kind = TomlValue::Kind::string;
    out.string = string->get();
  } else if (const auto* integer = node.as_integer()) {
    out.kind = TomlValue::Kind::integer;
    out.integer = integer->get();
  } else if (const auto* boolean = node.as_boolean()) {
    out.kind = TomlValue::Kind::boolean;
    out.boolean = boolean->get();
  } else {
    out.kind = TomlValue::Kind::other;
  }
  return out;
}

}  // namespace

const TomlValue* TomlValue::find(std::string_view key) const {
  const auto entry =
      std::find_if(entries.begin(), entries.end(), [&](const auto& e) { return e.key == key; });
  return entry == entries.end() ? nullptr : &entry->value;
}

Result<TomlValue> parse_toml(std::string_view text, const std::string& path) {
  toml::parse_result parsed = toml::parse(text, path);
  if (!parsed) {
    const auto& error = parsed.error();
    return diagnostic(Code::toml_syntax,
                      {path, error.source().begin.line, error.source().begin.column},
                      std::string(error.description()));
  }
  return convert(parsed.table(), path);
}

}  // namespace sagwan
