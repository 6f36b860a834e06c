// SPDX-License-Identifier: Apache-2.0
// Texts as a list for messages: `["a", "b"]`.
#pragma once

#include <string>
#include <vector>

namespace sagwan {

[[nodiscard]] inline std::string quoted_list(const std::vector<std::string>& items) {
  std::string out = "[";
  for (const std::string& item : items) out += (out.size() > 1 ? ", \"" : "\"") + item + "\"";
  return out + "]";
}

}  // namespace sagwan
