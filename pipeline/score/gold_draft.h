// SPDX-License-Identifier: Apache-2.0
// A first gold from the program's own result, for a person to correct. It is a draft: `sagwan test`
// refuses it until a reader has marked it as reviewed.
#pragma once

#include "pipeline/export/knowledge_reader.h"
#include "pipeline/score/gold.h"
#include "pipeline/score/source_text.h"

namespace sagwan {

/// Fields that a knowledge file gives as text (a title, an author, what is measured) get the place
/// where that text stands nearest; those that stand nowhere are left out, and so are cells.
[[nodiscard]] Gold gold_draft(const Knowledge& knowledge, const SourceText& text);

}  // namespace sagwan
