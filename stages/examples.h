// SPDX-License-Identifier: Apache-2.0
// Examples: every rule's examples and rejects, run through the whole plan. `sagwan check` and the
// tests call it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "pipeline/core/document.h"
#include "pipeline/core/resources.h"
#include "pipeline/run/run.h"

namespace sagwan {

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
