// SPDX-License-Identifier: Apache-2.0
// configs/metamorphic.toml: what alterations put in, and what they may change.
#include <algorithm>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/metamorphic/alterations.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 20U;

std::string text_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value == nullptr ? "" : value->string;
}

Result<StatedChange> stated_of(const TomlValue& table) {
  StatedChange out{text_of(table, "alteration"), text_of(table, "list"), text_of(table, "field"),
                   text_of(table, "text"), text_of(table, "why")};
  const auto& known = alterations();
  const bool is_known = out.alteration == kShuffled ||
                        std::any_of(known.begin(), known.end(),
                                    [&](const auto& a) { return out.alteration == a.name; });
  if (!is_known) {
    return diagnostic(Code::config_value, table.place, "no alteration: " + out.alteration);
  }
  if (out.list.empty() || out.why.empty()) {
    return diagnostic(Code::config_key, table.place, "a stated change has alteration, list, why");
  }
  return out;
}

}  // namespace

Result<MetamorphicConfig> MetamorphicConfig::load(const std::string& path) {
  SAGWAN_TRY(const std::string bytes, read_file(path, kMaxBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(bytes, path));
  MetamorphicConfig out;
  for (const auto& [key, value] : root.entries) {
    if (key == "note") {
      out.note = code_points(value.string);
    } else if (key == "particles") {
      for (const TomlValue& pair : value.items) {
        if (pair.items.size() != 2) {
          return diagnostic(Code::config_value, pair.place, "particles are pairs of two forms");
        }
        out.particles.emplace_back(code_points(pair.items[0].string),
                                   code_points(pair.items[1].string));
      }
    } else if (key == "stated") {
      for (const TomlValue& table : value.items) {
        SAGWAN_TRY(StatedChange stated, stated_of(table));
        out.stated.push_back(std::move(stated));
      }
    } else {
      return diagnostic(Code::config_key, value.place, "unknown key " + key);
    }
  }
  return out;
}

bool is_stated(const Change& change, std::string_view alteration, const MetamorphicConfig& config) {
  return std::any_of(config.stated.begin(), config.stated.end(), [&](const StatedChange& s) {
    return s.alteration == alteration && s.list == change.fact().list &&
           (s.text.empty() || s.text == change.fact().text) &&
           (s.field.empty() || change.what.starts_with(s.field + " "));
  });
}

}  // namespace sagwan
