// SPDX-License-Identifier: Apache-2.0
// Clause texts: tests/clauses/<lang>/<topic>.toml, short texts and what a rule finds in each, that
// show what the clauses of the rule are for (tests/clauses/README.md). They stand beside the rules'
// examples, which a person wrote to be read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/core/document.h"
#include "stages/examples.h"

namespace sagwan {

struct ClauseText {
  std::string text;
  std::optional<BlockKind> kind;  ///< none: that of the rule's examples
  FoundByRule found;              ///< without values: they are not compared
  Place place;
};

/// By the id of the rule.
using ClauseTexts = std::map<std::string, std::vector<ClauseText>, std::less<>>;

/// Every clause text below `home`; what is wrong goes to `problems`.
[[nodiscard]] ClauseTexts load_clause_texts(const std::string& home, Diagnostics& problems);

/// `one` of `rule` as a document of one block.
[[nodiscard]] std::unique_ptr<Document> clause_document(const Rule& rule, const ClauseText& one,
                                                        std::shared_ptr<const Resources> resources);

/// Did the rule find what the text says?
[[nodiscard]] bool holds(const ClauseText& one, const FoundByRule& found);

}  // namespace sagwan
