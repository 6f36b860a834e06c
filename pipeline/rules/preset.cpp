// SPDX-License-Identifier: Apache-2.0
#include "pipeline/rules/preset.h"

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 20U;

}  // namespace

Result<Preset> load_preset(const std::string& path, Diagnostics& diagnostics) {
  SAGWAN_TRY(const std::string text, read_file(path, kMaxBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(text, path));
  Preset out;
  for (const auto& [key, value] : root.entries) {
    if (key == "closed_names") {
      for (const TomlValue& item : value.items) out.closed.push_back(item.string);
    } else {
      Error error = diagnostic(Code::config_key, value.place, "unknown key " + key);
      diagnostics.add(error);
      return error;
    }
  }
  return out;
}

}  // namespace sagwan
