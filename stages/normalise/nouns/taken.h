// SPDX-License-Identifier: Apache-2.0
// taken: which words are no noun of an amount, since they are part of a name, a time or an amount.
#pragma once

#include "pipeline/core/document.h"
#include "sagwan/layers/find.h"

namespace sagwan {

/// True if a name or a time covers part of `span`. `listed`: a noun of the lists, which may look
/// like a name.
[[nodiscard]] bool is_taken(const Layer<Find>& finds, Span span, bool listed = false);

}  // namespace sagwan
