// SPDX-License-Identifier: Apache-2.0
#include "pipeline/mutate/known_mutants.h"

#include <filesystem>

#include "pipeline/core/files.h"
#include "pipeline/core/toml.h"

namespace sagwan {

namespace {

constexpr uint64_t kMaxBytes = 1U << 24U;

}  // namespace

Result<KnownMutants> KnownMutants::load(const std::string& path) {
  KnownMutants out;
  std::error_code none;
  if (!std::filesystem::exists(path, none)) return out;
  SAGWAN_TRY(const std::string bytes, read_file(path, kMaxBytes));
  SAGWAN_TRY(const TomlValue root, parse_toml(bytes, path));
  const TomlValue* reasons = root.find("reasons");
  const TomlValue* known = root.find("known");
  if (known == nullptr) return out;
  for (const TomlValue& table : known->items) {
    const TomlValue* rule = table.find("rule");
    const TomlValue* why = table.find("why");
    const TomlValue* mutants = table.find("mutants");
    if (rule == nullptr || why == nullptr || mutants == nullptr) {
      return diagnostic(Code::config_key, table.place, "known mutants have rule, why, mutants");
    }
    const TomlValue* reason = reasons == nullptr ? nullptr : reasons->find(why->string);
    if (reason == nullptr) {
      return diagnostic(Code::config_value, why->place, "no reason of that name: " + why->string);
    }
    for (const TomlValue& mutant : mutants->items) {
      out.known_[rule->string][mutant.string] = reason->string;
    }
  }
  return out;
}

const std::string* KnownMutants::why(const std::string& rule, const std::string& what) const {
  const auto at = known_.find(rule);
  if (at == known_.end()) return nullptr;
  const auto reason = at->second.find(what);
  return reason == at->second.end() ? nullptr : &reason->second;
}

}  // namespace sagwan
