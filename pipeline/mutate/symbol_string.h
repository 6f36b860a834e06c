// SPDX-License-Identifier: Apache-2.0
// SymbolString: what a rule over finds ran over where it matched.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

struct SymbolString {
  std::string text;  ///< outermost finds of the phases before are symbols, all else is as it stands
  std::vector<std::pair<char32_t, std::string>> finds;  ///< each symbol, and what stands there
};

[[nodiscard]] SymbolString symbol_string(const Document& document, const Rule& rule, Span match);

}  // namespace sagwan
