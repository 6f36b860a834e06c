// SPDX-License-Identifier: Apache-2.0
#include "cli/rule_named.h"

#include <string_view>
#include <vector>

#include "cli/command_line.h"
#include "pipeline/rules/resources.h"
#include "sagwan/diagnostics.h"

namespace sagwan::cli {

Result<uint32_t> rule_named(const std::string& id, const Resources& resources) {
  if (id.empty()) return kNone;
  std::vector<std::string_view> ids;
  for (uint32_t i = 0; i < resources.rules().size(); ++i) {
    if (resources.rule(i).id == id) return i;
    ids.push_back(resources.rule(i).id);
  }
  Error unknown = diagnostic(Code::usage, {}, "no rule has the id " + id);
  const std::string_view near = nearest(id, ids);
  if (!near.empty()) unknown.mend = "did you mean " + std::string(near) + "?";
  return unknown;
}

}  // namespace sagwan::cli
