// SPDX-License-Identifier: Apache-2.0
// Pieces of text beside the pieces of a citation: gaps without their punctuation and stray
// brackets.
#pragma once

#include <string_view>

#include "sagwan/span.h"

namespace sagwan::cite {

/// `gap` without white space, punctuation, dashes and brackets that have no partner in it.
[[nodiscard]] Span name_span(std::string_view text, Span gap);

/// `title` up to a bracket that is opened and not closed in it.
[[nodiscard]] Span without_open_tail(std::string_view text, Span title);

/// `title` without one closing quote that has no partner in it.
[[nodiscard]] Span without_stray_quote(std::string_view text, Span title);

}  // namespace sagwan::cite
