// SPDX-License-Identifier: Apache-2.0
// How a page shows its elements: what it hides, what stands around the text, tables that only place
// things, and the type that text is set in. Style sheets are not read.
#pragma once

#include "readers/flow_text.h"
#include "readers/html_nodes.h"

namespace sagwan::readers {

[[nodiscard]] bool is_hidden(const xmlNode* element);

/// The element that holds the text of the page, where just one says so; else null.
[[nodiscard]] const xmlNode* main_of(const xmlNode* root);

/// Navigation, heads and feet of the site, and all that is beside `main`.
[[nodiscard]] bool is_margin(const xmlNode* element, const xmlNode* main);

/// A table that places paragraphs on the page: one cell, or headings, lists and tables in it.
[[nodiscard]] bool is_layout(const xmlNode* table);

[[nodiscard]] Type type_of(const xmlNode* element, Type outer);

}  // namespace sagwan::readers
