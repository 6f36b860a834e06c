// SPDX-License-Identifier: Apache-2.0
// Fact: one thing that a knowledge file says, in a form in which two files can be compared: without
// ids, with every field as text.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "pipeline/export/knowledge_reader.h"
#include "sagwan/span.h"

namespace sagwan {

struct Fact {
  std::string list;  ///< as in the knowledge file: `times`, `items`
  std::string type;  ///< `DATE`, `LOC/country`
  SourceSpan span;
  std::string text;
  std::vector<std::pair<std::string, std::string>> fields;  ///< those that are known, in one order
  std::string rule;                                         ///< empty where no rule made it
  std::string key;         ///< for what is known by its content and not by its place; else empty
  uint32_t index = kNone;  ///< in the knowledge file's list

  /// `2022-02 START`: the fields in one line; those whose name does not go without saying with it.
  [[nodiscard]] std::string value() const;
};

/// The lists that are compared, those that matter most first.
[[nodiscard]] const std::vector<std::string>& fact_lists();

/// Every fact of the file, by list, then in the file's order. Linear.
[[nodiscard]] std::vector<Fact> facts_of(const Knowledge& knowledge);

/// What stands around `span`: `...before [text] behind...`, from the sentence or block that holds
/// it; empty where none does.
[[nodiscard]] std::string context_of(const Knowledge& knowledge, SourceSpan span,
                                     const std::string& text);

}  // namespace sagwan
