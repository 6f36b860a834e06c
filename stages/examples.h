// SPDX-License-Identifier: Apache-2.0
// Examples: every rule's examples and rejects, run through the whole plan. `sagwan check` and the
// tests call it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/rules/resources.h"
#include "pipeline/run/run.h"

namespace sagwan {

/// What a rule found in a document: texts, and the values of those that have one.
struct FoundByRule {
  std::vector<std::string> texts;
  std::vector<std::string> values;  ///< as many as texts
  friend bool operator==(const FoundByRule&, const FoundByRule&) = default;
};
[[nodiscard]] FoundByRule found_by(uint32_t index, const Document& document);

/// The kind of block that a rule's examples run in: a paragraph, where the rule runs there.
[[nodiscard]] BlockKind example_kind(const Rule& rule);

/// `text` as a document of one block of `kind`, without reading: for examples and cases of single
/// sentences.
[[nodiscard]] std::unique_ptr<Document> sentence_document(
    std::string text, BlockKind kind, const std::string& lang, const std::string& reference,
    std::shared_ptr<const Resources> resources);

/// `example` of `rule` as such a document, in a block that the rule runs in.
[[nodiscard]] std::unique_ptr<Document> example_document(
    const Rule& rule, const RuleExample& example, std::shared_ptr<const Resources> resources);

/// Runs the examples and rejects of rule `index`; each that fails is a rule_example in
/// `diagnostics`.
void check_examples(uint32_t index, const std::shared_ptr<const Resources>& resources,
                    const Stages& plan, Diagnostics& diagnostics);

}  // namespace sagwan
