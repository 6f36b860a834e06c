// SPDX-License-Identifier: Apache-2.0
// configs/metamorphic.toml: what alterations put in, and what they may change.
#include <algorithm>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"
#include "pipeline/core/utf8.h"
#include "pipeline/metamorphic/alterations.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 20U;

std::string text_of(const TomlValue& table, std::string_view key) {
  const TomlValue* value = table.find(key);
  return value == nullptr ? "" : value->string;
}

Status check_alteration(const std::string& name, const Place& place) {
  const auto& known = alterations();
  const bool is_known =
      name == kShuffled ||
      std::any_of(known.begin(), known.end(), [&](const auto& a) { return name == a.name; });
  if (is_known) return Unit{};
  return diagnostic(Code::config_value, place, "no alteration: " + name);
}

Result<StatedChange> stated_of(const TomlValue& table) {
  StatedChange out{text_of(table, "alteration"), text_of(table, "list"), text_of(table, "field"),
                   text_of(table, "text"), text_of(table, "why")};
  if (const Status known = check_alteration(out.alteration, table.place); !known) {
    return known.error();
  }
  if (out.list.empty() || out.why.empty()) {
    return diagnostic(Code::config_key, table.place, "a stated change has alteration, list, why");
  }
  return out;
}

Result<KnownChanges> known_of(const TomlValue& table) {
  const TomlValue* most = table.find("most");
  KnownChanges out{text_of(table, "report"), text_of(table, "alteration"), 0,
                   text_of(table, "why")};
  if (const Status known = check_alteration(out.alteration, table.place); !known) {
    return known.error();
  }
  if (out.report.empty() || out.why.empty() || most == nullptr || most->integer <= 0) {
    return diagnostic(Code::config_key, table.place,
                      "known changes have report, alteration, most, why");
  }
  out.most = static_cast<std::size_t>(most->integer);
  return out;
}

}  // namespace

Result<MetamorphicConfig> MetamorphicConfig::load(const std::string& path) {
  SAGWAN_TRY(const std::string bytes, read_file(path, kMaxBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(bytes, path));
  MetamorphicConfig out;
  for (const auto& [key, value] : root.entries) {
    if (key == "note") {
      out.note = utf8::code_points(value.string);
    } else if (key == "particles") {
      for (const TomlValue& pair : value.items) {
        if (pair.items.size() != 2) {
          return diagnostic(Code::config_value, pair.place, "particles are pairs of two forms");
        }
        out.particles.emplace_back(utf8::code_points(pair.items[0].string),
                                   utf8::code_points(pair.items[1].string));
      }
    } else if (key == "stated") {
      for (const TomlValue& table : value.items) {
        SAGWAN_TRY(StatedChange stated, stated_of(table));
        out.stated.push_back(std::move(stated));
      }
    } else if (key == "known") {
      for (const TomlValue& table : value.items) {
        SAGWAN_TRY(KnownChanges known, known_of(table));
        out.known.push_back(std::move(known));
      }
    } else {
      return diagnostic(Code::config_key, value.place, "unknown key " + key);
    }
  }
  return out;
}

std::size_t known_changes(std::string_view report, std::string_view alteration,
                          const MetamorphicConfig& config) {
  const auto at = std::find_if(config.known.begin(), config.known.end(), [&](const auto& known) {
    return known.report == report && known.alteration == alteration;
  });
  return at == config.known.end() ? 0 : at->most;
}

bool is_stated(const Change& change, std::string_view alteration, const MetamorphicConfig& config) {
  return std::any_of(config.stated.begin(), config.stated.end(), [&](const StatedChange& s) {
    return s.alteration == alteration && s.list == change.fact().list &&
           (s.text.empty() || s.text == change.fact().text) &&
           (s.field.empty() || change.what.starts_with(s.field + " "));
  });
}

}  // namespace sagwan
