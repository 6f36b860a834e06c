// SPDX-License-Identifier: Apache-2.0
// References: what `{lex:TYPE}`, `{lex:TYPE.lang}`, `{PER}`, `{LOC/country}`, `{LOC|ORG}` stand for
// in a rule.
#pragma once

#include "pipeline/rules/pattern.h"
#include "pipeline/rules/rule.h"

namespace sagwan {

/// The arguments must outlive the resolver. A lexicon reference without language takes the rule's;
/// a rule of `any` takes all.
[[nodiscard]] ReferenceResolver reference_resolver(const Rule& rule, const Languages& languages,
                                                   const Lexicon& lexicon,
                                                   const Subtypes& subtypes);

}  // namespace sagwan
